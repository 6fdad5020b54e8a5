"""An amendment to an amendment, from the paragraph where it is read to the draft as it reads in the end."""

import pytest
from django.test import Client

from committees import record, screens
from committees.drawing import Audience
from committees.management.commands.verify import Examination
from committees.models import Committee
from committees.next_step import next_step
from resolutions.printing.amendment import amendment_html
from resolutions.texts import text_of
from tests.doors.motions import HTMX, enter, floor, minutes, post, said
from tests.doors.passes import seat
from tests.given import SETS

READ = "/unhrc/seat/POL/papers/"
FIRST = "Urges all States to report\nCalls for talks\n(a) soon"


@pytest.fixture
def draft(room: Committee, dais: Client) -> int:
    enter(room, "set_phones", level="all")
    text = "Decides to act\nRequests a report"
    post(dais, "papers/", title="Fair scores", sponsors="Japan", operative=text, preambular="Recalling it")
    paper = floor(room).papers.drafts[0].paper
    said = {"operation": "replace", "place": "2", "operative": FIRST, "sponsors": "Brazil, Germany"}
    post(dais, "amendments/", paper=str(paper), **said)
    return paper


@pytest.fixture
def allowed(room: Committee, draft: int) -> int:
    """The first amendment, under rules that have it amended."""
    enter(room, "take_procedure", procedure=SETS["thimun"])
    return floor(room).papers.drafts[0].amendments[0].id


@pytest.fixture
def phone(room: Committee, draft: int) -> Client:
    return seat(room, "POL")


def words(answer: object) -> str:
    return " ".join(said(answer).split())


def at(draft: int, mark: str) -> str:
    return f"{READ}{draft}/paragraphs/{mark}/"


def hand_in(room: Committee, phone: Client, draft: int, mark: str, **typed: str) -> int:
    answer = phone.post(at(draft, mark), {**typed, "do": "hand-in"})
    assert answer.status_code == 302, said(answer)
    return floor(room).papers.proposed[-1].id


def papers_of(room: Committee, language: str = "en") -> str:
    return " ".join(screens.draw(room.pk, Audience("console", language)).regions["papers"].split())


def projected(room: Committee) -> str:
    return " ".join("".join(screens.draw(room.pk, Audience("projector", "en")).regions.values()).split())


def test_a_phone_that_may_amend_an_amendment_finds_its_way_at_each_paragraph_of_it(
    room: Committee, phone: Client, draft: int, dais: Client
) -> None:
    (first,) = floor(room).papers.drafts[0].amendments
    assert at(draft, f"{first.id}.1") not in words(phone.get(READ))
    refused = phone.post(at(draft, f"{first.id}.1"), {"operation": "strike", "do": "hand-in"})
    assert "Under these rules an amendment is not amended." in said(refused)
    enter(room, "take_procedure", procedure=SETS["thimun"])
    read = words(phone.get(READ))
    assert [read.count(f'href="{at(draft, f"{first.id}.{place}")}"') for place in (1, 2, 3)] == [1, 1, 0]
    assert read.index("Calls for talks: soon.") < read.index(at(draft, f"{first.id}.2"))
    assert "paragraphs/" not in words(dais.get("/unhrc/dais/chair/papers/texts/"))
    assert "Strike it" in said(phone.get(at(draft, f"{first.id}.1")))
    added = {"operation": "add", "place": "2", "operative": "Welcomes all", "sponsors": "Brazil"}
    post(dais, "amendments/", paper=str(draft), **added)
    single = phone.get(at(draft, f"{floor(room).papers.drafts[0].amendments[1].id}.1"))
    assert "Strike it" not in said(single), "something is left of an amendment"
    assert "Add before it" in said(single)


def test_it_is_looked_at_handed_in_introduced_accepted_and_in_the_draft_once_that_one_is_adopted(
    room: Committee, phone: Client, dais: Client, draft: int, allowed: int
) -> None:
    page = at(draft, f"{allowed}.2")
    assert "Paragraph 2 of amendment 1 to L.1" in words(phone.get(page))
    looked = words(phone.post(page, {"operation": "replace", "operative": "Welcomes all", "do": "look"}))
    assert "<del><i>Calls for</i> talks:</del>" in looked
    assert "<ins><i>Welcomes</i> all.</ins>" in looked
    assert "Urges" not in looked.partition("preview")[2].partition("<nav")[0]
    id = hand_in(room, phone, draft, f"{allowed}.2", operation="replace", operative="Welcomes all")
    assert "replace paragraph 2 of amendment 1" in papers_of(room)
    assert "修正案1の段落2を差し替え" in papers_of(room, "ja")
    preview = {"line": "amendment L.1 A.1 2 poland"}
    shown = words(dais.get("/unhrc/dais/chair/motions/line/", preview))
    assert "the amendment of Poland to L.1: replace paragraph 2 of amendment 1" in shown
    assert post(dais, "motions/", **preview).status_code == 200
    assert "“There is an amendment to amendment 1 to L.1.”" in words(dais.get("/unhrc/dais/chair/"))
    html = papers_of(room)
    assert html.index(f'id="amendment-{id}"') < html.index(f'id="amendment-{allowed}"')
    for code, accepts in (("DEU", 1), ("BRA", 1), ("JPN", 1)):
        # Brazil and Germany sponsor the first amendment, and so accept the second; Japan sponsors the draft.
        assert (
            words(seat(room, code).get(f"/unhrc/seat/{code}/papers/")).count("Accept it as friendly")
            == accepts
        )
    for code in ("DEU", "BRA"):
        seat(room, code).post(f"/unhrc/seat/{code}/amendments/{id}/", {"do": "accept"}, **HTMX)
    (paper,) = floor(room).papers.drafts
    assert paper.amendment(id).standing == "adopted"
    assert "Amendment 2 to amendment 1 to A/UNHRC/L.1 taken into that amendment" in minutes(dais)
    assert [clause.text for clause in text_of(paper)][2] == "Requests a report"
    read = words(phone.get(READ))
    assert read.index("Welcomes all.") < read.index(at(draft, f"{allowed}.2"))
    post(dais, f"amendments/{allowed}/", method="friendly")
    (paper,) = floor(room).papers.drafts
    assert [clause.text for clause in text_of(paper)][1:] == [
        "Decides to act", "Urges all States to report", "Welcomes all",
    ]  # fmt: skip
    assert words(phone.get(READ)).count(">amendment 1</small>") == 2
    assert Examination(room).faults == []


def test_the_dais_takes_one_by_the_number_of_what_it_amends_and_puts_it_first(
    room: Committee, dais: Client, draft: int, allowed: int
) -> None:
    strike = {"paper": str(draft), "operation": "strike", "place": "2", "sponsors": "Poland", "of": "1"}
    wrong = post(dais, "amendments/", **strike | {"of": "7"})
    assert (wrong.status_code, "That amendment is not before the room." in said(wrong)) == (409, True)
    assert post(dais, "amendments/", **strike).status_code == 200
    (paper,) = floor(room).papers.drafts
    first, second = paper.amendments
    enter(room, "declare_motion", motion="close_debate")
    step = next_step(floor(room))
    assert (step.url, step.value) == (f"amendments/{second.id}/", "placard")
    refused = said(post(dais, f"amendments/{first.id}/", method="placard"))
    assert "Amendments to it that have not been voted on: 1." in refused
    post(dais, f"amendments/{second.id}/", method="placard")
    shown = projected(room)
    assert "Amendment 2 to amendment 1 to L.1" in shown
    assert "Strike paragraph 2 of amendment 1" in shown
    vote = floor(room).votes.current.id
    post(dais, "votes/count/", vote=str(vote), yes="3", no="1", abstain="0")
    post(dais, f"votes/{vote}/", do="announce")
    (paper,) = floor(room).papers.drafts
    assert (paper.amendment(second.id).standing, paper.changes) == ("adopted", ())
    assert "Amendment 2 to amendment 1 to A/UNHRC/L.1 adopted: 3 in favour, 1 against" in minutes(dais)
    book = record.read(room.pk)
    printed = [amendment_html(room, book, paper, each) for each in paper.amendments]
    assert "Amendment 2 to amendment 1 to draft resolution A/UNHRC/L.1" in printed[1]
    assert "Delete paragraph 2 of amendment 1." in printed[1]
    assert "This amendment reads as amended by amendment 2." in printed[0]
    assert "talks" not in printed[0]


def test_one_that_was_handed_in_is_told_of_when_what_it_amends_is_gone(
    room: Committee, phone: Client, dais: Client, draft: int, allowed: int
) -> None:
    id = hand_in(room, phone, draft, f"{allowed}.1", operation="strike")
    post(dais, f"amendments/{allowed}/", method="withdraw")
    assert "an amendment that is not before the room any more" in papers_of(room)
    page = phone.get(f"{READ}amendments/{id}/")
    assert "The amendment that it is to is not before the room." in said(page)
    assert "Take it back" in said(page)
    assert phone.get(at(draft, f"{allowed}.1")).status_code == 404
    phone.post(f"{READ}amendments/{id}/", {"do": "take-back"})
    assert floor(room).papers.proposed == ()
