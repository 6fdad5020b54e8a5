"""What a director edits in a set of rules: every field with its label in the language of rules.

Forms, comparisons and minutes all read this table, so a rule is called the same wherever it is
spoken of. Labels and words of choices are marked msgids; whoever shows them translates them.
"""

from typing import Literal

from msgspec import Struct

from committees.order import mark as _
from motions.rules.procedure import POINTS, Kind, State

type Shape = Literal[
    "count", "percent", "seconds", "minutes", "numbers", "yes_no", "choice", "several", "text", "says"
]
"""How a field is filled in. Times are seconds in the rules, typed as seconds or as minutes."""


class Field(Struct, frozen=True):
    """A field of a set of rules or of one of its kinds, by its name there."""

    name: str
    label: str
    shape: Shape
    least: int = 0
    most: int = 99
    choices: tuple[tuple[str, str], ...] = ()
    """Values as they are posted, each with its words. A value of several words is their order."""


class Group(Struct, frozen=True):
    title: str
    fields: tuple[Field, ...]


HOUR = 3600
YES_NO = (("yes", _("yes")), ("no", _("no")))
STATES: tuple[tuple[State, str], ...] = (
    ("agenda", _("agenda")),
    ("debate", _("formal debate")),
    ("moderated_caucus", _("moderated caucus")),
    ("unmoderated_caucus", _("unmoderated caucus")),
    ("consultation_of_whole", _("consultation of the whole")),
    ("tour", _("tour de table")),
    ("presentation", _("presentation of a draft")),
    ("questions", _("question period")),
    ("voting_procedure", _("voting procedure")),
    ("vote", _("a vote under way")),
)
"""Where a kind can be in order; the others belong to kinds that no effect serves yet."""
PREVIEWED = STATES[:-1]
"""Where a preview looks: during a vote nothing is moved but points."""

GROUPS = (
    Group(
        _("Roll call and quorum"),
        (
            Field("open_numerator", _("Quorum to debate: so many members"), "count", 1, 99),
            Field("open_denominator", _("Quorum to debate: of every so many members"), "count", 1, 99),
            Field("present_and_voting", _("“Present and voting” is an answer at the roll call"), "yes_no"),
            Field("voting_abstains", _("Who answered so may abstain all the same"), "yes_no"),
        ),
    ),
    Group(
        _("Speeches and yields"),
        (
            Field("speaking_time", _("Speaking time on the general list"), "seconds", 5, HOUR),
            Field("called_together", _("Speakers called at a time"), "count", 1, 9),
            Field("warn_at", _("Warnings of the clock, so long before the end"), "numbers", 1, HOUR),
            Field("gavel", _("The gavel is struck at each warning, and twice at the end"), "yes_no"),
            Field("start_clock_at_once", _("A speaker's clock starts at once"), "yes_no"),
            Field("reply_time", _("Time of a right of reply"), "seconds", 5, HOUR),
            Field(
                "yields",
                _("A speaker may yield to"),
                "several",
                choices=(
                    ("chair", _("the Chair")),
                    ("delegate", _("another delegation")),
                    ("questions", _("questions")),
                    ("comments", _("comments")),
                ),
            ),
            Field("max_yields", _("How often time may be yielded on"), "count", 0, 9),
            Field("comments", _("Comments on a speech that is yielded to comments"), "count", 1, 9),
            Field("comment_time", _("Time of a comment"), "seconds", 5, HOUR),
            Field(
                "list_empty",
                _("When nobody is left on the speakers list"),
                "choice",
                choices=(
                    ("ask", _("the Chair asks for motions")),
                    ("close_list", _("the Chair closes the list")),
                    ("close_debate", _("the Chair closes the debate")),
                ),
            ),
            Field(
                "speeches_in_a_row",
                _("Speeches after which the Chair asks for motions; 0 for whenever it likes"),
                "count",
            ),
        ),
    ),
    Group(
        _("Caucuses"),
        (
            Field("moderated_longest", _("Longest moderated caucus"), "minutes", 60, 8 * HOUR),
            Field("unmoderated_longest", _("Longest unmoderated caucus"), "minutes", 60, 8 * HOUR),
            Field("extensions", _("Extensions of a caucus"), "count"),
            Field(
                "proposer_speaks",
                _("In a moderated caucus its proposer speaks"),
                "choice",
                choices=(("first", _("first")), ("last", _("last")), ("none", _("when called on"))),
            ),
            Field(
                "tour_from",
                _("A tour de table begins with"),
                "choice",
                choices=(
                    ("first", _("the first of the roll")),
                    ("lot", _("a delegation drawn by lot")),
                    ("proposer", _("its proposer")),
                ),
            ),
        ),
    ),
    Group(
        _("Motions in general"),
        (
            Field("motion_time", _("Time of a speech for or against a motion"), "seconds", 5, HOUR),
            Field("procedural_abstention", _("A delegation may abstain on procedure"), "yes_no"),
            Field(
                "tiebreaks",
                _("Of motions of one kind is put first"),
                "choice",
                choices=(
                    (
                        "longer_total more_speakers earlier_raised",
                        _("the longer in all, then more speakers, then who moved first"),
                    ),
                    ("longer_total earlier_raised", _("the longer in all, then who moved first")),
                    ("more_speakers earlier_raised", _("the one with more speakers, then who moved first")),
                    ("earlier_raised", _("the one that was moved first")),
                ),
            ),
        ),
    ),
    Group(
        _("Papers"),
        (
            Field("draft_support", _("Members behind a draft, sponsors and signatories"), "percent", 0, 100),
            Field("amendment_support", _("Members behind an amendment"), "percent", 0, 100),
            Field("amend_preamble", _("The preamble may be amended"), "yes_no"),
            Field("second_degree", _("An amendment may be amended"), "yes_no"),
            Field(
                "presentation_time",
                _("Time in which sponsors present a draft; 0 for none"),
                "seconds",
                0,
                HOUR,
            ),
            Field("time_for", _("Time for a draft, before its vote; 0 for none"), "seconds", 0, HOUR),
            Field("time_against", _("Time against a draft; 0 for none"), "seconds", 0, HOUR),
            Field("question_time", _("Time of a question on a draft"), "seconds", 5, HOUR),
            Field("answer_time", _("Time of a sponsor's answer"), "seconds", 5, HOUR),
        ),
    ),
    Group(
        _("Voting"),
        (
            Field(
                "draft_threshold",
                _("Majority for a draft"),
                "choice",
                choices=(("simple", _("simple majority")), ("two_thirds", _("two thirds"))),
            ),
            Field(
                "draft_votes",
                _("Votes in favour that adopt a draft, at the least; 0 for any"),
                "count",
                0,
                193,
            ),
            Field(
                "veto",
                _("A vote against is a veto"),
                "choice",
                choices=(
                    ("", _("of nobody")),
                    (
                        "CHN FRA RUS GBR USA",
                        _("of China, France, Russia, the United Kingdom and the United States"),
                    ),
                ),
            ),
            Field(
                "usual_vote",
                _("A draft as a whole is usually put"),
                "choice",
                choices=(
                    ("roll_call", _("to a roll-call vote")),
                    ("without_vote", _("to adoption without a vote")),
                ),
            ),
            Field(
                "vote_from",
                _("A roll-call vote begins with"),
                "choice",
                choices=(("lot", _("a delegation drawn by lot")), ("first", _("the first of the roll"))),
            ),
            Field("passes", _("A delegation may pass once in a roll-call vote"), "yes_no"),
            Field("sealed_room", _("Nobody is admitted to the room during voting procedure"), "yes_no"),
            Field("show_tally", _("The room sees the figures of a vote before its result"), "yes_no"),
        ),
    ),
    Group(
        _("Explanations of vote"),
        (
            Field("with_rights", _("A vote may be cast with rights"), "yes_no"),
            Field(
                "explanations",
                _("Explanations are heard"),
                "choice",
                choices=(("before", _("before the result")), ("after", _("after the result"))),
            ),
            Field("explanation_time", _("Time of an explanation"), "seconds", 5, HOUR),
        ),
    ),
)
TEXTS = (
    Field("name", _("Name in English"), "text", 1, 80),
    Field("name_ja", _("Name in Japanese"), "text", 0, 80),
    Field("note", _("What the Chair does by hand, in English"), "text", 0, 400),
    Field("note_ja", _("The same in Japanese"), "text", 0, 400),
)
"""What is said of a set, and is no rule."""
SETTINGS = {field.name: field for group in GROUPS for field in group.fields}

ENABLED = Field("enabled", _("In use"), "yes_no")
NAMES = TEXTS[:2]
INTERRUPTS = Field("interrupts", _("May interrupt a speaker"), "yes_no")
IN_ORDER_IN = Field("states", _("In order in"), "several", 1, choices=STATES)
RAISED_BY = Field(
    "raised_by",
    _("May be moved by"),
    "choice",
    choices=(("all_delegations", _("all delegations")), ("members", _("members only"))),
)
SECONDS = Field("seconds", _("Delegations that must second it"), "count", 0, 9)
SPEAKERS_FOR = Field("speakers_for", _("Speakers in favour"), "count", 0, 9)
SPEAKERS_AGAINST = Field("speakers_against", _("Speakers against"), "count", 0, 9)
DECIDED_BY = Field(
    "decided_by",
    _("Decided by"),
    "choice",
    choices=(
        ("vote", _("a vote")),
        ("chair", _("the Chair, unless somebody objects")),
        ("automatic", _("nobody: it is had for the asking")),
        ("objection", _("nobody, unless somebody objects")),
    ),
)
THRESHOLD = Field(
    "threshold",
    _("Majority"),
    "choice",
    choices=(("simple", _("simple majority")), ("two_thirds", _("two thirds")), ("none", _("none"))),
)
OVERTURNS = Field(
    "threshold",
    _("Majority"),
    "choice",
    choices=(
        ("overturn_simple", _("simple majority to overturn the ruling")),
        ("overturn_two_thirds", _("two thirds to overturn the ruling")),
    ),
)
ELECTORATE = Field(
    "electorate",
    _("May vote"),
    "choice",
    choices=(("all_delegations", _("all delegations")), ("members", _("members only")), ("", _("nobody"))),
)
TAKES_FLOOR = Field("takes_floor", _("The other motions fall when it carries"), "yes_no")
SAYS = Field("params", _("What its mover says"), "says")
SAYABLE = {
    "total": _("the time in all"),
    "speaking": _("the time of each speech"),
    "topic": _("the topic"),
    "until": _("until when"),
    "slot": _("when the proposer speaks"),
}
"""What rules may ask of a mover. The rest of what is said names the thing moved on, and goes with the effect."""
SAID_WITH = {
    "moderated_caucus": ("topic", "total", "speaking", "slot"),
    "unmoderated_caucus": ("total", "topic"),
    "consultation_of_whole": ("total", "topic"),
    "tour_de_table": ("topic", "speaking"),
    "question_period": ("total",),
    "extend_caucus": ("total",),
    "suspend_meeting": ("until", "total", "topic"),
    "set_speaking_time": ("speaking",),
}
"""What can be said with an effect."""

NOT_EDITED = {
    "procedure.code": "names the set on the record; a copy gets its own",
    "procedure.kinds": "each kind has a form of its own",
    "kind.code": "names the kind on the record",
    "kind.effect": "what code does is no rule",
    "kind.form": "whether it is a point, a right or a motion follows from its effect",
    "kind.precedence": "is the place in the list, where it is moved up and down",
}
"""Fields that no form has, and why."""


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """What can be edited of a kind. Points and rights are ruled on by the Chair, so nothing is said of votes."""
    if not kind.moved:
        return (ENABLED, *NAMES, *((INTERRUPTS,) if kind.effect in POINTS else ()), IN_ORDER_IN)
    return (
        ENABLED,
        *NAMES,
        # Whether its sponsors move it goes with what it brings about.
        *((RAISED_BY,) if kind.raised_by in dict(RAISED_BY.choices) else ()),
        SECONDS,
        SPEAKERS_FOR,
        SPEAKERS_AGAINST,
        DECIDED_BY,
        OVERTURNS if kind.effect == "overturn_ruling" else THRESHOLD,
        ELECTORATE,
        INTERRUPTS,
        TAKES_FLOOR,
        IN_ORDER_IN,
        *((SAYS,) if kind.effect in SAID_WITH else ()),
    )


def placed_kinds(kinds: dict[str, Kind]) -> list[Kind]:
    """The kinds that do something, in order of precedence."""
    known = [kind for kind in kinds.values() if kind.effect]
    return sorted(known, key=lambda kind: kind.rank)
