"""A meeting as steps, in which every ruling is pressed at least once, for tests of screens."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from committees import record
from committees.models import Committee
from committees.order import RULINGS
from delegates.rules.roll import Rights, Roster
from resolutions.models import Amendment, Paper, Version
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
from tests.given import CHAIR, EVERY_KIND, MEMBER


class Step(NamedTuple):
    """One press. `keeps` names what the act made, so that later steps mean it by `$name`."""

    verb: str
    args: dict[str, Any] = {}
    by: str = CHAIR
    keeps: str = ""
    ruled: bool = False


def _(verb: str, *, by: str = CHAIR, keeps: str = "", ruled: bool = False, **args: Any) -> Step:
    return Step(verb, args, by, keeps, ruled)


def own(verb: str, seat: str, *, keeps: str = "", **args: Any) -> Step:
    """A delegation presses for itself."""
    return Step(verb, {"seat": seat, **args}, f"seat:{seat}", keeps)


UNDO, REDO = Step("undo"), Step("redo")
UNDER = replace(
    EVERY_KIND,
    speaking_time=60,
    yields=("chair", "delegate", "questions", "comments"),
    amend_preamble=True,
    second_degree=True,
)
CLEAN_WATER = {"total": 600, "speaking": 45, "topic": "Clean water, “first”"}
TYPED = ("topic", "title", "text", "remarks", "question")
"""Arguments that somebody types."""
WRITTEN = ("introduce_draft", "introduce_amendment", "submit_paper", "submit_amendment")
"""Verbs that make a row, by which what they make is known."""
ROSTER = ("BRA", "DEU", "FRA", "ITA", "JPN", "POL", "SEN")
BUT_ITALY = {seat: seat != "FRA" for seat in ROSTER if seat != "ITA"}

STEPS: list[Step] = [
    _("admit_seats", by="secretariat", seats={"ITA": MEMBER}, order=ROSTER),
    _("open_meeting", procedure=UNDER),
    _("set_rights", by="secretariat", seat="FRA", rights=Rights(procedure=True, substance=False, sponsor=True)),
    _("answer_roll", seat="BRA", answer="voting", keeps="answer"),
    _("vacate_seat", seat="ITA"),
    _("answer_roll", seat="DEU", answer="absent"),
    _("all_present"),
    _("close_roll_call"),
    _("take_up_seat", seat="ITA"),
    _("correct_answer", recorded="$answer", seat="BRA", answer="present"),
    _("answer_roll", seat="ITA", answer="present"),
    _("answer_roll", seat="DEU", answer="present"),
    _("set_phones", level="all"),
    _("set_notes", on=True),
    own("join_list", "JPN"),
    own("join_list", "SEN"),
    _("join_list", seat="BRA"),
    _("move_in_list", seat="BRA", before="SEN"),
    own("leave_list", "SEN"),
    _("close_list"),
    _("join_list", seat="POL", ruled=True),
    _("reopen_list"),
    _("set_speaking_time", seconds=90),
    _("recognise", seat="JPN", keeps="speech"),
    _("start_clock", of="speech", id="$speech"),
    _("pause_clock", of="speech", id="$speech"),
    _("adjust_clock", of="speech", id="$speech", seconds=10),
    _("yield_floor", speech="$speech", to="delegate", heir="DEU", keeps="heir"),
    _("end_speech", speech="$heir"),
    UNDO, REDO, UNDO, REDO,
    _("recognise", seat="BRA", keeps="speech"),
    _("yield_floor", speech="$speech", to="questions"),
    own("request_question", "JPN", speech="$speech"),
    own("drop_question", "JPN", speech="$speech"),
    _("request_question", seat="SEN", speech="$speech"),
    _("put_question", seat="SEN", speech="$speech", text="What of “privacy” & trade?"),
    _("start_clock", of="speech", id="$speech"),
    _("yield_floor", speech="$speech", to="chair"),
    _("recognise", seat="BRA", keeps="speech"),
    _("yield_floor", speech="$speech", to="comments"),
    own("request_comment", "JPN", speech="$speech"),
    own("drop_comment", "JPN", speech="$speech"),
    _("request_comment", seat="SEN", speech="$speech"),
    _("hear_comment", seat="SEN", speech="$speech", keeps="comment"),
    UNDO, REDO,
    _("start_clock", of="speech", id="$comment"),
    _("end_speech", speech="$comment"),
    _("end_comments", speech="$speech"),
    _("raise_point", point="point_of_order", seat="FRA", text="The clock, “please”", keeps="point"),
    _("rule_point", id="$point", how="well_taken"),
    _("set_clock_start", at_once=True),
    _("grant_reply", seat="SEN", keeps="speech"),
    _("set_clock_start", at_once=False),
    _("end_speech", speech="$speech"),
    _("call_motions"),
    own("raise_motion", "SEN", motion="moderated_caucus", keeps="motion", **CLEAN_WATER),
    _("raise_motion", seat="POL", motion="unmoderated_caucus", total=300, keeps="other"),
    _("raise_motion", seat="BRA", motion="set_speaking_time", speaking=60, keeps="third"),
    _("raise_motion", seat="ITA", motion="extend_caucus", total=120, noted=True, keeps="noted"),
    _("end_call"),
    own("second_motion", "DEU", id="$motion"),
    _("second_motion", id="$third"),
    _("withdraw_motion", id="$other"),
    _("place_motion", id="$third", before="$motion"),
    _("hear_on_motion", id="$third", seat="JPN", side="for", keeps="speech"),
    _("start_clock", of="speech", id="$speech"),
    _("end_speech", speech="$speech"),
    _("hear_on_motion", id="$third", seat="FRA", side="against"),
    _("put_motion", id="$third"),
    _("decide_motion", id="$third", how="clearly_carried"),
    _("raise_motion", seat="POL", motion="close_speakers_list", keeps="other"),
    _("decide_motion", id="$motion", how="counted", yes=4, no=1, keeps="caucus"),
    _("correct_count", recorded="$caucus", yes=3, no=1),
    _("keep_motion", id="$other"),
    own("join_list", "POL", on="caucus"),
    _("admit_motion", id="$noted"),
    _("rule_dilatory", id="$noted"),
    _("extend_caucus", id="$caucus", seconds=60),
    _("recognise", seat="POL", keeps="speech"),
    _("close_caucus", id="$caucus"),
    _("declare_motion", motion="consultation_of_whole", total=300, seat="BRA", keeps="caucus"),
    _("start_clock", of="caucus", id="$caucus"),
    _("pass_floor", id="$caucus", seat="JPN"),
    _("suspend_meeting", until=None),
    _("resume_meeting"),
    _("close_caucus", id="$caucus"),
    _("declare_motion", motion="tour_de_table", speaking=30, topic="Where we “stand” & why", seat="BRA", keeps="caucus"),
    _("recognise", seat="BRA"),
    _("pass_turn", id="$caucus", seat="BRA"),
    own("pass_turn", "JPN", id="$caucus"),
    _("recognise", seat="DEU", keeps="speech"),
    _("start_clock", of="speech", id="$speech"),
    _("close_caucus", id="$caucus"),
    _("set_timer", seconds=60, title="Reading, “quietly”", keeps="timer"),
    _("end_timer", id="$timer"),
    _("open_strawpoll", question="What do “we” do & why?", options=("Ban “it”", "Study it & wait"), keeps="poll"),
    own("choose_in_strawpoll", "JPN", strawpoll="$poll", options=(1,)),
    own("choose_in_strawpoll", "JPN", strawpoll="$poll", options=(2,)),
    own("choose_in_strawpoll", "FRA", strawpoll="$poll", options=(1,)),
    UNDO, REDO,
    _("choose_in_strawpoll", strawpoll="$poll", seat="SEN", options=(2,)),
    _("recognise", seat="BRA", keeps="speech"),
    _("close_strawpoll", strawpoll="$poll"),
    UNDO, REDO,
    _("end_speech", speech="$speech"),
    _("open_strawpoll", question="And then?", options=("Wait", "Act", "Go home"), several=True, keeps="poll"),
    own("choose_in_strawpoll", "POL", strawpoll="$poll", options=(1, 3)),
    own("choose_in_strawpoll", "POL", strawpoll="$poll", options=()),
    _("set_timer", seconds=60, title="To choose", keeps="timer"),
    _("end_timer", id="$timer"),
    _("take_procedure", procedure=replace(UNDER, speaking_time=75, extensions=2)),
    UNDO, REDO,
    _("note_line", text="The lights went out & came back"),
    _("introduce_draft", sponsors=("JPN", "BRA"), keeps="first"),
    _("introduce_draft", sponsors=("SEN",), keeps="second"),
    _("introduce_draft", sponsors=("POL",), keeps="third"),
    _("withdraw_draft", paper="$third"),
    _("introduce_amendment", paper="$first", operation="add", place=2, paragraphs=2, sponsors=("DEU", "ITA"), keeps="add"),
    _("introduce_amendment", paper="$first", operation="strike", place=3, paragraphs=0, sponsors=("DEU",), keeps="strike"),
    _("introduce_amendment", paper="$first", operation="replace", place=1, paragraphs=1, sponsors=("POL",), keeps="replace"),
    _("introduce_amendment", paper="$first", of="$add", operation="replace", place=2, paragraphs=2, sponsors=("SEN",), keeps="better"),
    own("submit_amendment", "POL", paper="$first", of="$add", operation="add", target=None, paragraphs=1, sponsors=("POL",), keeps="handed"),
    _("introduce_proposed", amendment="$handed"),
    own("accept_amendment", "DEU", amendment="$handed"),
    _("incorporate_amendment", amendment="$handed"),
    own("submit_amendment", "POL", paper="$first", operation="add", target=None, paragraphs=1, sponsors=("POL", "DEU"), keeps="handed"),
    own("give_support", "SEN", paper="$first", amendment="$handed", support="signatory"),
    _("return_amendment", amendment="$handed", remarks="Before “which” paragraph & why"),
    own("submit_amendment", "POL", paper="$first", operation="replace", target="2", paragraphs=2, sponsors=("POL",), instead="$handed", keeps="handed"),
    own("give_support", "FRA", paper="$first", amendment="$handed", support="signatory"),
    _("introduce_proposed", amendment="$handed"),
    UNDO, REDO,
    _("give_support", paper="$first", amendment="$handed", seat="SEN", support="sponsor"),
    own("withdraw_support", "POL", paper="$first", amendment="$handed"),
    own("withdraw_support", "SEN", paper="$first", amendment="$handed"),
    _("withdraw_amendment", amendment="$handed"),
    own("submit_amendment", "DEU", paper="$first", operation="strike", target="1", paragraphs=0, sponsors=("DEU",), keeps="handed"),
    own("take_back_amendment", "DEU", amendment="$handed"),
    own("submit_amendment", "DEU", paper="$second", operation="strike", target="1", paragraphs=0, sponsors=("DEU",), keeps="handed"),
    _("introduce_amendment", paper="$second", operation="add", place=0, paragraphs=1, preamble=True, sponsors=("POL",), keeps="opening"),
    _("incorporate_amendment", amendment="$opening"),
    own("submit_amendment", "POL", paper="$second", operation="strike", target="1", paragraphs=0, sponsors=("POL",), keeps="moved"),
    _("raise_motion", seat="POL", motion="introduce_amendment", amendment="$moved"),
    _("withdraw_amendment", amendment="$moved"),
    own("submit_paper", "SEN", sponsors=("SEN",), keeps="fourth"),
    _("return_paper", paper="$fourth", remarks="Say “which” States & why"),
    own("submit_paper", "SEN", sponsors=("SEN", "FRA"), paper="$fourth", keeps="fourth"),
    _("approve_paper", paper="$fourth"),
    own("give_support", "POL", paper="$fourth", support="signatory"),
    _("introduce_paper", paper="$fourth"),
    _("withdraw_draft", paper="$fourth"),
    own("submit_paper", "ITA", sponsors=("ITA",), keeps="fifth"),
    own("take_back_paper", "ITA", paper="$fifth"),
    own("submit_paper", "POL", sponsors=("POL",), keeps="sixth"),
    _("approve_paper", paper="$sixth"),
    _("raise_motion", seat="POL", motion="introduce_draft", paper="$sixth", keeps="caucus"),
    _("start_clock", of="caucus", id="$caucus"),
    _("close_caucus", id="$caucus"),
    _("give_time", paper="$sixth", side="time_for", ruled=True),
    _("present_draft", paper="$sixth", keeps="caucus"),
    _("pass_floor", id="$caucus", seat="JPN"),
    _("declare_motion", motion="question_period", total=300, paper="$sixth", keeps="caucus"),
    own("join_list", "DEU", on="caucus"),
    _("recognise", seat="DEU", keeps="speech"),
    _("start_clock", of="speech", id="$speech"),
    _("recognise", seat="POL"),
    _("close_caucus", id="$caucus"),
    own("agree_to_withdraw", "POL", paper="$sixth"),
    own("give_support", "FRA", paper="$first", support="signatory"),
    _("give_support", paper="$first", seat="ITA", support="sponsor"),
    own("withdraw_support", "BRA", paper="$first"),
    _("introduce_amendment", paper="$second", operation="add", place=1, paragraphs=1, sponsors=("DEU",), keeps="friendly"),
    own("accept_amendment", "SEN", amendment="$friendly"),
    _("introduce_amendment", paper="$second", operation="strike", place=2, paragraphs=0, sponsors=("DEU",), keeps="friendly"),
    _("incorporate_amendment", amendment="$friendly"),
    _("declare_motion", motion="reorder_drafts", papers=("$second", "$first")),
    _("place_draft", paper="$first", before="$second"),
    _("place_draft", paper="$first"),
    _("place_draft", paper="$first", before="$second"),
    _("declare_motion", motion="close_debate"),
    _("place_amendment", amendment="$add", before="$replace"),
    _("withdraw_amendment", amendment="$replace"),
    _("open_vote", paper="$first", method="placard", amendment="$better", keeps="vote"),
    _("count_placards", vote="$vote", yes=3, no=1, abstain=0),
    _("announce_result", vote="$vote"),
    _("open_vote", paper="$first", method="placard", amendment="$add", keeps="vote"),
    _("count_placards", vote="$vote", yes=3, no=2, abstain=0),
    _("announce_result", vote="$vote"),
    _("open_vote", paper="$first", method="without_vote", amendment="$strike", keeps="vote"),
    _("close_vote", vote="$vote"),
    _("announce_result", vote="$vote"),
    UNDO, REDO,
    _("raise_motion", seat="DEU", motion="division", paper="$first", parts=(("1",), ("2", "4")), keeps="motion"),
    own("second_motion", "POL", id="$motion"),
    _("decide_motion", id="$motion", how="no_objection"),
    _("open_vote", paper="$first", method="placard", part=1, keeps="vote"),
    _("count_placards", vote="$vote", yes=1, no=3, abstain=1),
    _("announce_result", vote="$vote"),
    _("open_vote", paper="$first", method="phones", part=2, keeps="vote"),
    *(own("cast_ballot", seat, vote="$vote", choice="yes") for seat in ("JPN", "DEU")),
    _("close_vote", vote="$vote", ruled=True),
    _("announce_result", vote="$vote"),
    _("raise_motion", seat="POL", motion="roll_call_vote"),
    _("open_vote", paper="$first", method="roll_call", keeps="vote"),
    _("cast_ballot", vote="$vote", seat="JPN", choice="pass"),
    _("cast_ballot", vote="$vote", seat="SEN", choice="yes", with_rights=True),
    *(_("cast_ballot", vote="$vote", seat=seat, choice="yes") for seat in ("JPN", "BRA")),
    *(_("cast_ballot", vote="$vote", seat=seat, choice=choice) for seat, choice in (("POL", "no"), ("DEU", "abstain"), ("ITA", "yes"))),
    _("close_vote", vote="$vote"),
    _("cast_ballot", vote="$vote", seat="POL", choice="yes", correcting=True),
    _("close_vote", vote="$vote"),
    _("announce_result", vote="$vote"),
    UNDO, REDO,
    _("correct_ballot", vote="$vote", seat="ITA", choice="no"),
    UNDO, REDO,
    _("hear_explanation", seat="SEN", keeps="speech"),
    _("end_speech", speech="$speech"),
    _("correct_name", recorded="$speech", seat="POL"),
    _("correct_time", recorded="$speech", moment="a moment before"),
    _("open_vote", paper="$second", method="without_vote", keeps="vote"),
    _("object_to_adoption", vote="$vote", seat="POL"),
    _("open_vote", paper="$second", method="phones", keeps="vote"),
    own("cast_ballot", "POL", vote="$vote", choice="no"),
    own("cast_ballot", "POL", vote="$vote", choice="yes"),
    _("cast_ballot", vote="$vote", seat="JPN", choice="yes", correcting=True),
    UNDO, UNDO,
    _("open_vote", paper="$second", method="placard", keeps="vote"),
    _("count_placards", vote="$vote", yes=2, no=2, abstain=1),
    _("announce_result", vote="$vote"),
    _("correct_placards", vote="$vote", yes=3, no=2, abstain=0, upshot="changes"),
    _("raise_motion", seat="DEU", motion="divide_the_house", keeps="motion"),
    _("second_motion", id="$motion"),
    _("decide_motion", id="$motion", how="no_objection", keeps="vote"),
    *(_("cast_ballot", vote="$vote", seat=seat, choice="yes") for seat in ("JPN", "BRA", "SEN")),
    *(_("cast_ballot", vote="$vote", seat=seat, choice="no") for seat in ("POL", "DEU", "ITA")),
    _("close_vote", vote="$vote"),
    _("announce_result", vote="$vote"),
    _("raise_motion", seat="POL", motion="reconsider", paper="$second", keeps="motion"),
    _("second_motion", id="$motion"),
    _("decide_motion", id="$motion", how="clearly_carried"),
    _("declare_motion", motion="important_question", paper="$second"),
    _("open_vote", paper="$second", method="placard", keeps="vote"),
    _("count_placards", vote="$vote", yes=4, no=1, abstain=0),
    _("announce_result", vote="$vote"),
    _("end_voting"),
    _("leave_room", seat="SEN"),
    _("return_to_room", seat="SEN"),
    _("open_roll_call"),
    _("answer_roll", seat="JPN", answer="present"),
    _("close_roll_call"),
    _("waive_quorum", quorum="open"),
    _("waive_quorum", quorum="decide"),
    _("join_list", seat="JPN"),
    _("suspend_meeting", until=None),
    _("resume_meeting", new_roll=True),
    _("adjourn_meeting"),
    _("open_meeting", procedure=UNDER),
    _("take_roster", by="secretariat", roster=Roster(BUT_ITALY, tuple(BUT_ITALY))),
]  # fmt: skip
MEETING = [step for step in STEPS if step not in (UNDO, REDO)]


def meant(value: Any, known: dict[str, int]) -> Any:
    """What an earlier step made, for its `$name`; also for several of them."""
    if isinstance(value, tuple) and value and all(str(each).startswith("$") for each in value):
        return tuple(meant(each, known) for each in value)
    return known[value[1:]] if isinstance(value, str) and value.startswith("$") else value


def act(room: Committee, step: Step, known: dict[str, int]) -> None:
    """Take one step; what it makes is kept in `known`."""
    if step in (UNDO, REDO):
        book = record.read(room.pk)
        target = book.undoable() if step == UNDO else book.redoable()
        assert target is not None, f"nothing to {step.verb}"
        record.strike(room.pk, target.act, by=CHAIR)
        return
    args = {name: meant(value, known) for name, value in step.args.items()}
    args |= {name: record.Typed(args[name]) for name in TYPED if name in args}
    if step.verb == "open_strawpoll":
        args["options"] = record.TypedLines(args["options"])
    if step.verb in ("introduce_draft", "submit_paper"):
        paper = (
            Paper.objects.get(pk=args.pop("paper"))
            if "paper" in args
            else Paper.objects.create(committee=room)
        )
        number = paper.versions.count() + 1
        version = Version.objects.create(
            paper=paper, number=number, title=f"Title {paper.pk} & more", sponsors=[]
        )
        args |= {"draft": DraftRef(paper.pk, version.pk, 4), "text": "0" * 64}
        known[step.keeps] = paper.pk
    if step.verb in ("introduce_amendment", "submit_amendment"):
        wording = [
            [0, f"Decides to act “soon” & well, {number}"] for number in range(step.args["paragraphs"])
        ]
        preamble = args.get("preamble", False)
        row = Amendment.objects.create(paper_id=args["paper"], paragraphs=wording, preamble=preamble)
        args |= {"amendment": AmendmentRef(row.pk, args.pop("paragraphs")), "text": "0" * 64}
        known[step.keeps] = row.pk
    if "recorded" in args:
        entry = record.read(room.pk).entries[args["recorded"] - 1]
        args["recorded"] = record.OnRecord(entry.act)
        args |= {"moment": entry.at - 1} if "moment" in args else {}
    answer = record.enter(room.pk, RULINGS[step.verb], by=step.by, ruled=step.ruled, **args)
    assert answer.act is not None, step
    if step.keeps and step.verb not in WRITTEN:
        known[step.keeps] = answer.seq


def played(room: Committee) -> Iterator[str]:
    """Play the meeting in a committee that has not met yet, and say after each act what it was."""
    known: dict[str, int] = {}
    for step in STEPS:
        act(room, step, known)
        yield step.verb
