"""What becomes of an amendment that was handed in: worked over, returned, signed, introduced by the dais or by a motion."""

import pytest
from django.test import Client

from committees import record, screens
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.management.commands.verify import Examination
from committees.models import Committee
from resolutions.models import Amendment
from resolutions.printing.amendment import amendment_html
from tests.doors.amending import READ, at, drafted, handed_in, papers_of, words
from tests.doors.markup import buttons, form
from tests.doors.motions import HTMX, enter, floor, minutes, post, said
from tests.doors.passes import seat
from tests.given import SETS


@pytest.fixture
def draft(room: Committee, dais: Client) -> int:
    enter(room, "set_phones", level="all")
    return drafted(room, dais)


@pytest.fixture
def phone(room: Committee, draft: int) -> Client:
    return seat(room, "BRA")


def test_it_is_followed_worked_over_and_taken_back(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    first = handed_in(room, phone, draft)
    page = words(phone.get(at(draft) + "?handed-in"))
    assert "Handed in to the dais." in page
    assert '>L.1: Replace paragraph 2</a> <span class="quiet">handed in' in page
    remarks = "Say which <b>States</b>"
    post(dais, "submissions/returned/", paper=str(draft), amendment=str(first.id), remarks=remarks)
    assert floor(room).papers.proposal(first.id).standing == "returned"
    path = f"{READ}amendments/{first.id}/"
    assert f'href="{path}"' in said(phone.get(READ))
    page = phone.get(path)
    assert remarks in said(page)
    assert b"<b>States</b></p>" not in page.content
    sent = form(page.content.decode(), "Look at it").pressed("Look at it")
    assert (sent["operative"], sent["sponsors"]) == ("Urges all", "Germany")
    again = {**sent, "operative": "Urges some", "do": "hand-in"}
    assert phone.post(path, again).status_code == 302
    (second,) = floor(room).papers.proposed
    assert (second.standing, Amendment.objects.get(pk=second.id).clauses()[0].text) == (
        "submitted",
        "Urges some",
    )
    path = f"{READ}amendments/{second.id}/"
    found = form(phone.get(path).content.decode(), "Take it back")
    assert phone.post(path, found.pressed("Take it back")).status_code == 302
    assert floor(room).papers.proposed == ()
    assert phone.get(path).status_code == 404
    assert remarks not in minutes(dais)


def test_what_is_returned_is_out_of_sight_but_for_the_dais_and_whose_it_is(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft)
    other = seat(room, "POL")
    assert "Urges" in said(other.get("/unhrc/seat/POL/papers/"))
    post(dais, "submissions/returned/", paper=str(draft), amendment=str(own.id), remarks="")
    assert "Urges" not in said(other.get("/unhrc/seat/POL/papers/"))
    assert "Urges" in said(phone.get(READ))
    assert "Urges" in said(dais.get("/unhrc/dais/chair/papers/texts/"))


def test_a_phone_that_reads_asks_again_when_debate_is_closed_and_nothing_can_be_amended_any_more(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    def mark() -> str:
        return screens.draw(room.pk, Audience("phone", "en")).regions["shelf"]

    before = mark()
    enter(room, "declare_motion", motion="close_debate")
    assert mark() != before


def test_what_was_handed_in_to_a_paragraph_that_is_gone_can_still_be_taken_back(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft)
    post(dais, "amendments/", paper=str(draft), sponsors="Germany", operation="strike", place="2")
    post(dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", method="friendly")
    path = f"{READ}amendments/{own.id}/"
    page = phone.get(path)
    assert "That paragraph is not in the draft any more." in said(page)
    assert "a paragraph that is not in the draft any more" in papers_of(room)
    enter(room, "withdraw_draft", paper=draft)
    assert "That draft is not before the room." in said(phone.get(path))
    assert (
        phone.post(path, form(page.content.decode(), "Take it back").pressed("Take it back")).status_code
        == 302
    )
    assert floor(room).papers.proposed == ()


def test_no_delegation_touches_the_amendment_of_another(room: Committee, phone: Client, draft: int) -> None:
    own = handed_in(room, phone, draft)
    path, other = f"/unhrc/seat/DEU/papers/amendments/{own.id}/", seat(room, "DEU")
    assert other.get(path).status_code == 404
    for deed in ("take-back", "hand-in"):
        fields = {"do": deed, "operation": "replace", "operative": "Decides otherwise"}
        assert other.post(path, fields).status_code == 404
    assert floor(room).papers.proposed == (own,)
    assert "Work it over" not in said(other.get("/unhrc/seat/DEU/papers/"))


def test_others_sign_it_where_they_read_it_and_the_dais_enters_who_says_so(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft, sponsors="")
    path, other = "/unhrc/seat/POL/papers/", seat(room, "POL")
    html = other.get(path).content.decode()
    url = f"/unhrc/seat/POL/amendments/{own.id}/"
    ways = {button.label: button for button in buttons(html) if button.url == url}
    assert set(ways) == {"Sponsor it", "Sign it"}
    turns = turns_text(record.read(room.pk).turns)
    sign = {"key": "k", ways["Sign it"].name: ways["Sign it"].value}
    assert other.post(url, sign, **HTMX).status_code == 200
    said_so = {"paper": str(draft), "amendment": str(own.id), "seat": "ドイツ", "support": "sponsor"}
    assert post(dais, "support/", **said_so).status_code == 200
    proposed = floor(room).papers.proposal(own.id)
    assert (proposed.sponsors, proposed.signatories) == (("BRA", "DEU"), ("POL",))
    assert floor(room).papers.drafts[0].sponsors == ("JPN",)
    html = words(other.get(path))
    assert "handed in · support 3, usually 1" in html
    assert "Signatories: Poland" in html
    assert "support 3, usually 1" in papers_of(room)
    assert post(dais, f"amendments/{own.id}/", method="introduce", turns=turns).status_code == 200, (
        "no signature makes the Chair's press stale"
    )


def test_the_dais_introduces_it_with_one_press_and_the_minutes_say_so_from_then_on(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft)
    seat(room, "POL").post(f"/unhrc/seat/POL/amendments/{own.id}/", {"support": "signatory"}, **HTMX)
    assert "Brazil" not in minutes(dais)
    assert "Poland" not in minutes(dais)
    html = papers_of(room)
    assert 'Amendment of Brazil</strong> replace paragraph 2 <span class="quiet">handed in' in html
    assert "Urges all" in html
    (press,) = [each for each in buttons(html) if each.label == "Introduce"]
    assert post(dais, press.url, **press.fields).status_code == 200
    kept = minutes(dais)
    assert "Amendment 1 to A/UNHRC/L.1 by Brazil, Germany, signed by Poland: replace paragraph 2" in kept
    assert "Poland is a signatory" not in kept
    post(dais, "support/", paper=str(draft), amendment=str(own.id), seat="Poland", support="none")
    assert "Poland stands behind amendment 1 to A/UNHRC/L.1 no longer" in minutes(dais)
    book = record.read(room.pk)
    for _times in range(2):
        post(dais, "steps/", act=str(book.undoable().act))
        book = record.read(room.pk)
    (back,) = book.floor.papers.proposed
    assert (back.id, back.standing, back.signatories) == (own.id, "submitted", ("POL",))
    assert "Amendment of Brazil" in papers_of(room)


def test_the_projector_names_who_stands_behind_what_is_voted_on_and_is_silent_before(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    def scene() -> str:
        return " ".join(screens.draw(room.pk, Audience("projector", "en")).regions["scene"].split())

    before = scene()
    own = handed_in(room, phone, draft, sponsors="")
    seat(room, "POL").post(f"/unhrc/seat/POL/amendments/{own.id}/", {"support": "signatory"}, **HTMX)
    assert scene() == before
    post(dais, f"amendments/{own.id}/", method="introduce")
    enter(room, "declare_motion", motion="close_debate")
    post(dais, f"amendments/{own.id}/", method="placard")
    assert "Replace paragraph 2" in scene()
    assert "Brazil, signed by Poland" in scene()


def test_an_introduction_that_is_not_in_order_says_why(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft)
    enter(room, "declare_motion", motion="close_debate")
    (press,) = [each for each in buttons(papers_of(room)) if each.value == "introduce"]
    assert press.data["data-reason"] == "Debate is closed, so no more amendments are introduced."
    answer = post(dais, press.url, **press.fields)
    assert "The Chair rules it in order" in said(answer)
    ruled = {**press.fields, "ruled": press.data["data-reason"]}
    assert post(dais, press.url, **ruled).status_code == 200
    assert floor(room).papers.drafts[0].amendments[0].id == own.id


def test_a_vote_on_what_nobody_sponsors_any_more_is_not_the_next_step(
    room: Committee, phone: Client, dais: Client, draft: int
) -> None:
    own = handed_in(room, phone, draft, sponsors="")
    post(dais, f"amendments/{own.id}/", method="introduce")
    phone.post(f"/unhrc/seat/BRA/amendments/{own.id}/", {"support": "none"}, **HTMX)
    assert "no sponsor" in papers_of(room)
    enter(room, "declare_motion", motion="close_debate")
    (step,) = buttons(screens.draw(room.pk, Audience("console", "en")).regions["next"])[:1]
    assert (step.url, step.value) == (f"amendments/{own.id}/", "withdraw")


# The preamble


def test_a_paragraph_of_the_preamble_is_amended_where_the_rules_have_that(
    room: Committee, dais: Client, phone: Client, draft: int
) -> None:
    assert at(draft, "p1") not in words(phone.get(READ))
    strike = {"operation": "strike", "do": "hand-in"}
    refused = phone.post(at(draft, "p1"), strike)
    assert "Under these rules the preamble is not amended." in said(refused)
    enter(room, "take_procedure", procedure=SETS["hrc-real"])
    assert words(phone.get(READ)).count(f'href="{at(draft, "p1")}"') == 1
    page = words(
        phone.post(at(draft, "p1"), {"operation": "replace", "operative": "Noting it", "do": "look"})
    )
    assert '<p lang="en" class="preambular level-0 changed"><ins><i>Noting</i> it,</ins>' in page
    assert "Preambular paragraph 1 of L.1" in page
    assert (
        phone.post(
            at(draft, "p1"), {"operation": "replace", "operative": "Noting it", "do": "hand-in"}
        ).status_code
        == 302
    )
    (handed_in,) = floor(room).papers.proposed
    assert (handed_in.target, handed_in.preamble) == ("p1", True)
    assert "replace preambular paragraph 1" in papers_of(room)
    post(dais, f"amendments/{handed_in.id}/", method="introduce")
    post(dais, f"amendments/{handed_in.id}/", method="friendly")
    added = {"operation": "add", "place": "0", "part": "preambular", "operative": "Guided by law"}
    assert post(dais, "amendments/", paper=str(draft), sponsors="Germany", **added).status_code == 200
    post(dais, f"amendments/{floor(room).papers.drafts[0].amendments[1].id}/", method="friendly")
    read = words(phone.get(READ))
    assert (
        read.index("<i>Guided by</i> law,") < read.index("<i>Noting</i> it,") < read.index("<i>Decides</i>")
    )
    assert "Recalling" not in read
    assert Examination(room).faults == []
    book = record.read(room.pk)
    (paper,) = book.floor.papers.drafts
    printed = [amendment_html(room, book, paper, each) for each in paper.amendments]
    assert "Replace preambular paragraph 1 with:" in printed[0]
    assert "Before preambular paragraph 1, insert a new paragraph reading:" in printed[1]


# By a motion


def test_what_was_handed_in_is_moved_by_a_typed_line_and_so_called_in_preview_and_minutes(
    room: Committee, dais: Client, phone: Client, draft: int
) -> None:
    handed_in(room, phone, draft)
    line = {"line": "amendment L.1 2 brazil"}
    preview = words(dais.get("/unhrc/dais/chair/motions/line/", line))
    assert "the amendment of Brazil to L.1: replace paragraph 2" in preview
    assert "Not in order now" not in preview
    wrong = words(dais.get("/unhrc/dais/chair/motions/line/", {"line": "amendment L.1 3 brazil"}))
    assert "No amendment with the dais is called that." in wrong
    assert post(dais, "motions/", **line).status_code == 200
    assert [each.target for each in floor(room).papers.drafts[0].amendments] == ["2"]
    assert "ntroduction of an amendment (unfriendly), amendment 1 to L.1" in minutes(dais)
