"""What a person is doing survives what everybody else does, and every kind of bad weather."""

import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import (
    CHAIR,
    PHONE,
    PROJECTOR,
    Posts,
    Venue,
    answered,
    enter,
    find,
    press,
    press_enter,
    tap,
    wait_for_list,
)
from tests.browser.server import DemoServer

ACTS = 30

type Room = tuple[Venue, Page]


@pytest.fixture
def room(open_venue: OpenVenue, shared_server: DemoServer) -> Room:
    """A meeting in debate, its list empty, and the chair's console."""
    venue = open_venue(shared_server)
    chair = venue.open(shared_server.links["chair"], CHAIR)
    if "meeting/" in str(
        chair.get_attribute("#next [data-key=Enter]", "formaction")
        if chair.query_selector("#next [data-key=Enter]")
        else ""
    ):
        press_enter(chair)
        press(chair, "Shift+KeyP")
        press_enter(chair)
    if chair.query_selector("#speech [data-key=KeyE]"):
        press(chair, "KeyE")
    while withdraw := chair.query_selector("#motions button[value=withdrawn]"):
        withdraw.click()
        answered(chair)
    if chair.query_selector("#queue [value=reopen]"):
        press(chair, "KeyL")
    while off := chair.query_selector("#queue button[value=off]"):
        off.click()
        answered(chair)
    return venue, chair


def acts_elsewhere(page: Page, count: int) -> None:
    """Another officer puts seats on the list and takes them off again; the last one stays on."""
    seats = ["BRA", "FJI", "ITA", "MEX", "PER"]
    for turn in range(count - 1):
        seat = seats[turn // 2 % len(seats)]
        button = (
            f"#seat-{seat} [formaction='list/']"
            if turn % 2 == 0
            else f"#queue [formaction^='list/{seat}/'][value=off]"
        )
        page.wait_for_selector(button, state="attached")
        page.eval_on_selector(button, "button => button.click()")
        answered(page)
    page.eval_on_selector("#seat-VEN [formaction='list/']", "button => button.click()")
    answered(page)


INPUT = """() => {
  const at = document.activeElement;
  return [at.id || at.name, at.value, at.selectionStart, at.selectionEnd, at.scrollTop,
          document.querySelector(".desk .left #seats").scrollTop,
          [...document.querySelectorAll("dialog[open]")].map((dialog) => dialog.id),
          [...document.querySelectorAll("#seats [data-search]")].filter((row) => row.hidden).length];
}"""


def in_the_finder(chair: Page) -> None:
    chair.click("#find")
    chair.keyboard.insert_text("an")
    chair.evaluate("document.getElementById('find').setSelectionRange(1, 2)")
    chair.eval_on_selector("#seats", "seats => { seats.scrollTop = 40; }")


def in_a_dialog(chair: Page) -> None:
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", "A title half wri")
    chair.fill("#draft-dialog [name=operative]", "\n".join(f"Decides {number}" for number in range(30)))
    chair.eval_on_selector(
        "#draft-dialog [name=operative]", "text => { text.setSelectionRange(20, 33); text.scrollTop = 50; }"
    )


@pytest.mark.parametrize("type_", [in_the_finder, in_a_dialog])
def test_what_is_pushed_leaves_what_is_typed_alone(
    type_: Callable[[Page], None], room: Room, shared_server: DemoServer
) -> None:
    venue, chair = room
    vice = venue.open(shared_server.links["vice_chair"], CHAIR)
    type_(chair)
    before = chair.evaluate(INPUT)
    acts_elsewhere(vice, ACTS)
    chair.wait_for_selector("#queue [formaction^='list/VEN/']", state="attached")
    assert chair.evaluate(INPUT) == before


def test_an_open_seat_stays_open_under_the_mouse(room: Room, shared_server: DemoServer) -> None:
    venue, chair = room
    vice = venue.open(shared_server.links["vice_chair"], CHAIR)
    chair.click("#seat-BRA summary")
    acts_elsewhere(vice, 6)
    chair.wait_for_selector("#queue [formaction^='list/VEN/']", state="attached")
    assert chair.query_selector("#seat-BRA details[open]")


def test_a_double_click_is_one_act(room: Room) -> None:
    _venue, chair = room
    for seat in ("JPN", "DEU", "CHL"):
        find(chair, seat)
    chair.dblclick("#next button")
    answered(chair)
    assert chair.query_selector("#seat-JPN.speaks")
    # A slower hand: the second click comes just when the button has taken on another meaning.
    chair.evaluate(SECOND_CLICK)
    chair.eval_on_selector("#next button", "button => button.click()")
    chair.wait_for_selector("body[data-clicked-again]")
    answered(chair)
    chair.wait_for_selector("#next [value='DEU']")
    assert not chair.query_selector("#seat-DEU.speaks"), "one double click did two things"


SECOND_CLICK = """() => {
  const next = document.getElementById("next"), before = next.querySelector("button").value;
  new MutationObserver((_, watcher) => {
    const button = document.querySelector("#next button");
    if (!button || button.value === before) return;
    watcher.disconnect();
    setTimeout(() => {
      button.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, detail: 2}));
      document.body.dataset.clickedAgain = "yes";
    }, 60);
  }).observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ["value"]});
}"""


def test_a_double_click_on_present_answers_for_one_seat(open_venue: OpenVenue, server: DemoServer) -> None:
    chair = open_venue(server).open(server.links["chair"], CHAIR)
    press_enter(chair)
    present = "#roll button[value=present][formaction='roll/{}/']"
    chair.dblclick(present.format("AFG"))
    chair.wait_for_selector(present.format("AGO"))
    answered(chair)
    # A slower hand: the button means the next seat already when the second click comes.
    box = chair.locator(present.format("AGO")).bounding_box()
    assert box
    chair.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    chair.mouse.down()
    chair.mouse.up()
    chair.wait_for_selector(present.format("ARG"))
    chair.mouse.down(click_count=2)
    chair.mouse.up(click_count=2)
    answered(chair)
    assert [chair.inner_text(f"#seat-{seat} .mark") for seat in ("AFG", "AGO")] == ["P", "P"]
    assert chair.query_selector(present.format("ARG")), "one double click answered for two seats"


def type_in(chair: Page, typed: str) -> None:
    """Type a name into the finder and press Enter, and wait for nothing."""
    chair.locator("#find").focus()
    chair.keyboard.insert_text(typed)
    chair.keyboard.press("Enter")


def test_two_names_typed_quickly_are_both_put_on_the_list(room: Room) -> None:
    _venue, chair = room
    posts = Posts(chair, "**/list/")
    posts.held = True
    for typed in ("jap", "chile"):
        type_in(chair, typed)
        expect(chair.locator("#find")).to_have_value("")
    assert [fields["seat"] for fields in posts.fields] == ["JPN"], "one is posted at a time"
    posts.let_go()
    wait_for_list(chair, "JPN", "CHL")
    answered(chair)
    assert len(set(posts.keys)) == len(posts.keys) == 2
    assert not chair.query_selector("#notice p")


def test_a_refused_name_is_back_in_the_finder_and_keys_are_for_the_notice(room: Room) -> None:
    _venue, chair = room
    press(chair, "KeyL")
    type_in(chair, "jap")
    expect(chair.locator("#notice p")).to_have_text("The speakers list is closed.")
    expect(chair.locator("#find")).to_have_value("jap")
    expect(chair.locator("#find")).not_to_be_focused()
    press(chair, "KeyG")
    wait_for_list(chair, "JPN")
    expect(chair.locator("#notice p")).to_have_count(0)


def test_a_refusal_in_a_dialog_is_ruled_in_order_there_and_the_dialog_closes(room: Room) -> None:
    _venue, chair = room
    find(chair, "JPN")
    press_enter(chair)
    chair.wait_for_selector("#seat-JPN.speaks")
    press(chair, "KeyC")
    chair.fill("#motion-dialog [name=topic]", "Clean water")
    chair.fill("#motion-dialog [name=seat]", "chile")
    press(chair, "Enter")
    expect(chair.locator("#motion-dialog #notice p")).to_have_text("A speaker has the floor.")
    assert chair.input_value("#motion-dialog [name=seat]") == "chile"
    press(chair, "KeyG")
    chair.wait_for_selector("#motions .motion:has-text('Chile')")
    chair.wait_for_selector("#motion-dialog", state="hidden")
    expect(chair.locator("#notice p")).to_have_count(0)
    assert chair.input_value("#motion-dialog [name=seat]") == ""


def test_enter_does_nothing_while_a_notice_is_open(room: Room) -> None:
    _venue, chair = room
    find(chair, "JPN")
    type_in(chair, "JPN")
    expect(chair.locator("#notice p")).to_have_text("Japan is on the list already.")
    answered(chair)
    posts = Posts(chair, "**/dais/chair/*/")
    for _time in range(3):
        press(chair, "Enter", "Space")
    assert posts.fields == []
    assert not chair.query_selector("#seat-JPN.speaks")
    press(chair, "Escape")
    expect(chair.locator("#notice p")).to_have_count(0)
    press_enter(chair)
    chair.wait_for_selector("#seat-JPN.speaks")


SHORT_WAITS = """
const later = window.setTimeout;
window.setTimeout = (then, wait, ...rest) => later(then, wait > 250 ? wait / 20 : wait, ...rest);
"""


def test_a_press_without_an_answer_is_repeated_under_its_key_and_given_up_with_a_sentence(
    room: Room, shared_server: DemoServer
) -> None:
    venue, _chair = room
    context = venue.context(CHAIR)
    context.add_init_script(SHORT_WAITS)
    vice = context.new_page()
    enter(vice, shared_server.links["vice_chair"])
    vice.wait_for_selector("#link[data-state=live]")
    posts = Posts(vice, "**/list/")
    with venue.bad_weather():
        posts.lost = True
        type_in(vice, "jap")
        expect(vice.locator("#notice p")).to_have_text(vice.get_attribute("body", "data-lost") or "none")
        answered(vice)
        assert len(posts.keys) == 8
        assert len(set(posts.keys)) == 1
        expect(vice.locator("#find")).to_have_value("jap")
        press(vice, "Escape")
        assert not vice.query_selector("#queue [formaction^='list/JPN/']")
        # The next press is another one, and this time an answer comes in the end.
        posts.fields.clear()
        vice.wait_for_selector("#link[data-state=live]")
        vice.fill("#find", "")
        vice.evaluate(NEXT_STATES)
        vice.locator("#find").focus()
        vice.keyboard.insert_text("chile")
        posts.lost = True
        vice.keyboard.press("Enter")
        vice.wait_for_selector("body[data-said~=reconnecting]")
        posts.lost = False
        wait_for_list(vice, "CHL")
        answered(vice)
    assert len(posts.keys) >= 2
    assert len(set(posts.keys)) == 1
    vice.wait_for_selector("#link[data-state=live]")


NEXT_STATES = """() => {
  const link = document.getElementById("link");
  new MutationObserver(() => { document.body.dataset.said = (document.body.dataset.said || "") + " " + link.dataset.state; })
    .observe(link, {attributes: true, attributeFilter: ["data-state"]});
}"""


def test_without_scripts_the_meeting_opens_and_a_phone_asks(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR, live=False, java_script_enabled=False)
    chair.click("#next button")
    chair.wait_for_selector("#roll button[value=present]")
    chair.click("#roll button[value=present]")
    chair.wait_for_selector("#roll button[formaction='roll/AGO/']")
    assert chair.inner_text("#seat-AFG .mark") == "P"
    chair.click("#roll button[value=all]")
    chair.click("#next button")
    chair.wait_for_selector("#next", state="attached")
    phone = venue.open(server.links["seats"]["JPN"], PHONE, live=False, java_script_enabled=False)
    phone.click("#mine button[value=ask]")
    phone.wait_for_selector("#mine .next")
    chair.reload()
    chair.wait_for_selector("#queue [formaction^='list/JPN/']")


def test_a_refusal_without_scripts_is_a_page_that_leads_back(room: Room, shared_server: DemoServer) -> None:
    venue, chair = room
    find(chair, "JPN")
    plain = venue.open(shared_server.links["vice_chair"], CHAIR, live=False, java_script_enabled=False)
    plain.fill("#find", "JPN")
    plain.click(".find button")
    assert plain.inner_text("#notice p") == "Japan is on the list already."
    plain.click("#notice a")
    plain.wait_for_selector("#queue [formaction^='list/JPN/']")


def test_where_sockets_are_blocked_a_phone_polls_and_says_so(room: Room, shared_server: DemoServer) -> None:
    venue, chair = room
    with venue.bad_weather():
        context = venue.context(PHONE)
        context.route_web_socket("**/live/**", lambda socket: socket.close())
        phone = context.new_page()
        phone.goto(shared_server.links["seats"]["CHL"])
        phone.click("main form button")
        phone.wait_for_selector("#link[data-state=polling]")
        assert phone.inner_text("#link").startswith("slow link")
        find(chair, "CHL")
        phone.wait_for_selector("#mine .next")
        tap(phone, "#mine button[value=withdraw]")
        chair.wait_for_selector("#queue [formaction^='list/CHL/']", state="detached")
        phone.wait_for_selector("#mine button[value=ask]")
        context.close()
        venue.contexts.remove(context)


def test_offline_is_said_and_back_online_the_screen_is_right(room: Room, shared_server: DemoServer) -> None:
    venue, chair = room
    phone = venue.open(shared_server.links["seats"]["CHN"], PHONE)
    phone.evaluate("window.sameDocument = true")
    with venue.bad_weather():
        phone.context.set_offline(True)
        phone.wait_for_selector("#link[data-state=offline]")
        find(chair, "CHN")
        phone.context.set_offline(False)
        phone.wait_for_selector("#mine .next", timeout=8000)
        phone.wait_for_selector("#link[data-state=live]", timeout=8000)
    assert phone.evaluate("window.sameDocument")


def test_when_the_server_comes_back_every_screen_is_right_without_a_reload(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR)
    projector = venue.open(server.links["projector"], PROJECTOR)
    phone = venue.open(server.links["seats"]["JPN"], PHONE)
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    find(chair, "JPN")
    press_enter(chair)
    press(chair, "Space")
    projector.wait_for_selector("#scene .clock[data-running=yes]")
    pages = (chair, projector, phone)
    for page in pages:
        page.evaluate("window.sameDocument = true")
    with venue.bad_weather():
        server.stop(signal.SIGKILL)
        for page in pages:
            page.wait_for_selector("#link:not([data-state=live])", state="attached")
        # Pressed while there is no server: it is entered once there is one.
        chair.keyboard.press("KeyE")
        server.start()
        for page in pages:
            page.wait_for_selector("#link[data-state=live]", state="attached")
        answered(chair)
    chair.wait_for_selector("#speech .clock", state="detached")
    projector.wait_for_selector("#scene.scene-list")
    phone.wait_for_selector("#mine button[value=ask]")
    assert all(page.evaluate("window.sameDocument") for page in pages)
