"""A delegation writes a paper on its phone, and the dais has it: looked at, handed in, returned, circulated."""

import pytest
from django.test import Client

from committees import screens
from committees.drawing import Audience
from committees.models import Committee
from resolutions.models import Version
from tests.doors.markup import buttons, form
from tests.doors.motions import enter, floor, minutes, post, said
from tests.doors.passes import seat

WRITE = "/unhrc/seat/JPN/papers/write/"
TYPED = {
    "title": "Fair scores",
    "sponsors": "germany 、 ポーランド",
    "preambular": "Recalling the Charter",
    "operative": "Decides to act\n(a) now\n(b) later\n(i) at the latest\nThinks of others",
    "whole": "",
}


@pytest.fixture
def phone(room: Committee) -> Client:
    enter(room, "set_phones", level="all")
    return seat(room)


def handed_in(room: Committee, phone: Client, path: str = WRITE, **changes: str):
    answer = phone.post(path, {**TYPED, **changes, "do": "hand-in"})
    assert answer.status_code == 302, said(answer)
    return floor(room).papers.submissions[-1]


def papers_of(room: Committee) -> str:
    return screens.draw(room.pk, Audience("console", "en")).regions["papers"]


def test_it_is_looked_at_before_it_is_handed_in_and_nothing_typed_is_lost(
    room: Committee, phone: Client
) -> None:
    page = phone.post(WRITE, {**TYPED, "do": "look"})
    text = " ".join(said(page).split())
    assert "<i>Recalling</i> the Charter," in text
    assert '<span class="number">1.</span> <i>Decides</i> to act:' in text
    assert '<span class="number">(i)</span> <i></i>at the latest;' in text
    assert text.count("no usual opening phrase") == 1
    found = form(page.content.decode(), "Hand it in to the dais")
    sent = found.pressed("Hand it in to the dais")
    assert {name: sent[name] for name in TYPED} == TYPED
    assert floor(room).papers.submissions == ()
    assert not Version.objects.exists(), "to look at it writes nothing"
    assert phone.post(WRITE, sent).status_code == 302
    (submission,) = floor(room).papers.submissions
    assert (submission.seat, submission.sponsors, submission.operative) == ("JPN", ("JPN", "DEU", "POL"), 2)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "A draft resolution needs a title."),
        ({"operative": ""}, "A draft resolution needs at least one operative paragraph."),
        ({"sponsors": "Atlantis"}, "No delegation here is called “Atlantis”."),
        ({"whole": "1. Decides"}, "Paste a whole text or type its paragraphs, not both."),
        ({"title": "x" * 201}, "That is 201 characters long; 200 are the most."),
    ],
)
def test_what_is_wrong_is_said_above_the_form_with_all_that_was_typed(
    changes: dict[str, str], sentence: str, room: Committee, phone: Client
) -> None:
    answer = phone.post(WRITE, {**TYPED, **changes, "do": "hand-in"})
    assert answer.status_code == 409
    assert sentence in said(answer)
    assert TYPED["preambular"] in said(answer)
    assert floor(room).papers.submissions == ()


def test_what_a_ruling_refuses_is_said_there_as_well(room: Committee, phone: Client) -> None:
    enter(room, "set_phones", level="floor")
    answer = phone.post(WRITE, {**TYPED, "do": "hand-in"})
    assert answer.status_code == 409
    assert "The Chair takes this from you in person." in said(answer)
    assert TYPED["preambular"] in said(answer)
    assert not Version.objects.exists()


def test_a_returned_paper_comes_back_with_its_text_and_the_remarks(
    room: Committee, phone: Client, dais: Client
) -> None:
    submission = handed_in(room, phone)
    assert "Fair scores" in papers_of(room)
    remarks = "Say which States <b>and</b> why"
    assert (
        post(dais, "submissions/returned/", paper=str(submission.paper), remarks=remarks).status_code == 200
    )
    page = phone.get(f"{WRITE}{submission.paper}/")
    assert remarks in said(page)
    assert b"<b>and</b>" not in page.content
    sent = form(page.content.decode(), "Look at it").pressed("Look at it")
    assert sent["sponsors"] == "Germany, Poland"
    assert sent["operative"].splitlines() == TYPED["operative"].splitlines()
    again = handed_in(room, phone, f"{WRITE}{submission.paper}/", title="Fairer scores")
    assert (again.paper, again.standing) == (submission.paper, "submitted")
    assert list(Version.objects.values_list("number", "title")) == [(1, "Fair scores"), (2, "Fairer scores")]
    assert remarks not in minutes(dais), "remarks are for whoever wrote the paper"


def test_no_delegation_sees_or_touches_the_paper_of_another(
    room: Committee, phone: Client, dais: Client
) -> None:
    submission = handed_in(room, phone)
    other = seat(room, "BRA")
    path = f"/unhrc/seat/BRA/papers/write/{submission.paper}/"
    assert other.get(path).status_code == 404
    assert other.post(path, {**TYPED, "do": "hand-in"}).status_code == 404
    assert other.post(path, {"do": "take-back"}).status_code == 404
    assert "Fair scores" not in said(other.get("/unhrc/seat/BRA/papers/"))
    assert "Fair scores" in said(phone.get("/unhrc/seat/JPN/papers/"))
    assert "Fair scores" in said(dais.get("/unhrc/dais/chair/papers/texts/"))
    assert "Fair scores" not in minutes(dais)


def test_an_approved_paper_is_read_and_signed_by_all_and_then_introduced(
    room: Committee, phone: Client, dais: Client
) -> None:
    submission = handed_in(room, phone)
    assert post(dais, f"submissions/{submission.paper}/", do="approve").status_code == 200
    other, path = seat(room, "BRA"), "/unhrc/seat/BRA/papers/"
    page = other.get(path)
    assert "A/UNHRC/WP.1" in said(page)
    sign = next(button for button in buttons(page.content.decode()) if button.label == "Sign it")
    assert (
        other.post(sign.url, {"key": "k", sign.name: sign.value}, HTTP_HX_REQUEST="true").status_code == 200
    )
    assert "support 4, usually 1" in papers_of(room)
    assert post(dais, f"submissions/{submission.paper}/", do="introduce").status_code == 200
    (draft,) = floor(room).papers.drafts
    assert (draft.sponsors, draft.signatories, draft.outline) == (("JPN", "DEU", "POL"), ("BRA",), ("1", "2"))
    assert "A/UNHRC/L.1 introduced by Japan, Germany, Poland" in minutes(dais)


def test_a_paper_is_taken_back_by_whoever_handed_it_in(room: Committee, phone: Client) -> None:
    submission = handed_in(room, phone)
    path = f"{WRITE}{submission.paper}/"
    found = form(phone.get(path).content.decode(), "Take it back")
    assert phone.post(path, found.pressed("Take it back")).status_code == 302
    assert floor(room).papers.submissions == ()
    assert phone.get(path).status_code == 404


def test_the_same_press_twice_hands_in_one_paper(room: Committee, phone: Client) -> None:
    for _press in range(2):
        assert phone.post(WRITE, {**TYPED, "do": "hand-in", "key": "once"}).status_code == 302
    assert len(floor(room).papers.submissions) == 1
