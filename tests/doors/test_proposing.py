"""A delegation amends a paragraph where it reads it: looked at, refused, handed in."""

import pytest
from django.test import Client

from committees.models import Committee
from resolutions.models import Amendment
from tests.doors.amending import READ, at, drafted, handed_in, words
from tests.doors.markup import form
from tests.doors.motions import enter, floor, said
from tests.doors.passes import seat


@pytest.fixture
def draft(room: Committee, dais: Client) -> int:
    enter(room, "set_phones", level="all")
    return drafted(room, dais)


@pytest.fixture
def phone(room: Committee, draft: int) -> Client:
    return seat(room, "BRA")


def test_each_operative_paragraph_has_its_way_to_be_amended(
    room: Committee, phone: Client, draft: int
) -> None:
    html = words(phone.get(READ))
    for mark in ("1", "2", "3"):
        assert html.count(f'href="{at(draft, mark)}"') == 1
    assert html.index("now;") < html.index(at(draft, "1")) < html.index("Calls upon"), (
        "a paragraph ends with its last sub-paragraph"
    )
    enter(room, "set_phones", level="floor")
    assert "Amend this paragraph" not in words(phone.get(READ))
    enter(room, "set_phones", level="all")
    enter(room, "declare_motion", motion="close_debate")
    assert "Amend this paragraph" not in words(phone.get(READ))


def test_only_what_is_replaced_begins_with_the_present_text(phone: Client, draft: int) -> None:
    page = phone.get(at(draft, "1")).content.decode()
    sent = form(page, "Look at it").pressed("Look at it")
    assert sent["operative"].splitlines() == ["Decides to act", "(a) now"]
    assert form(phone.get(at(draft, "1", "add")).content.decode(), "Look at it").fields["operative"] == ""
    strike = form(phone.get(at(draft, "1", "strike")).content.decode(), "Look at it").fields
    assert strike["operation"] == "strike"
    assert "operative" not in strike
    assert "Add before it" in page
    assert "Add before it" not in said(phone.get(at(draft, "2")))


def test_it_is_looked_at_as_it_would_read_before_it_is_handed_in(
    room: Committee, phone: Client, draft: int
) -> None:
    typed = {"operation": "replace", "operative": "Urges all\nThinks <i>twice</i>", "sponsors": "ドイツ"}
    page = phone.post(at(draft), {**typed, "do": "look"})
    html = words(page)
    assert '<p lang="en" class="operative level-0 gone"><span class="number">2.</span> <del>' in html
    assert '<span class="number">2.</span> <ins><i>Urges</i> all;</ins>' in html
    assert '<span class="number">3.</span> <ins><i></i>Thinks <i>twice</i>;</ins>' in html
    assert b"<i>twice" not in page.content
    assert html.count("no usual opening phrase") == 1
    sent = form(page.content.decode(), "Hand it in to the dais").pressed("Hand it in to the dais")
    assert typed.items() <= sent.items()
    assert not Amendment.objects.exists(), "to look at it writes nothing"
    assert phone.post(at(draft), sent).status_code == 302
    (proposed,) = floor(room).papers.proposed
    assert (proposed.operation, proposed.target, proposed.paragraphs) == ("replace", "2", 2)
    assert proposed.sponsors == ("BRA", "DEU")


def test_an_addition_is_seen_after_its_paragraph_and_a_deletion_struck_out(phone: Client, draft: int) -> None:
    add = words(phone.post(at(draft), {"operation": "add", "operative": "Urges all", "do": "look"}))
    assert '<p lang="en" class="operative level-0 "><span class="number">2.</span> <i>Calls upon' in add
    assert '<span class="number">3.</span> <ins><i>Urges</i> all;</ins>' in add
    before = words(
        phone.post(at(draft, "1"), {"operation": "before", "operative": "Urges all", "do": "look"})
    )
    assert '<span class="number">1.</span> <ins><i>Urges</i> all;</ins>' in before
    strike = words(phone.post(at(draft, "3"), {"operation": "strike", "do": "look"}))
    assert "<del><i>Requests</i> a report.</del>" in strike
    assert "<ins>" not in strike


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"operative": " \n"}, "Write the paragraph that is to stand there."),
        (
            {"operative": "2. Calls upon <b>States</b>;"},
            "The paragraph says that already. Change it, or strike it.",
        ),
        ({"sponsors": "Atlantis"}, "No delegation here is called “Atlantis”."),
        ({"operative": "x" * 10_001}, "Paragraph 1 has 10001 characters; 10000 are the most it may have."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_above_what_was_typed(
    changes: dict[str, str], sentence: str, room: Committee, phone: Client, draft: int
) -> None:
    typed = {"operation": "replace", "operative": "Urges all", "sponsors": "Germany", **changes}
    answer = phone.post(at(draft), {**typed, "do": "hand-in"})
    assert answer.status_code == 409
    assert sentence in said(answer)
    fields = form(answer.content.decode(), "Look at it").fields
    assert (fields["operative"].strip(), fields["sponsors"]) == (
        typed["operative"].strip(),
        typed["sponsors"],
    )
    assert floor(room).papers.proposed == ()


def test_what_a_ruling_refuses_is_said_there_as_well(room: Committee, phone: Client, draft: int) -> None:
    enter(room, "declare_motion", motion="close_debate")
    answer = phone.post(at(draft), {"operation": "replace", "operative": "Urges all", "do": "hand-in"})
    assert answer.status_code == 409
    assert "Debate is closed, so no more amendments are introduced." in said(answer)
    assert "Urges all" in said(answer)
    assert not Amendment.objects.exists()


def test_a_paragraph_that_is_gone_is_no_page_to_write_on(room: Committee, phone: Client, draft: int) -> None:
    assert "That paragraph is not in the draft any more." in said(phone.get(at(draft, "9")))
    assert phone.get(at(draft, "9")).status_code == 404
    assert phone.get(at(draft + 9)).status_code == 404
    assert phone.post(at(draft, "2"), {"operation": "before", "do": "look"}).status_code == 422


def test_the_same_press_twice_hands_in_one_amendment(room: Committee, phone: Client, draft: int) -> None:
    for _press in range(2):
        handed_in(room, phone, draft, key="once")
    assert len(floor(room).papers.proposed) == 1
