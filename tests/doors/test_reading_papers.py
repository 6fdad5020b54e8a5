"""Papers as they are read: the text as it stands, what was changed, what is to be voted on."""

import pytest
from django.test import Client

from committees import record, screens
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.models import Committee
from tests.doors.amending import drafted
from tests.doors.markup import buttons
from tests.doors.motions import HTMX, enter, floor, minutes, post, said
from tests.doors.passes import seat


@pytest.fixture
def draft(room: Committee, dais: Client) -> int:
    return drafted(room, dais)


def amended(room: Committee, dais: Client, draft: int) -> None:
    """Paragraph 2 is replaced by a vote; another amendment waits."""
    fields = {"paper": str(draft), "sponsors": "Germany", "operative": "Urges all"}
    post(dais, "amendments/", **fields, operation="replace", place="2")
    post(dais, "amendments/", **fields, operation="add", place="3")
    first = floor(room).papers.drafts[0].amendments[0].id
    vote = enter(room, "open_vote", paper=draft, method="without_vote", amendment=first)
    enter(room, "close_vote", vote=vote)
    enter(room, "announce_result", vote=vote)


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(said(answer).split())


@pytest.mark.parametrize("who", ["dais", "phone"])
def test_a_draft_is_read_numbered_and_punctuated_as_in_print(
    who: str, room: Committee, dais: Client, draft: int
) -> None:
    path, client = ("dais/chair/papers/texts/", dais) if who == "dais" else ("seat/JPN/papers/", seat(room))
    html = read(client, f"/unhrc/{path}")
    assert "Fair scores" in html
    assert "<i>Recalling</i> it," in html
    assert '<span class="number">1.</span> <i>Decides</i> to act:' in html
    assert '<span class="number">(a)</span> <i></i>now;' in html
    assert "Calls upon</i> <b>States</b>;" in html, "unescaped once, as `said` reads it"
    assert b"<b>States</b>" not in client.get(f"/unhrc/{path}").content


def test_an_amended_draft_is_read_as_it_stands_with_the_change_marked(
    room: Committee, dais: Client, draft: int
) -> None:
    amended(room, dais, draft)
    html = read(seat(room), "/unhrc/seat/JPN/papers/")
    assert '<p class="operative level-0 changed"><span class="number">2.</span> <i>Urges</i> all;' in html
    assert "amendment 1</small>" in html
    assert "Calls upon" not in html
    assert "Amendment 2</strong> Add after paragraph 3" in html


def test_a_phone_gets_the_texts_alone_and_only_when_they_have_changed(
    room: Committee, dais: Client, draft: int
) -> None:
    phone, path = seat(room), "/unhrc/seat/JPN/papers/"
    part = phone.get(path, **HTMX)
    assert part.content.lstrip().startswith(b'<section id="texts"')
    assert phone.get(path, HTTP_IF_NONE_MATCH=part["ETag"], **HTMX).status_code == 304

    def mark() -> str:
        return screens.draw(room.pk, Audience("phone", "en")).regions["shelf"]

    before = mark()
    enter(room, "join_list", seat="JPN")
    assert mark() == before, "a list that moves is no reason to read again"
    amended(room, dais, draft)
    assert mark() != before
    assert phone.get(path, HTTP_IF_NONE_MATCH=part["ETag"], **HTMX).status_code == 200


def test_before_there_is_a_draft_the_page_says_so(room: Committee) -> None:
    assert "No draft is before the room." in read(seat(room), "/unhrc/seat/JPN/papers/")


# Who stands behind it


def test_a_delegation_signs_from_its_phone_where_it_reads(room: Committee, dais: Client, draft: int) -> None:
    enter(room, "set_phones", level="all")
    phone, path = seat(room, "BRA"), "/unhrc/seat/BRA/papers/"
    labels = {button.label: button for button in buttons(phone.get(path).content.decode())}
    assert {"Sponsor it", "Sign it"} <= labels.keys()
    assert "Stand behind it no longer" not in labels
    button = labels["Sign it"]
    answer = phone.post(button.url, {"key": "k1", button.name: button.value}, **HTMX)
    assert answer.status_code == 200
    assert floor(room).papers.drafts[0].signatories == ("BRA",)
    html = read(phone, path)
    assert "Signatories: Brazil" in html
    assert "support 2, usually 1" in html
    assert "Stand behind it no longer" in html


def test_a_sponsor_is_not_offered_to_sign_instead(room: Committee, dais: Client, draft: int) -> None:
    enter(room, "set_phones", level="all")
    html = read(seat(room, "JPN"), "/unhrc/seat/JPN/papers/")
    assert "Stand behind it no longer" in html
    assert "Sign it" not in html


def test_no_phone_speaks_for_another_delegation_or_before_it_may(
    room: Committee, dais: Client, draft: int
) -> None:
    phone, path = seat(room, "BRA"), f"/unhrc/seat/BRA/papers/{draft}/support/"
    assert "Sign it" not in read(phone, "/unhrc/seat/BRA/papers/")
    assert "The Chair takes this from you in person." in said(
        phone.post(path, {"support": "sponsor"}, **HTMX)
    )
    enter(room, "set_phones", level="all")
    phone.post(path, {"support": "sponsor", "seat": "DEU"}, **HTMX)
    assert floor(room).papers.drafts[0].sponsors == ("JPN", "BRA")
    assert phone.post(path, {"support": "all"}, **HTMX).status_code == 422


def test_no_signature_makes_the_chairs_press_stale(room: Committee, dais: Client, draft: int) -> None:
    enter(room, "set_phones", level="all")
    turns = turns_text(record.read(room.pk).turns)
    seat(room, "BRA").post(f"/unhrc/seat/BRA/papers/{draft}/support/", {"support": "signatory"}, **HTMX)
    assert floor(room).papers.drafts[0].signatories == ("BRA",)
    assert post(dais, f"papers/{draft}/", method="placard", turns=turns).status_code == 200


def test_the_dais_enters_it_for_a_delegation_in_any_spelling(
    room: Committee, dais: Client, draft: int
) -> None:
    assert post(dais, "support/", paper=str(draft), seat="ドイツ", support="sponsor").status_code == 200
    assert floor(room).papers.drafts[0].sponsors == ("JPN", "DEU")
    assert "No delegation here is called" in said(
        post(dais, "support/", paper=str(draft), seat="x", support="none")
    )
    post(dais, "support/", paper=str(draft), seat="japan", support="none")
    post(dais, "support/", paper=str(draft), seat="germany", support="none")
    assert "no sponsor" in screens.draw(room.pk, Audience("console", "en")).regions["papers"]
    kept = minutes(dais)
    assert "Germany sponsors A/UNHRC/L.1" in kept
    assert "Japan stands behind A/UNHRC/L.1 no longer" in kept


# The projector


def scene(room: Committee) -> str:
    return " ".join(screens.draw(room.pk, Audience("projector", "en")).regions["scene"].split())


def test_the_chair_shows_a_draft_and_goes_through_its_paragraphs(
    room: Committee, dais: Client, draft: int
) -> None:
    assert "scene-list" in scene(room)
    post(dais, "projector/", paper=f"{draft}:0")
    assert "Fair scores" in scene(room)
    post(dais, "projector/", paper=f"{draft}:1")
    assert "Paragraph 1 of 3" in scene(room)
    assert "Decides to act: (a) now;" in scene(room)
    post(dais, "projector/", paper=f"{draft}:9")
    assert "Paragraph 3 of 3" in scene(room), "there is no paragraph after the last"
    post(dais, "projector/", do="no-paper")
    assert "scene-list" in scene(room)


def test_the_clock_of_who_speaks_stands_beside_the_paper(room: Committee, dais: Client, draft: int) -> None:
    enter(room, "recognise", seat="BRA")
    post(dais, "projector/", paper=f"{draft}:2")
    assert "Brazil" in scene(room)
    assert 'class="clock' in scene(room)


def test_what_is_decided_comes_before_the_paper_until_it_is_asked_for_again(
    room: Committee, dais: Client, draft: int
) -> None:
    post(dais, "projector/", paper=f"{draft}:1")
    enter(room, "raise_motion", seat="BRA", motion="adjourn_debate")
    assert "scene-motion" in scene(room)
    enter(room, "withdraw_motion", id=floor(room).business.motions.pending[0].id)
    amended(room, dais, draft)
    assert "scene-result" in scene(room)
    post(dais, "projector/", paper=f"{draft}:1")
    assert "scene-paper" in scene(room)


@pytest.mark.parametrize("paper", ["", "x:1", "-1:0", "99:1", "1:x", "99999999999:1"])
def test_no_press_breaks_the_projector(paper: str, room: Committee, dais: Client, draft: int) -> None:
    assert post(dais, "projector/", paper=paper).status_code in (200, 422)
    assert "scene-" in scene(room)


# Friendly amendments


def test_a_sponsor_accepts_an_amendment_where_it_reads_it(room: Committee, dais: Client, draft: int) -> None:
    enter(room, "set_phones", level="all")
    fields = {"paper": str(draft), "sponsors": "Germany", "operative": "Urges all"}
    post(dais, "amendments/", **fields, operation="replace", place="2")
    assert "Accept it as friendly" not in read(seat(room, "BRA"), "/unhrc/seat/BRA/papers/")
    phone = seat(room)
    html = phone.get("/unhrc/seat/JPN/papers/").content.decode()
    accept = next(button for button in buttons(html) if button.label == "Accept it as friendly")
    assert phone.post(accept.url, {"key": "k", accept.name: accept.value}, **HTMX).status_code == 200
    assert "<i>Urges</i> all;" in read(phone, "/unhrc/seat/JPN/papers/")
    kept = minutes(dais)
    assert "Amendment 1 to A/UNHRC/L.1 taken into the draft, accepted by its sponsors" in kept
    assert phone.post(accept.url, {"do": "refuse"}, **HTMX).status_code == 422


def test_the_dais_takes_an_amendment_into_the_draft_for_its_sponsors(
    room: Committee, dais: Client, draft: int
) -> None:
    post(dais, "amendments/", paper=str(draft), sponsors="Germany", operation="strike", place="2")
    id = floor(room).papers.drafts[0].amendments[0].id
    assert post(dais, f"amendments/{id}/", method="friendly").status_code == 200
    assert floor(room).papers.drafts[0].outline == ("1", "3")
