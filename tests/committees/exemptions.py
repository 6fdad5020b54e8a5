"""What is in order and yet stands as no button on a screen: reached by a form, or left out for a reason."""

from collections.abc import Callable
from typing import Any, NamedTuple

from committees.floor import Floor
from committees.in_order import Offer


class Posted(NamedTuple):
    """A form of the console's page: a button of it, and what is filled in."""

    button: str
    fields: dict[str, str] = {}


FORMS: dict[str, Posted] = {
    # The box that finds a seat: any seat, by any of its names. Which list, and whether the floor is
    # given or passed on, follows from what the room is in the middle of.
    "join_list": Posted("To the list", {"seat": "JPN"}),
    "recognise": Posted("Give the floor", {"seat": "JPN"}),
    # The dialog of motions, and the line that says the same: every kind, whoever moves it.
    "raise_motion": Posted("Note it for later", {"seat": "JPN"}),
    "declare_motion": Posted("Declare it without objection"),
    # Who comments on a speech is named; who asked to has a button as well.
    "hear_comment": Posted("It comments", {"seat": "JPN"}),
    # The dialog of points.
    "raise_point": Posted("It is before the Chair", {"seat": "JPN"}),
    "put_question": Posted("It is before the Chair", {"seat": "JPN", "motion": "point_of_information"}),
    "grant_reply": Posted("It is before the Chair", {"seat": "JPN", "motion": "right_of_reply"}),
    # A counted vote is not among what `in_order` goes through, as its numbers are typed.
    "decide_motion": Posted("Enter the count", {"motion": "1", "yes": "2", "no": "1"}),
    "count_placards": Posted(
        "Close the vote with this count", {"vote": "1", "yes": "2", "no": "1", "abstain": "0"}
    ),
    # Who speaks on a motion is named, and on which side.
    "hear_on_motion": Posted("Give it the floor", {"motion": "1", "seat": "JPN", "side": "against"}),
    "set_timer": Posted("Start"),
    "open_strawpoll": Posted("Open the strawpoll", {"question": "Which?", "options": "This\nThat"}),
    # Who has no phone is named.
    "choose_in_strawpoll": Posted("Enter what it chooses", {"strawpoll": "1", "seat": "JPN", "options": "1"}),
    "note_line": Posted("Write it", {"text": "The lights went out"}),
    # To another delegation; to the Chair, to questions and to comments there are buttons.
    "yield_floor": Posted("Yield", {"heir": "JPN", "speech": "1"}),
    "introduce_draft": Posted("Introduce", {"title": "T", "sponsors": "JPN", "operative": "Decides to act"}),
    "introduce_amendment": Posted(
        "Bring in the amendment", {"paper": "1", "operation": "strike", "place": "2", "sponsors": "JPN"}
    ),
    "return_paper": Posted("Return it", {"paper": "1", "remarks": "Say which States"}),
    "return_amendment": Posted("Return it", {"amendment": "1", "remarks": "Say which States"}),
    "give_support": Posted("It is a signatory", {"paper": "1", "seat": "JPN"}),
    "withdraw_support": Posted("Neither any more", {"paper": "1", "seat": "JPN"}),
    "set_speaking_time": Posted("Set from the next speech on"),
    "suspend_meeting": Posted("Suspend the meeting"),
    "adjourn_meeting": Posted("Adjourn the meeting"),
    "open_roll_call": Posted("Call the roll again"),
}
"""Which verbs are reached by which form. Forms stand outside every region, and are there at all times."""

TYPED_WHOLLY = FORMS.keys() - {"join_list", "recognise", "yield_floor", "decide_motion"}
"""Verbs that a form reaches whatever their arguments. The others have buttons besides."""


class Exempt(NamedTuple):
    """What is in order and yet not shown at a time, and why that is right."""

    verb: str
    when: Callable[[Floor, dict[str, Any]], bool]
    why: str


def always(floor: Floor, args: dict[str, Any]) -> bool:
    return True


def later(floor: Floor, args: dict[str, Any]) -> bool:
    """Whether a vote would be on an amendment or a part that is not the next of its draft."""
    draft = floor.papers.draft(args["paper"])
    assert draft is not None
    amendments, parts = draft.amendments_left, draft.parts_left
    if args.get("amendment"):
        return amendments[0].id != args["amendment"]
    return args.get("part") is not None and (bool(amendments) or parts[0].number != args["part"])


def appeal(floor: Floor) -> bool:
    """Whether the motion that is put is an appeal against a ruling."""
    pending = floor.business.motions.pending
    return bool(pending) and floor.procedure.effect_of(pending[0].raised.motion) == "overturn_ruling"


NOT_ON_CONSOLE = (
    Exempt(
        "place_amendment",
        always,
        "its row is dragged; a button puts it before the first, the other places have none",
    ),
    Exempt(
        "place_draft",
        always,
        "its row is dragged; a button puts it before the first, the other places have none",
    ),
    Exempt("request_question", always, "whom the dais sees asking puts its question at once: put_question"),
    Exempt("request_comment", always, "whom the dais sees asking comments at once: hear_comment"),
    Exempt("drop_comment", always, "the dais passes over it; who asked on a phone takes it back there"),
    Exempt("drop_question", always, "the dais passes over it; who asked on a phone takes it back there"),
    Exempt("agree_to_withdraw", always, "sponsors tell the dais together: withdraw_draft"),
    Exempt(
        "end_voting",
        lambda floor, args: bool(floor.business.motions.pending),
        "it is the next step as soon as the motion before the room is decided",
    ),
    Exempt(
        "decide_motion",
        lambda floor, args: args["how"] == "no_objection" and appeal(floor),
        "the room is asked who would overturn a ruling and who would let it stand; silence does neither",
    ),
    Exempt("accept_amendment", always, "sponsors tell the dais together: incorporate_amendment"),
    Exempt("open_vote", later, "it is put first and then voted on; parts go in the order of the text"),
    Exempt("open_meeting", always, "its rules and topics are rows; the button that opens reads them"),
    Exempt(
        "take_procedure",
        always,
        "its rules are rows; the button stands where newer ones wait, and reads them",
    ),
    Exempt("set_phones", always, "one button goes round the three levels"),
    Exempt(
        "yield_floor",
        lambda floor, args: args["to"] == "delegate",
        "the heir is typed, in a form tied to this speech",
    ),
    Exempt(
        "close_list",
        lambda floor, args: (
            floor.business.caucus is not None and (floor.state != "debate" or floor.business.caucus.timed)
        ),
        "the region of the list shows the caucus's queue; the closing can be declared by the form",
    ),
    Exempt(
        "reopen_list",
        lambda floor, args: (
            floor.business.caucus is not None and (floor.state != "debate" or floor.business.caucus.timed)
        ),
        "as the closing",
    ),
    Exempt(
        "start_clock",
        lambda floor, args: args["of"] == "caucus" and floor.business.caucus.listed,
        "the clock of a moderated caucus runs with the speech's",
    ),
    Exempt(
        "pause_clock",
        lambda floor, args: args["of"] == "caucus" and floor.business.caucus.listed,
        "the clock of a moderated caucus stands with the speech's",
    ),
    Exempt(
        "adjust_clock",
        lambda floor, args: args["of"] == "caucus",
        "a caucus is given whole minutes: extend_caucus",
    ),
    Exempt(
        "adjust_clock",
        lambda floor, args: not floor.meeting.open,
        "in a break nobody speaks; the clock stands until the meeting goes on",
    ),
    Exempt(
        "all_present",
        lambda floor, args: not floor.roll.calling,
        "who comes late is one seat, and answers in its row",
    ),
    Exempt(
        "waive_quorum",
        lambda floor, args: floor.roll.calling,
        "whether the quorum is missing is known when the roll call is finished",
    ),
    Exempt(
        "waive_quorum",
        lambda floor, args: (
            args["quorum"] == "decide" and not floor.business.motions.pending and not floor.papers.introduced
        ),
        "there is nothing to decide",
    ),
    *(
        Exempt(
            verb, always, "on the page of the act, linked from the minutes and from a draft that was decided"
        )
        for verb in (
            "correct_ballot",
            "correct_placards",
            "correct_name",
            "correct_answer",
            "correct_count",
            "correct_time",
        )
    ),
    *(
        Exempt(
            verb,
            lambda floor, args: (
                floor.roll.calling or floor.business.point is not None or floor.business.motions.calling
            ),
            "it is the next step as soon as the roll is called, the point is ruled on and motions are in",
        )
        for verb in ("close_vote", "announce_result", "end_voting", "waive_quorum")
    ),
)
"""What the console need not show. Whoever adds a line here says why the chair does not miss it."""


def aloud(floor: Floor, args: dict[str, Any]) -> bool:
    """Whether a phone shows but one thing: the roll call, the vote, the break, the floor that one has."""
    seat, speech, caucus = args["seat"], floor.speakers.speech, floor.business.caucus
    return (
        not floor.meeting.open
        or floor.roll.calling
        or floor.votes.current is not None
        or not floor.roll.in_room(seat)
        or bool(speech and speech.seat == seat)
        or bool(caucus and caucus.holder == seat)
    )


NOT_ON_PHONES = (
    Exempt("join_list", aloud, "one thing at a time, and a placard besides"),
    Exempt("leave_list", aloud, "one thing at a time, and a placard besides"),
    Exempt("request_question", aloud, "one thing at a time, and a placard besides"),
    Exempt("drop_question", aloud, "one thing at a time, and a word besides"),
    Exempt("request_comment", aloud, "one thing at a time, and a placard besides"),
    Exempt("drop_comment", aloud, "one thing at a time, and a word besides"),
    Exempt("pass_turn", aloud, "one thing at a time, and a word besides"),
    Exempt("second_motion", aloud, "one thing at a time, and a placard besides"),
    Exempt("accept_amendment", always, "it stands with the text, which a phone asks for when it is read"),
    Exempt("agree_to_withdraw", always, "it stands with the text, which a phone asks for when it is read"),
    Exempt("submit_paper", always, "a paper is written on a page of its own"),
    Exempt("take_back_paper", always, "it stands on the page on which the paper is written"),
    Exempt("submit_amendment", always, "a paragraph is amended on a page of its own"),
    Exempt("take_back_amendment", always, "it stands on the page on which the amendment is worked over"),
    Exempt("give_support", always, "it stands with the text, which a phone asks for when it is read"),
    Exempt("withdraw_support", always, "it stands with the text, which a phone asks for when it is read"),
    Exempt("withdraw_motion", aloud, "who has the floor says so; in a vote and in a break it waits"),
    Exempt(
        "withdraw_motion",
        lambda floor, args: (
            next(each.id for each in floor.business.motions.pending if each.raised.seat == args["seat"])
            != args["id"]
        ),
        "of several motions of one delegation the one that is put first is shown",
    ),
    Exempt(
        "second_motion",
        lambda floor, args: floor.business.motions.pending[0].id != args["id"],
        "the motion that is put is the one for which seconds are asked",
    ),
)
"""What a phone need not show, by verb."""


def exempt(table: tuple[Exempt, ...], floor: Floor, offer: Offer, **who: str) -> bool:
    args = offer.args | who
    return any(each.verb == offer.verb and each.when(floor, args) for each in table)
