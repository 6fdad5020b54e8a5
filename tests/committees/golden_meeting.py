"""Two meetings of one committee, in which everything that can happen happens."""

from collections.abc import Iterator
from typing import Any

import msgspec

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press
from committees.recorded import Recorded, recorded
from committees.rules import MeetingAdjourned
from committees.rulings import (
    adjourn_meeting,
    open_meeting,
    set_notes,
    set_phones,
)
from delegates.rules.roll import Rights, RollAnswered, Roster
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings import clocks, roll, roster, speakers
from motions.rules.motions import MotionDecided
from motions.rulings import (
    agenda,
    ballots,
    casting,
    caucus,
    corrections,
    explanations,
    motions,
    raising,
    strawpolls,
)
from resolutions.rules.amendments import AmendmentPutFirst, AmendmentRef
from resolutions.rules.drafts import DraftPutFirst, DraftRef
from resolutions.rulings.amendments import (
    accept_amendment,
    incorporate_amendment,
    introduce_amendment,
    place_amendment,
    withdraw_amendment,
)
from resolutions.rulings.drafts import (
    agree_to_withdraw,
    introduce_draft,
    place_draft,
    withdraw_draft,
)
from resolutions.rulings.proposed import (
    introduce_proposed,
    return_amendment,
    submit_amendment,
    take_back_amendment,
)
from resolutions.rulings.submissions import (
    approve_paper,
    return_paper,
    submit_paper,
    take_back_paper,
)
from resolutions.rulings.support import give_support, withdraw_support
from tests.committees.golden_debate import debate, moved, words
from tests.given import EVERY_KIND as DEFAULT
from tests.given import MEMBER, OBSERVER
from tests.playing import Play

SEATS = ("BRA", "DEU", "FRA", "IND", "JPN", "SEN", "USA")
TOPICS = (31, 32)
RULES = msgspec.structs.replace(
    DEFAULT,
    speaking_time=60,
    draft_threshold="two_thirds",
    proposer_speaks="last",
    reply_time=45,
    time_for=60,
)


def meeting() -> Play:
    """Two meetings of one committee, in which everything that can happen happens."""
    play = Play()
    play.press(
        roll.admit_seats,
        by="secretariat",
        seats=dict.fromkeys(SEATS, MEMBER) | {"USA": OBSERVER},
        order=SEATS,
    )
    _roll_call(play)
    _agenda(play)
    debate(play)
    _strawpolls(play)
    _votes(play)
    _once_more(play)
    _end_of_voting(play)
    _corrections(play)
    _second_meeting(play)
    _roster(play)
    return play


def _roster(play: Play) -> None:
    """India did not come back, and Chile came instead; the United States observe no longer, but vote."""
    votes = dict.fromkeys(("BRA", "CHL", "DEU", "FRA", "JPN", "SEN", "USA"), True)
    play.press(roster.take_roster, by="secretariat", roster=Roster(votes, tuple(votes)))


def _roll_call(play: Play) -> None:
    play.press(open_meeting, procedure=RULES, topics=TOPICS)
    play.press(roll.vacate_seat, seat="SEN")
    play.press(roll.vacate_seat, seat="IND")
    play.press(roll.take_up_seat, seat="IND")
    play.press(roll.set_rights, seat="USA", rights=Rights(procedure=True, substance=False, sponsor=True))
    play.press(roll.answer_roll, seat="BRA", answer="voting")
    play.press(roll.answer_roll, seat="IND", answer="absent")
    play.press(roll.all_present)
    play.press(roll.close_roll_call)
    play.press(roll.answer_roll, seat="IND", answer="present")
    play.press(set_phones, level="all")
    play.press(set_notes, on=True)


def _agenda(play: Play) -> None:
    order = moved(play, "set_agenda", "JPN", topics=TOPICS[::-1])
    play.press(motions.decide_motion, id=order, how="clearly_failed")
    play.press(raising.declare_motion, motion="set_agenda")


def put_draft_first(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """As the Chair did in earlier versions: what they entered folds for ever."""
    yield DraftPutFirst(paper=paper)


def put_amendment_first(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """So for an amendment, too."""
    yield AmendmentPutFirst(amendment=amendment)


def _strawpolls(play: Play) -> None:
    """One that a seat answers anew and another takes back, one of several choices that adjournment would close."""
    asked = {"question": words("What do we do?"), "options": (words("Ban it"), words("Study it"))}
    poll = play.press(strawpolls.open_strawpoll, **asked)[0].seq
    for seat, options in (("JPN", (1,)), ("USA", (2,)), ("JPN", (2,)), ("FRA", (1,)), ("FRA", ())):
        play.press(
            strawpolls.choose_in_strawpoll, by=f"seat:{seat}", strawpoll=poll, seat=seat, options=options
        )
    play.press(strawpolls.choose_in_strawpoll, strawpoll=poll, seat="BRA", options=(1,))
    play.press(strawpolls.close_strawpoll, strawpoll=poll)
    poll = play.press(strawpolls.open_strawpoll, several=True, **asked)[0].seq
    play.press(strawpolls.choose_in_strawpoll, by="seat:DEU", strawpoll=poll, seat="DEU", options=(2, 1))


def _votes(play: Play) -> None:
    for paper, sponsors in ((11, ("JPN", "FRA")), (12, ("BRA",)), (13, ("USA",)), (14, ("DEU",))):
        draft = DraftRef(paper, paper * 10, 4)
        play.press(introduce_draft, draft=draft, sponsors=sponsors, text=words(str(paper)).hash)
    _introduced_by_motion(play)
    by_phone = {"by": "seat:JPN", "seat": "JPN", "sponsors": ("JPN",)}
    play.press(submit_paper, draft=DraftRef(16, 160, 1), text=words("16").hash, **by_phone)
    play.press(take_back_paper, by="seat:JPN", seat="JPN", paper=16)
    play.press(give_support, paper=14, seat="FRA", support="signatory")
    play.press(give_support, paper=14, seat="IND", support="sponsor")
    play.press(withdraw_support, paper=14, seat="FRA")
    for id, operation, place in ((51, "strike", 1), (52, "add", 2), (53, "replace", 1)):
        said = {"operation": operation, "place": place, "sponsors": ("IND",), "text": words(str(id)).hash}
        play.press(introduce_amendment, paper=14, amendment=AmendmentRef(id, 2), **said)
    _amendments_by_phone(play)
    play.press(motions.decide_motion, id=moved(play, "close_debate", "JPN"), how="counted", yes=4, no=2)
    said = {"operation": "add", "place": 0, "sponsors": ("IND",), "text": words("54").hash}
    play.press(introduce_amendment, paper=11, amendment=AmendmentRef(54, 1), ruled=True, **said)
    for seat in ("JPN", "FRA"):
        play.press(accept_amendment, by=f"seat:{seat}", amendment=54, seat=seat)
    _amendments_and_parts(play)
    play.press(put_draft_first, paper=13)
    play.press(place_draft, paper=12)
    play.press(ballots.open_vote, paper=13, method="without_vote")
    play.press(withdraw_draft, paper=13, ruled=True)
    vote = play.press(ballots.open_vote, paper=11, method="phones")[-1].seq
    choices = {"BRA": "no", "DEU": "yes", "FRA": "yes", "IND": "abstain", "JPN": "yes"}
    for seat, choice in choices.items():
        play.press(casting.cast_ballot, by=f"seat:{seat}", vote=vote, seat=seat, choice=choice)
    play.press(ballots.close_vote, vote=vote)
    play.press(casting.cast_ballot, vote=vote, seat="IND", choice="yes", correcting=True)
    play.press(ballots.close_vote, vote=vote)
    play.press(ballots.announce_result, vote=vote)
    asked = play.press(ballots.open_vote, paper=12, method="without_vote")[-1].seq
    play.press(casting.object_to_adoption, vote=asked, seat="FRA")
    vote = play.press(ballots.open_vote, paper=12, method="roll_call", lot=1_000_003)[-1].seq
    play.press(casting.cast_ballot, vote=vote, seat="BRA", choice="yes")
    play.press(casting.cast_ballot, vote=vote, seat="DEU", choice="pass")
    play.press(casting.cast_ballot, vote=vote, seat="FRA", choice="no", with_rights=True)
    play.press(casting.cast_ballot, vote=vote, seat="DEU", choice="no")
    play.press(ballots.close_vote, vote=vote, ruled=True)
    play.press(ballots.announce_result, vote=vote)
    speech = play.press(explanations.hear_explanation, seat="FRA")[-1].seq
    play.press(speakers.end_speech, speech=speech)
    vote = play.press(ballots.open_vote, paper=14, method="placard")[-1].seq
    play.press(casting.count_placards, vote=vote, yes=2, no=1, abstain=1)
    play.press(casting.count_placards, vote=vote, yes=2, no=2, abstain=0)
    play.press(ballots.announce_result, vote=vote)


def _amendments_by_phone(play: Play) -> None:
    own = {"by": "seat:FRA", "seat": "FRA"}
    said = {
        "paper": 12,
        "operation": "add",
        "target": "2",
        "sponsors": ("FRA",),
        "text": words("55").hash,
        **own,
    }
    play.press(submit_amendment, amendment=AmendmentRef(55, 1), **said)
    play.press(return_amendment, amendment=55, remarks=words("Before paragraph 1"))
    play.press(submit_amendment, amendment=AmendmentRef(56, 1), instead=55, **said | {"target": None})
    play.press(give_support, by="seat:IND", paper=12, amendment=56, seat="IND", support="signatory")
    play.press(give_support, paper=12, amendment=56, seat="JPN", support="sponsor")
    play.press(introduce_proposed, amendment=56)
    play.press(withdraw_support, by="seat:FRA", paper=12, amendment=56, seat="FRA")
    play.press(withdraw_amendment, amendment=56)
    play.press(submit_amendment, amendment=AmendmentRef(57, 0), **said | {"operation": "strike"})
    play.press(take_back_amendment, amendment=57, **own)
    _of_the_preamble(play)
    _of_the_second_degree(play)
    play.press(submit_amendment, amendment=AmendmentRef(58, 0), **said | {"operation": "strike"})
    play.press(raising.raise_motion, seat="FRA", motion="introduce_amendment", amendment=58)
    play.press(withdraw_amendment, amendment=58)


def _of_the_preamble(play: Play) -> None:
    """An amendment to the preamble, which the rules of this record do not know, and its vote."""
    said = {"paper": 17, "sponsors": ("FRA",), "place": 1, "text": words("59").hash, "preamble": True}
    draft = DraftRef(17, 170, 1, 2)
    play.press(introduce_draft, draft=draft, sponsors=("FRA",), text=words("17").hash)
    play.press(introduce_amendment, amendment=AmendmentRef(59, 2), operation="replace", ruled=True, **said)
    play.press(incorporate_amendment, amendment=59)
    play.press(withdraw_draft, paper=17)


def _of_the_second_degree(play: Play) -> None:
    """Amendments to an amendment, which these rules do not know either: adopted, accepted, and fallen with it."""
    said = {"paper": 18, "sponsors": ("FRA",), "text": words("60").hash}
    play.press(introduce_draft, draft=DraftRef(18, 180, 2), sponsors=("JPN",), text=words("18").hash)
    play.press(introduce_amendment, amendment=AmendmentRef(60, 2), operation="add", place=1, **said)
    said |= {"of": 60, "ruled": True, "sponsors": ("IND",)}
    play.press(introduce_amendment, amendment=AmendmentRef(61, 0), operation="strike", place=1, **said)
    play.press(introduce_amendment, amendment=AmendmentRef(62, 2), operation="replace", place=2, **said)
    play.press(introduce_amendment, amendment=AmendmentRef(63, 1), operation="add", place=0, **said)
    play.press(introduce_amendment, amendment=AmendmentRef(64, 1), operation="add", place=2, **said)
    play.press(place_amendment, amendment=62, before=61)
    play.press(accept_amendment, by="seat:FRA", amendment=61, seat="FRA")
    play.press(incorporate_amendment, amendment=62)
    play.press(withdraw_amendment, amendment=63)
    play.press(incorporate_amendment, amendment=60)
    play.press(withdraw_draft, paper=18)


def _once_more(play: Play) -> None:
    """The house is divided on one draft; another is reconsidered as an important question."""
    divided = moved(play, "divide_the_house", "FRA")
    vote = play.press(motions.decide_motion, id=divided, how="no_objection", lot=7)[-1].seq
    for seat, choice in {"BRA": "yes", "DEU": "yes", "FRA": "yes", "IND": "no", "JPN": "yes"}.items():
        play.press(casting.cast_ballot, vote=vote, seat=seat, choice=choice)
    play.press(ballots.close_vote, vote=vote)
    play.press(ballots.announce_result, vote=vote)
    again = moved(play, "reconsider", "FRA", paper=12)
    play.press(motions.decide_motion, id=again, how="clearly_carried")
    play.press(motions.decide_motion, id=moved(play, "important_question", "JPN"), how="no_objection")
    _placards(play, 3, 2, paper=12)


def _introduced_by_motion(play: Play) -> None:
    """A paper on its way to the room, presented and asked about."""
    by_phone = {"by": "seat:IND", "seat": "IND", "sponsors": ("IND",)}
    play.press(submit_paper, draft=DraftRef(15, 150, 2), text=words("15").hash, **by_phone)
    play.press(return_paper, paper=15, remarks=words("Say which States"))
    play.press(submit_paper, draft=DraftRef(15, 151, 3), text=words("15b").hash, **by_phone)
    play.press(approve_paper, paper=15)
    play.press(give_support, paper=15, seat="FRA", support="signatory")
    play.press(raising.raise_motion, seat="IND", motion="introduce_draft", paper=15)
    play.press(caucus.pass_floor, id=play.floor.business.caucus.id, seat="FRA")
    asked = moved(play, "question_period", "BRA", total=300, paper=15)
    held = play.press(motions.decide_motion, id=asked, how="clearly_carried")[-1].seq
    play.press(speakers.recognise, seat="BRA")
    play.press(speakers.recognise, seat="IND")
    play.press(caucus.close_caucus, id=held)
    timed = play.press(caucus.give_time, paper=15, side="time_for")[-1].seq
    play.press(caucus.close_caucus, id=timed)
    play.press(agree_to_withdraw, by="seat:IND", seat="IND", paper=15)
    play.press(raising.declare_motion, motion="reorder_drafts", papers=(12, 11, 14, 13))


def _placards(play: Play, yes: int, no: int, **question: int) -> None:
    vote = play.press(ballots.open_vote, method="placard", **question)[-1].seq
    play.press(casting.count_placards, vote=vote, yes=yes, no=no, abstain=0)
    play.press(ballots.announce_result, vote=vote)


def _amendments_and_parts(play: Play) -> None:
    play.press(place_amendment, amendment=53, before=51)
    play.press(put_amendment_first, amendment=52)
    _placards(play, 3, 1, paper=14, amendment=52)
    _placards(play, 1, 3, paper=14, amendment=53)
    play.press(withdraw_amendment, amendment=51)
    play.press(raising.raise_motion, seat="BRA", motion="roll_call_vote")
    division = moved(play, "division", "BRA", paper=14, parts=(("2", "52.1"), ("4",)))
    play.press(motions.decide_motion, id=division, how="no_objection")
    _placards(play, 1, 3, paper=14, part=1)
    _placards(play, 3, 1, paper=14, part=2)


def _end_of_voting(play: Play) -> None:
    play.press(agenda.end_voting)
    play.press(motions.decide_motion, id=moved(play, "adjourn_debate", "DEU"), how="no_objection")
    play.press(raising.declare_motion, motion="resume_debate", subject=TOPICS[1])
    play.press(adjourn_meeting)


def _corrections(play: Play) -> None:
    entries = play.book.entries

    def on_record(kind: type[Fact], **said: Any) -> Recorded | None:
        """The last standing entry of a kind."""
        found = [
            entry.seq
            for entry in entries
            if isinstance(entry.fact, kind)
            and play.book.stands(entry)
            and all(getattr(entry.fact, name) == value for name, value in said.items())
        ]
        return recorded(play.book, found[-1])

    whole = (vote for vote in play.floor.votes.announced if vote.amendment is None and vote.part is None)
    named, other, counted, *_once_more = (vote.id for vote in whole)
    play.press(corrections.correct_ballot, vote=named, seat="DEU", choice="abstain")
    play.press(corrections.correct_ballot, vote=named, seat="FRA", choice="no", upshot="changes")
    play.press(corrections.correct_ballot, vote=named, seat="FRA", choice="yes", upshot="changes")
    play.press(corrections.correct_ballot, vote=other, seat="BRA", choice=None)
    play.press(corrections.correct_placards, vote=counted, yes=3, no=1, abstain=0, upshot="stands")
    play.press(corrections.correct_name, recorded=on_record(SpeakerRecognised, seat="FRA"), seat="JPN")
    play.press(corrections.correct_answer, recorded=on_record(RollAnswered), seat="IND", answer="voting")
    play.press(corrections.correct_count, recorded=on_record(MotionDecided, how="counted"), yes=5, no=1)
    last = on_record(MeetingAdjourned)
    assert last
    play.press(corrections.correct_time, recorded=last, moment=last.at - 500)


def _second_meeting(play: Play) -> None:
    play.press(open_meeting, procedure=RULES, topics=TOPICS, wait=86_400_000)
    for seat in ("BRA", "JPN", "USA"):
        play.press(roll.answer_roll, seat=seat, answer="present")
    play.press(roll.close_roll_call)
    play.press(roll.waive_quorum, quorum="decide")
    play.press(roll.leave_room, seat="BRA")
    play.press(roll.return_to_room, seat="BRA")
    play.press(speakers.join_list, by="seat:JPN", seat="JPN")
    speech = play.press(speakers.recognise, seat="FRA", ruled=True)[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    again = {"total": 240, "speaking": 30, "topic": words("Safe schools")}
    play.press(raising.declare_motion, motion="moderated_caucus", seat="JPN", wait=12_345, **again)
    speech = play.press(speakers.recognise, seat="JPN")[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
