"""Before debate: the meeting, its roll, its quorum, its agenda."""

from committees.next_step.line import Line
from committees.order import mark as _

OPEN = Line(
    _("“Distinguished delegates, I declare meeting %(number)s open. We begin with the roll call.”"),
    _(
        "“Distinguished delegates, welcome. I declare meeting %(number)s of this committee open. Please take your seats and be silent for the roll call.”"
    ),
    _("Wait until the room is quiet, then press. The roll is called next."),
)
RESUME = Line(
    _("“Delegates, please take your seats. The meeting is resumed.”"),
    _(
        "“Delegates, please take your seats. The break is over and the meeting is resumed. We go on where we stopped.”"
    ),
    _("Everything stands as it was before the break: lists, motions and clocks."),
)
CALL = Line(
    _("“%(seat)s?”"),
    _("“%(seat)s, are you present?”"),
    _(
        "Read out the name and look for its placard. Without an answer it is absent; who comes late is entered then."
    ),
)
ROLL_DONE = Line(
    _(
        "“%(present)s delegations are in the room, %(counted)s of them members. %(quorum)s are needed to debate.”"
    ),
    _(
        "“The roll call is finished. %(present)s delegations are in the room, %(counted)s of them members. We need %(quorum)s members to debate, so we have a quorum.”"
    ),
    _("The quorum is how many members must be in the room. The figures come from the answers."),
)
ROLL_SHORT = Line(
    _(
        "“%(present)s delegations are in the room, %(counted)s of them members. %(quorum)s are needed, so there is no quorum yet.”"
    ),
    _(
        "“The roll call is finished. %(present)s delegations are in the room, but only %(counted)s of them are members, and we need %(quorum)s to debate. There is no quorum yet.”"
    ),
    _("Wait for more members and enter them as they come, or go on without a quorum in the next step."),
)
NO_QUORUM = Line(
    _("“Only %(present)s members are in the room; %(quorum)s are needed. With your consent we go on.”"),
    _(
        "“Only %(present)s members are in the room, and %(quorum)s are needed to debate. If no delegation objects, we go on all the same.”"
    ),
    _("You may also wait, or suspend the meeting. The minutes will say that you went on."),
)
TOO_FEW = Line(
    _(
        "“Only %(present)s members are in the room; %(quorum)s are needed to decide. With your consent we decide all the same.”"
    ),
    _(
        "“Only %(present)s members are in the room, and a decision needs %(quorum)s. If no delegation objects, we decide all the same.”"
    ),
    _("More members are needed to decide than to debate. You may also wait for them."),
)
SET_AGENDA = Line(
    _("“The floor is open for motions to set the agenda. Without objection we take the topics as proposed.”"),
    _(
        "“We now decide which topic comes first. Are there any motions to set the agenda? … If there is no objection, we take the topics in the order proposed.”"
    ),
    _("Somebody moves another order: put that motion first. Nobody does: press."),
)
NO_TOPIC = Line(
    _("“No topic is under debate. Are there any motions?”"),
    _(
        "“No topic is under debate at the moment. Are there any motions to take one up, or to adjourn the meeting?”"
    ),
    _("A motion takes up a topic again, or ends the meeting. You may declare either yourself."),
)
