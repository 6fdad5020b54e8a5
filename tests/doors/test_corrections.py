"""The page of corrections: what it shows, takes, asks and refuses, and what the minutes say afterwards."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from committees import record, screens, wall_clock
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.models import Committee
from delegates.rules.roll import AnswerCorrected
from delegates.rules.speakers import NameCorrected, Spoken
from motions.rules.corrections import BallotCorrected, CountCorrected, PlacardsCorrected, TimeCorrected
from resolutions.models import Paper, Version
from resolutions.rules.drafts import DraftRef
from tests.doors.markup import form
from tests.doors.motions import HOME, enter, floor, last, minutes
from tests.doors.passes import chair, seat
from tests.given import NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten seconds from one act to the next."""
    ticks = iter(range(NOW, NOW + 10_000_000, 10_000))
    monkeypatch.setattr(wall_clock, "at_least", lambda before: max(before, next(ticks)))


def act_of(entry: int, room: Committee) -> int:
    return record.read(room.pk).entries[entry - 1].act


def page(client: Client, act: int) -> str:
    return unescape(client.get(f"{HOME}corrections/{act}/").content.decode())


def correct(client: Client, act: int, button: str, **typed: str) -> Any:
    """Fill in the form that has this button, and press it."""
    found = form(client.get(f"{HOME}corrections/{act}/").content.decode(), button)
    return client.post(f"{HOME}corrections/{act}/", found.pressed(button) | typed)


def decide(client: Client, act: int, answer: Any, button: str) -> Any:
    """Press a button of the question that was asked."""
    return client.post(f"{HOME}corrections/{act}/", form(answer.content.decode(), button).pressed(button))


def done(answer: Any, act: int) -> bool:
    return answer.status_code == 302 and answer["Location"] == f"{HOME}minutes/#act-{act}"


def sentence(answer: Any) -> str:
    """The sentence with which the page answers a form that it does not take."""
    assert answer.status_code == 409
    text = unescape(answer.content.decode())
    return text.split('<p class="refused">')[1].split("</p>")[0]


def line(client: Client, act: int) -> str:
    """The line of an act in the minutes, marked up."""
    return minutes(client).split(f'id="act-{act}"')[1].split("</p>")[0]


@pytest.fixture
def speech(room: Committee) -> int:
    """Brazil spoke."""
    speech = enter(room, "recognise", seat="BRA")
    enter(room, "start_clock", of="speech", id=speech)
    enter(room, "end_speech", speech=speech)
    return speech


def voted(room: Committee, method: str = "roll_call", yes: int = 3) -> int:
    """A draft of Japan's on which the members voted, the first `yes` of them in favour. The announcing act."""
    paper = Paper.objects.create(committee=room)
    version = Version.objects.create(paper=paper, number=1, title="Clean water", sponsors=["JPN"])
    enter(room, "introduce_draft", draft=DraftRef(paper.pk, version.pk), sponsors=("JPN",), text="0" * 64)
    vote = enter(room, "open_vote", paper=paper.pk, method=method)
    if method == "placard":
        enter(room, "count_placards", vote=vote, yes=yes, no=5 - yes, abstain=0)
    else:
        for place, code in enumerate(("BRA", "DEU", "JPN", "POL", "SEN")):
            choice = "yes" if place < yes else "no"
            enter(room, "cast_ballot", vote=vote, seat=code, choice=choice, correcting=True)
        enter(room, "close_vote", vote=vote)
    return act_of(enter(room, "announce_result", vote=vote), room)


# Names, answers, counts, times


def test_the_line_shows_what_was_and_what_is_and_the_correction_has_a_line_of_its_own(
    speech: int, room: Committee, dais: Client
) -> None:
    act = act_of(speech, room)
    assert f'href="{HOME}corrections/{act}/"' in line(dais, act)
    assert done(correct(dais, act, "Correct the name", seat="SEN"), act)
    (fact,) = last(room)
    assert isinstance(fact, NameCorrected)
    assert (fact.entry, fact.seat, fact.was) == (speech, "SEN", "BRA")
    shown = line(dais, act)
    assert "<s>Brazil recognised for 90 seconds</s> Senegal recognised for 90 seconds" in shown
    assert "corrected " in shown
    assert ": Senegal, not Brazil (Senegal recognised for 90 seconds)" in minutes(dais)
    assert "<s>Brazil spoke for 0:10</s> Senegal spoke for 0:10" in minutes(dais)
    spoken = floor(room).speakers.spoken
    assert (spoken["BRA"], spoken["SEN"].times, spoken["SEN"].ms) == (Spoken(), 1, 10_000)


def test_it_is_said_in_japanese(speech: int, room: Committee, dais: Client) -> None:
    act = act_of(speech, room)
    correct(dais, act, "Correct the name", seat="SEN")
    text = minutes(chair(room, language="ja"))
    assert "の記録を訂正：ブラジルではなくセネガル。" in text
    assert "に訂正</span>" in text
    assert "国名を訂正" in page(chair(room, language="ja"), act)


def test_a_correction_is_undone_and_done_again_like_any_act(
    speech: int, room: Committee, dais: Client
) -> None:
    act = act_of(speech, room)
    before = floor(room).speakers.spoken
    correct(dais, act, "Correct the name", seat="SEN")
    book = record.read(room.pk)
    console = screens.draw(room.pk, Audience("console", "en")).regions["steps"]
    assert "Senegal, not Brazil" in console
    undone = book.undoable()
    assert undone is not None
    assert dais.post(f"{HOME}steps/", {"act": str(undone.act)}).status_code == 302
    assert floor(room).speakers.spoken == before
    assert "<s>Brazil recognised" not in line(dais, act)
    assert "Undone: Correction to " in minutes(dais)
    redone = record.read(room.pk).redoable()
    assert redone is not None
    assert dais.post(f"{HOME}steps/", {"act": str(redone.act)}).status_code == 302
    assert "<s>Brazil recognised" in line(dais, act)


def test_an_answer_at_the_roll_call_moves_the_roll_and_its_figures(room: Committee, dais: Client) -> None:
    answered = next(
        entry.act for entry in record.read(room.pk).entries if type(entry.fact).__name__ == "RollAnswered"
    )
    assert "Senegal: present" in page(dais, answered)
    sent = correct(dais, answered, "Correct the answer", seat="SEN", answer="absent")
    assert done(sent, answered)
    assert isinstance(last(room)[0], AnswerCorrected)
    assert not floor(room).roll.in_room("SEN")
    text = minutes(dais)
    assert "Senegal: absent, not present" in text
    assert "5 delegations in the room, 4 of them members" in text


def test_the_count_of_a_motion_is_asked_about_and_what_followed_stays(room: Committee, dais: Client) -> None:
    motion = enter(room, "raise_motion", motion="unmoderated_caucus", seat="DEU", total=600)
    enter(room, "second_motion", id=motion)
    act = act_of(enter(room, "decide_motion", id=motion, how="counted", yes=4, no=1), room)
    answer = correct(dais, act, "Correct the count", yes="2", no="3")
    assert sentence(answer) == (
        "With 2 to 3 the motion would not have carried. Look at what rests on it, and decide."
    )
    text = unescape(answer.content.decode())
    assert "<li>Opened: unmoderated caucus, 10 minutes</li>" in text
    assert 'name="yes" value="2"' in text
    assert done(decide(dais, act, answer, "Correct the count; what was decided stands"), act)
    assert last(room) == [CountCorrected(act, 2, 3, (4, 1), differs=True)]
    assert floor(room).business.caucus is not None
    assert "2 to 3, not 4 to 1; what was decided stands" in minutes(dais)
    assert "Motion carried, 2 to 3" in line(dais, act)


def test_a_time_is_typed_with_its_seconds_and_keeps_the_order(
    speech: int, room: Committee, dais: Client
) -> None:
    act = act_of(speech, room)
    at = record.read(room.pk).entries[act - 1].at
    assert 'name="time" value="21:27:20"' in page(dais, act)
    for typed, said in (
        ("half past", "Write the time as 14:03:20."),
        ("21:99", "Write the time as 14:03:20."),
        ("21:26:10", "What is before it on the record happened later than that."),
        ("21:27:50", "What is after it on the record happened earlier than that."),
        ("21:27:20", "That is what is on record already."),
    ):
        answer = correct(dais, act, "Correct the time", time=typed)
        assert sentence(answer) == said
        assert f'name="time" value="{typed}"' in unescape(answer.content.decode())
    assert done(correct(dais, act, "Correct the time", time="２１：２７：１５"), act)
    assert last(room) == [TimeCorrected(act, at - 5_000, at)]
    assert "<s>21:27:20</s> 21:27:15 Brazil recognised" in line(dais, act)
    assert "Correction: 21:27:15, not 21:27:20 (Brazil recognised" in minutes(dais)
    assert sentence(correct(dais, act, "Correct the time", time="21:27:15")) == (
        "That is what is on record already."
    )


# Votes


def test_a_ballot_that_leaves_the_outcome_moves_the_tally(room: Committee, dais: Client) -> None:
    act = voted(room, yes=4)
    assert "Brazil: in favour" in page(dais, act)
    assert done(correct(dais, act, "Correct the ballot", seat="BRA", answer="no"), act)
    vote = floor(room).votes.announced[-1]
    assert vote.tally
    assert (vote.tally.yes, vote.tally.no) == (3, 2)
    shown = line(dais, act)
    assert "<s>A/UNHRC/L.1 adopted: 4 in favour, 1 against, 0 abstaining</s>" in shown
    assert (
        "</s> A/UNHRC/L.1 adopted: 3 in favour, 2 against, 0 abstaining; Resolution A/UNHRC/RES/1 <span"
        in shown
    )
    assert "Correction to the vote on A/UNHRC/L.1: Brazil: against, not in favour" in minutes(dais)


@pytest.mark.parametrize("method", ["roll_call", "placard"])
def test_where_the_outcome_turns_the_chair_sees_what_rests_on_it_and_decides(
    method: str, room: Committee, dais: Client
) -> None:
    act = voted(room, method)
    voted(room)
    enter(room, "recognise", seat="JPN")
    wrong = (
        ("Correct the count", {"yes": "2", "no": "3"})
        if method == "placard"
        else ("Correct the ballot", {"seat": "BRA", "answer": "no"})
    )
    answer = correct(dais, act, wrong[0], **wrong[1])
    assert "rejected, not adopted" in sentence(answer)
    text = unescape(answer.content.decode())
    assert "A/UNHRC/L.1 was adopted as A/UNHRC/RES/1 at " in text
    assert "Adopted since, with numbers that stay: A/UNHRC/RES/2." in text
    assert "Copies of A/UNHRC/RES/1 that were printed" in text
    assert done(decide(dais, act, answer, "The outcome changes with it"), act)
    assert [draft.standing for draft in floor(room).papers.drafts] == ["rejected", "adopted"]
    shown = line(dais, act)
    assert "<s>A/UNHRC/L.1 adopted: 3 in favour, 2 against, 0 abstaining</s>" in shown
    assert (
        "</s> A/UNHRC/L.1 rejected: 2 in favour, 3 against, 0 abstaining; <s>Resolution A/UNHRC/RES/1</s> <span"
        in shown
    )
    steps = screens.draw(room.pk, Audience("console", "en")).regions["steps"]
    assert "Correction to the vote on A/UNHRC/L.1" in steps
    papers = screens.draw(room.pk, Audience("console", "en")).regions["papers"]
    assert "RES/1" not in papers
    assert f'href="corrections/{act}/"' in papers


def test_the_announced_outcome_may_stand(room: Committee, dais: Client) -> None:
    act = voted(room)
    answer = correct(dais, act, "Correct the ballot", seat="BRA", answer="no")
    assert done(decide(dais, act, answer, "The announced outcome stands"), act)
    (fact,) = last(room)
    assert isinstance(fact, BallotCorrected)
    assert fact.stands
    assert floor(room).papers.drafts[0].standing == "adopted"
    assert "Brazil intended: against, not in favour; the result stands as announced" in minutes(dais)
    assert "Brazil: against" in page(dais, act)


def test_placards_may_be_noted_while_the_result_stands(room: Committee, dais: Client) -> None:
    act = voted(room, "placard")
    answer = correct(dais, act, "Correct the count", yes="2", no="3")
    assert done(decide(dais, act, answer, "The announced outcome stands"), act)
    assert last(room) == [PlacardsCorrected(floor(room).votes.announced[0].id, 2, 3, 0, stands=True)]
    assert "0 abstaining were counted; the result stands as announced" in minutes(dais)


def test_the_explanations_heard_rest_on_the_outcome(room: Committee, dais: Client) -> None:
    paper = Paper.objects.create(committee=room)
    version = Version.objects.create(paper=paper, number=1, title="Clean water", sponsors=["JPN"])
    enter(room, "introduce_draft", draft=DraftRef(paper.pk, version.pk), sponsors=("JPN",), text="0" * 64)
    vote = enter(room, "open_vote", paper=paper.pk, method="phones")
    for code, choice in (("BRA", "yes"), ("DEU", "no"), ("JPN", "yes"), ("POL", "yes"), ("SEN", "no")):
        enter(room, "cast_ballot", vote=vote, seat=code, choice=choice, with_rights=code == "POL")
    enter(room, "close_vote", vote=vote)
    act = act_of(enter(room, "announce_result", vote=vote), room)
    enter(room, "hear_explanation", seat="POL")
    answer = correct(dais, act, "Correct the ballot", seat="BRA", answer="abstain")
    assert "Explanation of vote: Poland, for 30 seconds" in unescape(answer.content.decode())


def test_who_gave_up_abstention_abstains_only_by_a_ruling(room: Committee, dais: Client) -> None:
    enter(room, "answer_roll", seat="BRA", answer="voting")
    act = voted(room, yes=4)
    answer = correct(dais, act, "Correct the ballot", seat="BRA", answer="abstain")
    assert sentence(answer).startswith("Brazil answered “present and voting” at the roll call")
    assert done(decide(dais, act, answer, "The Chair rules it in order"), act)
    assert floor(room).votes.announced[0].ballots["BRA"] == "abstain"


def test_the_projector_goes_on_showing_a_result_that_is_corrected_at_once(
    room: Committee, dais: Client
) -> None:
    act = voted(room, yes=4)
    correct(dais, act, "Correct the ballot", seat="BRA", answer="no")
    scene = screens.draw(room.pk, Audience("projector", "en")).regions["scene"]
    assert "scene-result" in scene


# Two officers, other people, and what cannot be corrected


def test_of_two_officers_the_second_reads_who_was_first(speech: int, room: Committee, dais: Client) -> None:
    act = act_of(speech, room)
    turns = turns_text(record.read(room.pk).turns)
    enter(room, "correct_name", by="dais:vice-chair", recorded=record.OnRecord(speech), seat="SEN")
    answer = correct(dais, act, "Correct the name", seat="POL", turns=turns)
    assert sentence(answer).startswith("Vice-Chair was first, at ")
    assert floor(room).speakers.spoken["SEN"].times == 1
    assert "POL" not in floor(room).speakers.spoken


def test_an_outcome_that_another_officer_turned_meanwhile_is_not_turned_again(
    room: Committee, dais: Client
) -> None:
    act = voted(room)
    vote = floor(room).votes.announced[0].id
    turns = turns_text(record.read(room.pk).turns)
    enter(
        room,
        "correct_ballot",
        by="dais:vice-chair",
        vote=vote,
        seat="BRA",
        choice="no",
        upshot="changes",
    )
    answer = correct(dais, act, "Correct the ballot", seat="DEU", answer="no", turns=turns)
    assert sentence(answer).startswith("Vice-Chair was first, at ")


def test_what_was_undone_and_what_is_a_correction_has_nothing_to_correct(
    speech: int, room: Committee, dais: Client
) -> None:
    act = act_of(speech, room)
    correct(dais, act, "Correct the name", seat="SEN")
    correction = record.read(room.pk).entries[-1].act
    assert "Nothing of this can be corrected" in page(dais, correction)
    assert "corrections/" not in line(dais, correction)
    sent = {"part": "time", "entry": str(correction), "time": "21:27:00"}
    answer = dais.post(
        f"{HOME}corrections/{correction}/", sent | {"turns": turns_text(record.read(room.pk).turns)}
    )
    assert sentence(answer) == "That was undone, or is a correction itself."
    assert dais.get(f"{HOME}corrections/9999/").status_code == 404


def test_a_speech_that_is_not_over_has_no_form_for_its_name(room: Committee, dais: Client) -> None:
    act = act_of(enter(room, "recognise", seat="BRA"), room)
    assert "Correct the name" not in page(dais, act)
    assert "Correct the time" in page(dais, act)


def test_what_a_delegation_entered_itself_keeps_its_name(room: Committee, dais: Client) -> None:
    act = act_of(enter(room, "join_list", by="seat:JPN", seat="JPN"), room)
    assert "Correct the name" not in page(dais, act)


def test_delegations_are_offered_no_correction(speech: int, room: Committee) -> None:
    text = seat(room).get("/unhrc/seat/JPN/minutes/").content.decode()
    assert "Brazil recognised" in text
    assert "corrections/" not in text
    assert "Correct" not in screens.draw(room.pk, Audience("projector", "en")).regions["scene"]
