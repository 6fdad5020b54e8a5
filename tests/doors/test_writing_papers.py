"""A delegation writes a paper on its phone, paragraph by paragraph, and the dais has it: handed in, returned, circulated."""

import pytest
from django.core.cache import cache
from django.test import Client

from committees import screens
from committees.drawing import Audience
from committees.models import Committee
from resolutions.models import Manuscript, Version
from tests.doors.markup import buttons, forms
from tests.doors.motions import enter, floor, minutes, post, said
from tests.doors.passes import seat

DESK = "/unhrc/seat/JPN/papers/write/"
WHOLE = """Recalling the Charter,

1. Decides to act:
(a) now;
(b) later:
(i) at the latest;
2. Thinks of others."""
BEGUN = {"title": "Fair scores", "sponsors": "germany 、 ポーランド", "whole": WHOLE}


@pytest.fixture(autouse=True)
def at_leisure() -> None:
    """Presses are counted by the minute, over all tests."""
    cache.clear()


@pytest.fixture
def phone(room: Committee) -> Client:
    enter(room, "set_phones", level="all")
    return seat(room)


def begun(phone: Client, **changes: str) -> str:
    """The address of a paper that was begun."""
    answer = phone.post(DESK, {**BEGUN, "key": "begun", **changes})
    assert answer.status_code == 302, said(answer)
    return str(answer["Location"])


def manuscript(path: str) -> Manuscript:
    return Manuscript.objects.get(pk=path.rstrip("/").rpartition("/")[2])


def paragraphs(path: str) -> list[str]:
    return ["-" * each.level + each.text for each in manuscript(path).sheet.standing]


def press(client: Client, path: str, do: str, **fields: str):
    """Press a button of a paragraph's form as the page shows it, with some fields changed."""
    page = client.get(path)
    found = next(
        (each, button)
        for each in forms(page.content.decode())
        for button in each.buttons
        if button.value == do
    )
    return client.post(path, {**found[0].fields, **found[1].fields, **fields})


def elsewhere(path: str, code: str) -> str:
    return path.replace("/JPN/", f"/{code}/")


def handed_in(room: Committee, phone: Client, path: str):
    answer = press(phone, path, "hand-in")
    assert answer.status_code == 302, said(answer)
    return floor(room).papers.submissions[-1]


def papers_of(room: Committee) -> str:
    return screens.draw(room.pk, Audience("console", "en")).regions["papers"]


# --- Written


def test_a_text_that_was_pasted_stands_there_as_it_will_read_and_is_not_before_anybody(
    room: Committee, phone: Client
) -> None:
    path = begun(phone)
    text = " ".join(said(phone.get(path)).split())
    assert "<i>Recalling</i> the Charter," in text
    assert '<span class="number">1.</span> <i>Decides</i> to act:' in text
    assert '<span class="number">(i)</span> <i></i>at the latest;' in text
    assert text.count("no usual opening phrase") == 1
    assert floor(room).papers.submissions == ()
    assert not Version.objects.exists(), "to write writes no version"
    assert "Germany, Poland" in text


def test_it_is_written_without_a_paste_paragraph_by_paragraph(room: Committee, phone: Client) -> None:
    path = begun(phone, whole="")
    press(phone, path, "add operative", opening="Urges", text="all States\n(a) now\n(b) later")
    press(phone, path, "add preambular", opening="Recalling", text="the Charter,")
    assert paragraphs(path) == ["Recalling the Charter", "Urges all States", "-now", "-later"]
    assert (
        press(phone, path, "save 1", opening="Strongly urges", text="all States\n\nand others").status_code
        == 302
    )
    assert paragraphs(path)[1:] == ["Strongly urges all States", "and others", "-now", "-later"]


def test_what_was_typed_is_saved_whichever_button_is_pressed(room: Committee, phone: Client) -> None:
    path = begun(phone)
    press(phone, path, "deeper 6", text="of all others")
    assert paragraphs(path)[-1] == "-of all others"
    press(phone, path, "higher 6", text="Thinks of all others")
    press(phone, path, "up 6", text="Thinks again")
    assert paragraphs(path)[1:3] == ["Thinks again", "Decides to act"]
    press(phone, path, "join 4", text="or never")
    assert paragraphs(path)[3] == "-now or never"
    press(phone, path, "out 6", text="Thinks no more")
    assert "Thinks no more" in said(phone.get(path)).partition("Taken out")[2]
    press(phone, path, "back 6")
    assert paragraphs(path)[1] == "Thinks no more"


def test_two_who_save_the_same_paragraph_see_both_wordings_and_choose(room: Committee, phone: Client) -> None:
    path = begun(phone)
    other = seat(room, "DEU")
    press(phone, path, "save 2", text="to act today")
    answer = other.post(
        elsewhere(path, "DEU"), {"do": "up 2", "revision": "1", "opening": "Decides", "text": "to wait"}
    )
    assert answer.status_code == 302
    page = said(phone.get(path))
    assert "to act today" in page
    assert "Decides to wait" in page
    assert "Two wrote this paragraph at the same time." in page
    assert paragraphs(path)[1] == "Decides to act today", "and it did not move before both were read"
    refused = press(phone, path, "hand-in")
    assert refused.status_code == 409
    assert "A paragraph stands there in two wordings. Keep one of them, or both." in said(refused)
    press(phone, path, "keep 7")
    assert paragraphs(path)[1] == "Decides to wait"
    assert "to act today" in said(phone.get(path)).partition("Taken out")[2]


def test_the_same_press_twice_begins_one_paper_and_adds_one_paragraph(room: Committee, phone: Client) -> None:
    path = begun(phone)
    assert begun(phone) == path
    for _press in range(2):
        phone.post(path, {"do": "add operative", "text": "Requests a report", "key": "once"})
    assert paragraphs(path).count("Requests a report") == 1
    assert paragraphs(path)[-1] == "Requests a report"


@pytest.mark.parametrize(
    ("do", "fields", "sentence"),
    [
        ("add operative", {"text": " "}, "Nothing is written there."),
        ("save 2", {"opening": "", "text": ""}, "Nothing is left of that paragraph. Take it out instead."),
        ("save 2", {"text": "x" * 10_001}, "10001 characters; 10000 are the most it may have."),
        ("higher 2", {"text": "to wait"}, "It is a paragraph of its own already."),
        ("heading", {"title": ""}, "A draft resolution needs a title."),
        ("heading", {"title": "Fair", "sponsors": "Atlantis"}, "No delegation here is called “Atlantis”."),
        ("up 99", {"text": "to wait"}, "That paragraph is not in this paper."),
        ("sing", {}, "This page does not know that press. Reload it."),
    ],
)
def test_what_is_wrong_is_said_with_all_that_was_typed(
    do: str, fields: dict[str, str], sentence: str, room: Committee, phone: Client
) -> None:
    path = begun(phone)
    before = manuscript(path).passages
    answer = phone.post(path, {"do": do, "revision": "1", **fields})
    assert answer.status_code == 409
    assert sentence in said(answer)
    assert fields.get("sponsors", "") in said(answer)
    assert "99" in do or fields.get("text", "").strip() in said(answer)
    assert manuscript(path).passages == before


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "A draft resolution needs a title."),
        ({"sponsors": "Atlantis"}, "No delegation here is called “Atlantis”."),
        ({"title": "x" * 201}, "That is 201 characters long; 200 are the most."),
    ],
)
def test_a_paper_that_cannot_be_begun_keeps_what_was_typed(
    changes: dict[str, str], sentence: str, phone: Client
) -> None:
    answer = phone.post(DESK, {**BEGUN, **changes})
    assert answer.status_code == 409
    assert sentence in said(answer)
    assert WHOLE.splitlines()[0] in said(answer)
    assert not Manuscript.objects.exists()


def test_a_delegation_begins_so_many_papers_and_no_more(phone: Client) -> None:
    for count in range(20):
        begun(phone, key=f"k{count}")
    answer = phone.post(DESK, {**BEGUN, "key": "one-more"})
    assert answer.status_code == 409
    assert "You have begun 20 papers; go on with one." in said(answer)


def test_only_who_writes_a_paper_sees_it_and_only_who_began_it_says_who_writes(
    room: Committee, phone: Client
) -> None:
    path = begun(phone)
    poland, brazil = seat(room, "POL"), seat(room, "BRA")
    assert "Fair scores" in said(poland.get(elsewhere(DESK, "POL")))
    assert poland.get(elsewhere(path, "POL")).status_code == 200
    poland.post(
        elsewhere(path, "POL"), {"do": "heading", "title": "Fairer scores", "sponsors": "Poland, Brazil"}
    )
    assert (manuscript(path).title, manuscript(path).others) == ("Fairer scores", ["DEU", "POL"])
    refused = poland.post(elsewhere(path, "POL"), {"do": "hand-in"})
    assert refused.status_code == 409
    assert "Whoever began a paper hands it in." in said(refused)
    assert brazil.get(elsewhere(path, "BRA")).status_code == 404
    assert brazil.post(elsewhere(path, "BRA"), {"do": "save 2", "text": "ours"}).status_code == 404
    assert "Fair" not in said(brazil.get(elsewhere(DESK, "BRA"))).replace("fair", "")
    press(phone, path, "heading", sponsors="Poland")
    assert seat(room, "DEU").get(elsewhere(path, "DEU")).status_code == 404


# --- Before the dais


def test_it_is_handed_in_as_it_reads(room: Committee, phone: Client) -> None:
    path = begun(phone)
    submission = handed_in(room, phone, path)
    assert (submission.seat, submission.sponsors, submission.operative) == ("JPN", ("JPN", "DEU", "POL"), 2)
    assert "Fair scores" in papers_of(room)
    page = said(phone.get(path))
    assert "Hand it in" not in page, "the dais has it as it is"
    press(phone, path, "save 2", text="to act at last")
    page = said(phone.get(path))
    assert "what was changed since is only here" in page
    assert "Hand it in again" in page
    assert [each.text for each in Version.objects.get().clauses()][1] == "Decides to act"


def test_a_paper_without_operative_paragraphs_is_not_handed_in(room: Committee, phone: Client) -> None:
    path = begun(phone, whole="Recalling the Charter,")
    refused = press(phone, path, "hand-in")
    assert refused.status_code == 409
    assert "A draft resolution needs at least one operative paragraph." in said(refused)
    assert floor(room).papers.submissions == ()


def test_what_a_ruling_refuses_is_said_there_as_well(room: Committee, phone: Client) -> None:
    path = begun(phone)
    enter(room, "set_phones", level="floor")
    answer = press(phone, path, "hand-in")
    assert answer.status_code == 409
    assert "The Chair takes this from you in person." in said(answer)
    assert not Version.objects.exists()


def test_a_returned_paper_shows_the_remarks_and_is_handed_in_again(
    room: Committee, phone: Client, dais: Client
) -> None:
    path = begun(phone)
    submission = handed_in(room, phone, path)
    remarks = "Say which States <b>and</b> why"
    assert (
        post(dais, "submissions/returned/", paper=str(submission.paper), remarks=remarks).status_code == 200
    )
    page = phone.get(path)
    assert remarks in said(page)
    assert b"<b>and</b>" not in page.content
    press(phone, path, "heading", title="Fairer scores")
    again = handed_in(room, phone, path)
    assert (again.paper, again.standing) == (submission.paper, "submitted")
    assert list(Version.objects.values_list("number", "title")) == [(1, "Fair scores"), (2, "Fairer scores")]
    assert remarks not in minutes(dais), "remarks are for whoever wrote the paper"


def test_no_other_delegation_sees_what_was_handed_in(room: Committee, phone: Client, dais: Client) -> None:
    handed_in(room, phone, begun(phone))
    other = seat(room, "BRA")
    assert "Fair scores" not in said(other.get("/unhrc/seat/BRA/papers/"))
    assert "Fair scores" in said(phone.get("/unhrc/seat/JPN/papers/"))
    assert "Fair scores" in said(dais.get("/unhrc/dais/chair/papers/texts/"))
    assert "Fair scores" not in minutes(dais)


def test_an_approved_paper_is_read_and_signed_by_all_and_then_introduced(
    room: Committee, phone: Client, dais: Client
) -> None:
    submission = handed_in(room, phone, begun(phone))
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


def test_a_paper_is_taken_back_and_written_on(room: Committee, phone: Client) -> None:
    path = begun(phone)
    handed_in(room, phone, path)
    assert press(phone, path, "take-back").status_code == 302
    assert floor(room).papers.submissions == ()
    assert "Hand it in to the dais" in said(phone.get(path))
    assert handed_in(room, phone, path).standing == "submitted"


def test_the_same_press_twice_hands_in_one_paper(room: Committee, phone: Client) -> None:
    path = begun(phone)
    for _press in range(2):
        assert phone.post(path, {"do": "hand-in", "key": "once"}).status_code == 302
    assert len(floor(room).papers.submissions) == 1
    assert Version.objects.count() == 1
