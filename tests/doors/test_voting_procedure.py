"""Amendments and division at the doors: written, put to the vote, read in the minutes and in print."""

import pytest
from django.test import Client

from committees import record, screens
from committees.drawing import Audience
from committees.models import Committee
from resolutions.models import Amendment, Paper, Version
from resolutions.rules.drafts import Draft
from resolutions.texts import text_of
from tests.doors.motions import again, dialog, enter, entered, floor, minutes, pending, post, said, typed
from tests.doors.passes import seat

OPERATIVE = "Decides to act\n(a) now\nCalls upon States\nRequests a report\nRemains seized"


@pytest.fixture
def draft(room: Committee, dais: Client) -> Draft:
    """L.1, with four operative paragraphs, before the room."""
    written = {
        "title": "Fair scores",
        "sponsors": "Japan",
        "operative": OPERATIVE,
        "preambular": "Recalling it",
    }
    assert entered(post(dais, "papers/", **written))
    return floor(room).papers.drafts[0]


def amend(dais: Client, draft: Draft, operation: str, place: int, operative: str = "", **fields: str):
    return post(
        dais,
        "amendments/",
        **{"paper": str(draft.paper), "operation": operation, "place": str(place), "operative": operative}
        | {"sponsors": "Germany", **fields},
    )


def texts(room: Committee) -> list[str]:
    return [clause.text for clause in text_of(floor(room).papers.drafts[0]) if clause.part == "operative"]


def decide(room: Committee, dais: Client, url: str, *, yes: int, no: int) -> None:
    """By placards, as the next step offers it."""
    assert entered(post(dais, url, method="placard"))
    vote = floor(room).votes.current
    assert vote is not None
    assert entered(post(dais, "votes/count/", vote=str(vote.id), yes=str(yes), no=str(no), abstain="0"))
    assert entered(post(dais, f"votes/{vote.id}/", do="announce"))


def closed(room: Committee) -> None:
    enter(room, "declare_motion", motion="close_debate")


# Amendments


def test_an_amendment_is_typed_as_a_draft_is(room: Committee, dais: Client, draft: Draft) -> None:
    assert entered(amend(dais, draft, "replace", 2, "2. Urges all States:\n(a) to listen;\n(b) to answer."))
    (amendment,) = floor(room).papers.drafts[0].amendments
    assert (amendment.operation, amendment.target, amendment.paragraphs) == ("replace", "2", 1)
    assert amendment.sponsors == ("DEU",)
    row = Amendment.objects.get(pk=amendment.id)
    assert row.paragraphs == [[0, "Urges all States"], [1, "to listen"], [1, "to answer"]]
    assert "Amendment 1 to A/UNHRC/L.1 by Germany: replace paragraph 2" in minutes(dais)


def test_what_is_wrong_with_an_amendment_is_said_and_leaves_no_row(
    room: Committee, dais: Client, draft: Draft
) -> None:
    answer = amend(dais, draft, "add", 9, "Urges")
    assert answer.status_code == 409
    assert "The draft has operative paragraphs 1 to 4." in said(answer)
    assert "An amendment needs at least one sponsor." in said(amend(dais, draft, "strike", 1, sponsors=""))
    assert "No delegation here is called" in said(amend(dais, draft, "strike", 1, sponsors="Atlantis"))
    assert amend(dais, draft, "burn", 1).status_code == 422
    assert floor(room).papers.drafts[0].amendments == ()
    assert not Amendment.objects.exists()


def test_a_draft_of_another_committee_is_not_amended_here(
    room: Committee, dais: Client, draft: Draft
) -> None:
    other = Committee.objects.get(pk=room.pk)
    other.pk, other.slug = None, "unsc"
    other.save()
    paper = Paper.objects.create(committee=other)
    Version.objects.create(paper=paper, number=1, title="Theirs")
    answer = post(dais, "amendments/", paper=str(paper.pk), operation="strike", place="1", sponsors="Germany")
    assert "That draft is not before the room." in said(answer)


def test_amendments_are_voted_on_before_their_draft_and_the_text_reads_as_amended(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "add", 1, "Invites comments")
    amend(dais, draft, "strike", 3)
    closed(room)
    strike, add = floor(room).papers.drafts[0].amendments_left
    assert (strike.operation, add.operation) == ("strike", "add")
    answer = post(dais, f"papers/{draft.paper}/", method="placard")
    assert "Amendments to it that have not been voted on: 2." in said(answer)
    decide(room, dais, f"amendments/{strike.id}/", yes=3, no=1)
    assert texts(room) == ["Decides to act", "now", "Calls upon States", "Remains seized"]
    decide(room, dais, f"amendments/{add.id}/", yes=3, no=1)
    assert texts(room) == ["Decides to act", "now", "Invites comments", "Calls upon States", "Remains seized"]
    assert "Amendment 2 to A/UNHRC/L.1 adopted: 3 in favour, 1 against, 0 abstaining" in minutes(dais)
    assert "as amended" in screens.draw(room.pk, Audience("console", "en")).regions["papers"]


def test_taking_back_an_amendments_result_gives_the_text_as_it_was(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "strike", 1)
    closed(room)
    decide(room, dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", yes=3, no=1)
    assert len(texts(room)) == 3
    target = record.read(room.pk).undoable()
    assert target is not None
    assert entered(post(dais, "steps/", act=str(target.act)))
    assert len(texts(room)) == 5


def test_an_amendment_is_withdrawn_or_put_first(room: Committee, dais: Client, draft: Draft) -> None:
    for place in (1, 2):
        amend(dais, draft, "strike", place)
    first, second = floor(room).papers.drafts[0].amendments_left
    assert entered(post(dais, f"amendments/{second.id}/", before=str(first.id)))
    assert floor(room).papers.drafts[0].amendments_left == (
        floor(room).papers.drafts[0].amendment(second.id),
        first,
    )
    assert entered(post(dais, f"amendments/{second.id}/", method="withdraw"))
    assert floor(room).papers.drafts[0].amendments_left == (first,)
    assert "Amendment 2 to A/UNHRC/L.1 withdrawn" in minutes(dais)


def test_the_room_and_phones_see_what_an_amendment_would_do(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "replace", 2, "Urges all States <b>to listen</b>")
    post(dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", method="phones")
    for screen, region in (("projector", "scene"), ("phone", "now")):
        html = screens.draw(room.pk, Audience(screen, "en")).regions[region]
        assert "Amendment 1 to L.1" in html
        assert "Replace paragraph 2" in html
        assert "Urges all States &lt;b&gt;to listen&lt;/b&gt;" in html


def test_the_room_and_phones_read_the_part_that_is_voted_on(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "replace", 3, "Requests two reports")
    closed(room)
    decide(room, dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", yes=3, no=1)
    enter(room, "declare_motion", motion="division", paper=draft.paper, parts=(("1", "3"),))
    post(dais, f"papers/{draft.paper}/parts/1/", method="placard")
    for screen, region in (("projector", "scene"), ("phone", "now")):
        html = screens.draw(room.pk, Audience(screen, "en")).regions[region]
        assert "Paragraphs 1, 3 of L.1" in html
        assert "Decides to act: now; Requests two reports." in html


# Division


@pytest.mark.parametrize("line", ["div 2 3-4 deu", "division L.1 2, 3-4 Germany", "分割 2 3-4 ドイツ"])
def test_a_division_is_typed_as_it_is_spoken(line: str, room: Committee, dais: Client, draft: Draft) -> None:
    closed(room)
    assert entered(typed(dais, line))
    (motion,) = pending(room)
    assert (motion.raised.seat, motion.raised.paper) == ("DEU", draft.paper)
    assert motion.raised.parts == (("2",), ("3", "4"))
    assert "Germany moved: division of the proposal, L.1: paragraphs 2; 3–4" in minutes(dais)


def test_one_paragraph_apart_is_one_paragraph(room: Committee, dais: Client, draft: Draft) -> None:
    closed(room)
    assert entered(typed(dais, "div 2 deu"))
    assert "Germany moved: division of the proposal, L.1: paragraph 2" in minutes(dais)


def test_the_line_says_what_it_understood_of_a_division(room: Committee, dais: Client, draft: Draft) -> None:
    closed(room)
    read = said(dais.get("/unhrc/dais/chair/motions/line/", {"line": "div 2 3-4 deu"}))
    assert "Division of the proposal, L.1: paragraphs 2; 3–4" in read
    assert "Not in order" not in read
    wrong = said(dais.get("/unhrc/dais/chair/motions/line/", {"line": "div 2 9 deu"}))
    assert "The draft has operative paragraphs 1 to 4." in wrong


def test_a_division_by_the_form_without_a_mover_is_declared(
    room: Committee, dais: Client, draft: Draft
) -> None:
    closed(room)
    fields = {"motion": "division", "draft": "L.1", "clauses": "2；3～4"}
    form = dialog(dais, "Declare it without objection")
    assert {"draft", "clauses"} <= form.fields.keys()
    assert entered(again(dais, post(dais, "motions/", **fields), "Declare it without objection"))
    assert [part.marks for part in floor(room).papers.drafts[0].parts] == [("2",), ("3", "4")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"clauses": "two"}, "Write the paragraphs by their numbers, as 2 4-5."),
        ({"clauses": "2-9"}, "The draft has operative paragraphs 1 to 4."),
        ({"clauses": ""}, "Name the paragraphs that are to be voted on apart."),
        ({"clauses": "2", "draft": "L.7"}, "That draft is not before the room."),
    ],
)
def test_what_is_wrong_with_a_division_is_said(
    fields: dict[str, str], sentence: str, room: Committee, dais: Client, draft: Draft
) -> None:
    closed(room)
    answer = post(dais, "motions/", motion="division", seat="Germany", **fields)
    assert answer.status_code == 409
    assert sentence in said(answer)


def test_parts_are_voted_on_apart_and_what_fell_is_not_in_the_resolution(
    room: Committee, dais: Client, draft: Draft
) -> None:
    closed(room)
    enter(room, "declare_motion", motion="division", paper=draft.paper, parts=(("1",), ("3",)))
    decide(room, dais, f"papers/{draft.paper}/parts/1/", yes=1, no=3)
    decide(room, dais, f"papers/{draft.paper}/parts/2/", yes=3, no=1)
    decide(room, dais, f"papers/{draft.paper}/", yes=3, no=1)
    assert floor(room).papers.adopted[0].resolution == 1
    assert texts(room) == ["Calls upon States", "Requests a report", "Remains seized"]
    kept = minutes(dais)
    assert "Paragraph 1 of A/UNHRC/L.1 rejected: 1 in favour, 3 against, 0 abstaining" in kept
    assert "A/UNHRC/L.1 divided, to be voted on apart: 1; 3" in kept


def test_a_draft_whose_every_part_fell_is_rejected_and_the_minutes_say_why(
    room: Committee, dais: Client, draft: Draft
) -> None:
    closed(room)
    enter(room, "declare_motion", motion="division", paper=draft.paper, parts=(("1", "2"), ("3", "4")))
    for part in (1, 2):
        decide(room, dais, f"papers/{draft.paper}/parts/{part}/", yes=1, no=3)
    assert floor(room).papers.drafts[0].standing == "rejected"
    assert "With all its operative paragraphs, A/UNHRC/L.1 is rejected" in minutes(dais)


# How a vote is taken, and in which order


def test_who_asks_for_a_roll_call_gets_one(room: Committee, dais: Client, draft: Draft) -> None:
    closed(room)
    assert entered(typed(dais, "roll call vote deu"))
    assert floor(room).votes.asked == {draft.paper: "roll_call"}
    assert "Germany asked for, and was granted: roll-call (recorded) vote" in minutes(dais)
    assert entered(typed(dais, "acclamation deu"))
    next_ = screens.draw(room.pk, Audience("console", "en")).regions["next"]
    assert "Propose to adopt L.1 without a vote" in next_


def test_the_chair_puts_a_later_draft_first(room: Committee, dais: Client, draft: Draft) -> None:
    post(dais, "papers/", title="Other", sponsors="Germany", operative="Decides otherwise")
    second = floor(room).papers.drafts[1]
    assert entered(post(dais, f"papers/{second.paper}/", before=str(draft.paper)))
    assert [each.number for each in floor(room).papers.introduced] == [2, 1]
    assert "A/UNHRC/L.2 is voted on before A/UNHRC/L.1" in minutes(dais)


def test_a_draft_and_an_amendment_are_put_in_a_place_by_what_they_come_before(
    room: Committee, dais: Client, draft: Draft
) -> None:
    for title in ("Second", "Third"):
        post(dais, "papers/", title=title, sponsors="Germany", operative="Decides otherwise")
    first, second, third = (each.paper for each in floor(room).papers.introduced)
    assert entered(post(dais, f"papers/{third}/", before=str(second)))
    assert [each.paper for each in floor(room).papers.introduced] == [first, third, second]
    assert entered(post(dais, f"papers/{first}/", before="last"))
    assert [each.paper for each in floor(room).papers.introduced] == [third, second, first]
    for place in ("1", "2"):
        post(dais, "amendments/", paper=str(first), operation="strike", place=place, sponsors="Germany")
    one, other = (each.id for each in floor(room).papers.draft(first).amendments_left)
    assert entered(post(dais, f"amendments/{other}/", before=str(one)))
    assert entered(post(dais, f"amendments/{other}/", before="last"))
    assert not entered(post(dais, f"amendments/{other}/", before="last"))
    kept = minutes(dais)
    for line in (
        "A/UNHRC/L.3 is voted on before A/UNHRC/L.2",
        "A/UNHRC/L.1 is voted on last",
        "Amendment 2 to A/UNHRC/L.1 is voted on before amendment 1 to A/UNHRC/L.1",
        "Amendment 2 to A/UNHRC/L.1 is voted on last",
    ):
        assert line in kept


# What the minutes say of what came later, or was undone


def undo(room: Committee, dais: Client) -> None:
    target = record.read(room.pk).undoable()
    assert target is not None
    assert entered(post(dais, "steps/", act=str(target.act)))


def test_a_second_division_leaves_the_votes_on_the_first_as_they_were(
    room: Committee, dais: Client, draft: Draft
) -> None:
    closed(room)
    enter(room, "declare_motion", motion="division", paper=draft.paper, parts=(("2",), ("3", "4")))
    decide(room, dais, f"papers/{draft.paper}/parts/1/", yes=3, no=1)
    decide(room, dais, f"papers/{draft.paper}/parts/2/", yes=1, no=3)
    assert entered(typed(dais, "div 1 deu"))
    post(dais, f"motions/{pending(room)[0].id}/", how="seconded")
    post(dais, f"motions/{pending(room)[0].id}/", how="no_objection")
    kept = minutes(dais)
    assert "Paragraph 2 of A/UNHRC/L.1 adopted: 3 in favour" in kept
    assert "Paragraphs 3–4 of A/UNHRC/L.1 rejected: 1 in favour" in kept
    assert "A/UNHRC/L.1 divided, to be voted on apart: 2; 3–4" in kept
    assert "A/UNHRC/L.1 divided, to be voted on apart: 1" in kept
    assert "L.1 rejected: 1 in favour" not in kept.replace("Paragraphs 3–4 of A/UNHRC/L.1", "")
    decide(room, dais, f"papers/{draft.paper}/parts/3/", yes=3, no=1)
    assert "Paragraph 1 of A/UNHRC/L.1 adopted" in minutes(dais)


def test_a_part_is_called_by_the_numbers_that_its_paragraphs_have_when_it_is_put(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "strike", 3)
    closed(room)
    enter(room, "declare_motion", motion="division", paper=draft.paper, parts=(("2",), ("3", "4")))
    decide(room, dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", yes=3, no=1)
    post(dais, f"papers/{draft.paper}/parts/2/", method="placard")
    assert "Paragraph 3 of L.1" in screens.draw(room.pk, Audience("projector", "en")).regions["scene"]


def test_an_undone_amendment_is_not_told_as_its_draft(room: Committee, dais: Client, draft: Draft) -> None:
    amend(dais, draft, "strike", 2)
    closed(room)
    post(dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", method="placard")
    for _step in range(3):
        undo(room, dais)
    kept = minutes(dais)
    assert "An amendment to A/UNHRC/L.1 by Germany: strike paragraph 2" in kept
    assert "Vote on an amendment to A/UNHRC/L.1 by placards" in kept
    assert "A/UNHRC/L.1 by Germany: —" not in kept


def test_a_corrected_vote_on_an_amendment_is_not_told_as_one_on_the_draft(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "strike", 2)
    closed(room)
    decide(room, dais, f"amendments/{floor(room).papers.drafts[0].amendments[0].id}/", yes=3, no=1)
    vote = floor(room).votes.announced[-1].id
    enter(room, "correct_placards", vote=vote, yes=4, no=1, abstain=0)
    assert "Correction to the vote on amendment 1 to A/UNHRC/L.1" in minutes(dais)


def test_a_withdrawn_draft_has_no_amendments_left_to_read(
    room: Committee, dais: Client, draft: Draft
) -> None:
    amend(dais, draft, "strike", 2)
    enter(room, "withdraw_draft", paper=draft.paper)
    assert "Strike paragraph" not in said(seat(room).get("/unhrc/seat/JPN/papers/"))


def test_a_struck_paragraph_has_no_text_in_its_place(room: Committee, dais: Client, draft: Draft) -> None:
    answer = amend(dais, draft, "strike", 2, "Something typed")
    assert "Nothing stands in the place of a paragraph that is struck." in said(answer)


def test_the_chair_lets_any_delegation_explain_its_vote(room: Committee, dais: Client, draft: Draft) -> None:
    closed(room)
    decide(room, dais, f"papers/{draft.paper}/", yes=3, no=1)
    answer = post(dais, "explanations/", seat="ドイツ")
    assert "Germany did not ask to explain its vote." in said(answer)
    assert entered(again(dais, answer, "The Chair rules it in order"))
    speech = floor(room).speakers.speech
    assert speech is not None
    assert (speech.seat, speech.on) == ("DEU", "explanation")
