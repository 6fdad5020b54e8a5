"""A point before the Chair, motions before the room."""

from committees.next_step.line import Line
from committees.order import mark as _

POINT = Line(
    _("“%(seat)s, please state your point.”"),
    _("“A point has been raised. %(seat)s, please stand and state your point.”"),
    _(
        "The clocks stand meanwhile. Is the delegation right, it is well taken and you act on it; otherwise say that it is not."
    ),
)
INQUIRY = Line(
    _("“%(seat)s, please put your question to the Chair.”"),
    _("“%(seat)s, what would you like to know about the rules? Please put your question to the Chair.”"),
    _("Answer about the rules only, in a sentence or two. You may ask the dais beside you."),
)
CALLING = Line(
    _("“The floor is open for motions. Are there any?”"),
    _(
        "“The floor is now open for motions. Delegates who wish to make a motion, please raise your placards and wait to be called.”"
    ),
    _(
        "Enter each motion as you hear it; they are put in their order of precedence. Press when there are no more."
    ),
)
SECONDS = Line(
    _("“%(seat)s moves: %(motion)s. Are there any seconds?”"),
    _(
        "“%(seat)s moves: %(motion)s. Are there any seconds? Delegates who support this motion, please raise your placards.”"
    ),
    _(
        "A second says that the motion is worth deciding on. One placard that you see is enough; nobody: it is not put."
    ),
)
FOR = Line(
    _(
        "“%(seat)s moves: %(motion)s. Does a delegation wish to speak in favour of the motion, for %(limit_ms)s?”"
    ),
    _(
        "“Before we vote on this motion: %(motion)s. Does any delegation wish to speak in favour of it, for %(limit_ms)s? Please raise your placards.”"
    ),
    _("Choose one placard with “Speaker…”. Nobody wishes to: go to the vote."),
)
AGAINST = Line(
    _("“%(seat)s moves: %(motion)s. Does a delegation wish to speak against the motion, for %(limit_ms)s?”"),
    _(
        "“Does any delegation wish to speak against the motion: %(motion)s, for %(limit_ms)s? Please raise your placards.”"
    ),
    _("Those in favour and those against take turns. Nobody wishes to: go to the vote."),
)
OBJECTION = Line(
    _("“%(seat)s moves: %(motion)s. Is there any objection? If not, it is so decided.”"),
    _("“%(seat)s moves: %(motion)s. Does any delegation object? … I see no objection, so it is so decided.”"),
    _("You decide on this motion unless somebody objects. Look round the room before you press."),
)
VOTE = Line(
    _("“We vote on: %(motion)s, moved by %(seat)s. All those in favour? All those against?”"),
    _(
        "“We now vote on the motion by %(seat)s: %(motion)s. All those in favour, please raise your placards. … Lower them, please. All those against, please raise your placards.”"
    ),
    _("More for than against carries it; a tie fails. If you cannot tell, count."),
)
VOTE_TWO_THIRDS = Line(
    _(
        "“We vote on: %(motion)s, moved by %(seat)s. Two thirds are needed. All those in favour? All those against?”"
    ),
    _(
        "“We now vote on the motion by %(seat)s: %(motion)s. It needs a majority of two thirds. All those in favour, please raise your placards. … Lower them, please. All those against, please raise your placards.”"
    ),
    _("It carries if there are at least twice as many for it as against it. If you cannot tell, count."),
)
VOTE_ABSTAINING = Line(
    _("“We vote on: %(motion)s, moved by %(seat)s. All those in favour? All those against? Abstentions?”"),
    _(
        "“We now vote on the motion by %(seat)s: %(motion)s. All those in favour, please raise your placards. … All those against. … Those who abstain.”"
    ),
    _("More for than against carries it; abstentions count for neither side."),
)
VOTE_TWO_THIRDS_ABSTAINING = Line(
    _(
        "“We vote on: %(motion)s, moved by %(seat)s. Two thirds are needed. All those in favour? All those against? Abstentions?”"
    ),
    _(
        "“We now vote on the motion by %(seat)s: %(motion)s. It needs a majority of two thirds. All those in favour, please raise your placards. … All those against. … Those who abstain.”"
    ),
    _("At least twice as many for as against carries it; abstentions count for neither side."),
)
APPEAL = Line(
    _("“%(seat)s appeals against the Chair's ruling. Who would overturn it? Who would let it stand?”"),
    _(
        "“%(seat)s appeals against the ruling of the Chair. Those who would overturn the ruling, please raise your placards. … Those who would let it stand, please raise your placards.”"
    ),
    _("The room decides whether your ruling stands. A tie lets it stand. Say first why you ruled so."),
)
APPEAL_TWO_THIRDS = Line(
    _(
        "“%(seat)s appeals against the Chair's ruling. Two thirds are needed to overturn it. Who would overturn it? Who would let it stand?”"
    ),
    _(
        "“%(seat)s appeals against the ruling of the Chair. To overturn it, two thirds are needed. Those who would overturn the ruling, please raise your placards. … Those who would let it stand, please raise your placards.”"
    ),
    _(
        "Your ruling falls only if at least twice as many are against it as for it. Say first why you ruled so."
    ),
)
NOTED = Line(
    _("“%(seat)s moved earlier: %(motion)s. Does the delegation still wish it to be put?”"),
    _(
        "“Earlier %(seat)s moved: %(motion)s. It was not in order then, and it is now. %(seat)s, do you still wish it to be put?”"
    ),
    _("Yes: press, and it goes on as any motion. No: withdraw it."),
)
MOOT = Line(
    _("“%(reason)s %(seat)s, do you withdraw your motion?”"),
    _("“This motion cannot be decided on any more. %(reason)s %(seat)s, do you withdraw it?”"),
    _("What has happened meanwhile leaves nothing to decide; withdrawing it clears the way."),
)
