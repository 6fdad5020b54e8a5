"""Voting procedure: each vote, and its result."""

from committees.next_step.line import Line
from committees.order import mark as _

ADOPTED = Line(
    _("“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. The committee adopts %(question)s.”"),
    _(
        "“The result of the vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. It is adopted. Thank you, delegates.”"
    ),
    _("Read the figures slowly. The room and the projector see them when you press."),
)
REJECTED = Line(
    _(
        "“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. The committee does not adopt %(question)s.”"
    ),
    _(
        "“The result of the vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. It is not adopted. Thank you, delegates.”"
    ),
    _("Read the figures slowly. A tie does not adopt anything."),
)
TOO_FEW = Line(
    _(
        "“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. With fewer than %(needed)s in favour the committee does not adopt %(question)s.”"
    ),
    _(
        "“The result of the vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. %(needed)s votes in favour are needed, so it is not adopted. Thank you, delegates.”"
    ),
    _("Read the figures slowly. More in favour than against is not enough here."),
)
VETOED = Line(
    _(
        "“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. Owing to a veto, the committee does not adopt %(question)s.”"
    ),
    _(
        "“The result of the vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. A delegation that may veto has voted against, so it is not adopted. Thank you, delegates.”"
    ),
    _("Read the figures slowly, and say whose vote was the veto. An abstention is none."),
)
PART_KEPT = Line(
    _("“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. %(question)s: the part stays.”"),
    _(
        "“The result of the separate vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. The part stays in the draft.”"
    ),
    _("The other parts are voted on next, then the whole of what is left."),
)
PART_DELETED = Line(
    _("“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. %(question)s: the part is deleted.”"),
    _(
        "“The result of the separate vote on %(question)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining. The part is taken out of the draft.”"
    ),
    _("The rest is voted on without it. If every operative part falls, the whole draft falls."),
)
UNDECIDED = Line(
    _("“There is no quorum for a decision, so nothing is decided on %(question)s.”"),
    _(
        "“Too few members voted for a decision, so nothing has been decided on %(question)s. It is still before the committee.”"
    ),
    _("The vote can be taken again once enough members are in the room."),
)
WITHOUT_A_VOTE = Line(
    _("“There is no objection. The committee adopts %(question)s without a vote.”"),
    _(
        "“I see no objection. The committee therefore adopts %(question)s without a vote, by consensus. Thank you, delegates.”"
    ),
    _("The text is adopted as it stands, with nobody recorded for or against."),
)
ANY_OBJECTION = Line(
    _("“Is there any objection to adopting %(question)s without a vote?”"),
    _(
        "“Does any delegation object to adopting %(question)s without a vote? If you do, please raise your placard now.”"
    ),
    _("One objection is enough, and it is voted on. Wait a moment and look round before you press."),
)
PLACARDS = Line(
    _("“All those in favour, please raise your placards. All those against? Abstentions?”"),
    _(
        "“All those in favour, please raise your placards and keep them up. … Lower them, please. All those against. … Lower them, please. Those who abstain.”"
    ),
    _("Two of the dais count, then enter the three figures. Observers do not vote."),
)
PHONES = Line(
    _("“Please vote on your phones now; those without one, please raise your placards.”"),
    _(
        "“The vote is open. Please press your choice on your phones now. You may change it until I close the vote. Members without a phone, please raise your placards.”"
    ),
    _("Who is still missing is listed above; enter for them what they say."),
)
PASSED = Line(
    _("“%(seat)s, you passed. Yes or no?”"),
    _("“%(seat)s, you passed the first time. Please answer now: yes or no?”"),
    _("Who passed is called once more, and may not abstain or pass again."),
)
CALLED = Line(
    _("“%(seat)s, your vote?”"),
    _("“%(seat)s, how do you vote?”"),
    _("Repeat the answer aloud as you enter it, so that mistakes are heard at once."),
)
DIVIDED = Line(
    _("“%(seat)s, yes or no?”"),
    _("“%(seat)s, the house is divided: do you vote yes or no?”"),
    _("In a division of the house nobody abstains."),
)
CLOSE = Line(
    _("“Does any delegation wish to change its vote? The vote is closed.”"),
    _(
        "“Every delegation has been heard. Does any delegation wish to change its vote? … I see none. The vote is closed.”"
    ),
    _("Closing it counts the votes. You read the result in the next step."),
)
EXPLAINS = Line(
    _("“%(seat)s has the floor to explain its vote.”"),
    _("“%(seat)s voted with rights, and may now explain its vote. %(seat)s, you have the floor.”"),
    _("It says why it voted so, and no more: no new debate, no attack on others."),
)
NOBODY = Line(
    _("“No member is in the room, so nothing can be voted on.”"),
    _(
        "“No member of the committee is in the room, so nothing can be voted on. We wait until members are back.”"
    ),
    _("Correct the roll if members are there after all."),
)
END = Line(
    _("“There is nothing left to vote on. This concludes voting procedure.”"),
    _(
        "“We have voted on everything that was before us. Voting procedure is over, and the doors are open again. Thank you, delegates.”"
    ),
    _("The topic is done with. The next one of the agenda comes up, if there is one."),
)
PUT_ROLL_CALL = Line(
    _("“We are in voting procedure. The question before us is %(question)s. Is a vote asked for?”"),
    _(
        "“We are in voting procedure: please stay in your seats, and no notes. The question before us is %(question)s. Does a delegation ask for a vote? … I shall call each delegation by name.”"
    ),
    _(
        "Press, and the first delegation to be called is drawn by lot or begins with the roll, as your rules have it."
    ),
)
PUT_PLACARDS = Line(
    _("“We vote on %(question)s. All those in favour will raise their placards, then those against.”"),
    _(
        "“We now vote on %(question)s by placards. I shall first ask who is in favour, then who is against, then who abstains.”"
    ),
    _("Say what is voted on before anybody raises a placard, then press."),
)
PUT_PHONES = Line(
    _("“We vote on %(question)s, by phones.”"),
    _("“We now vote on %(question)s by phones. When I open the vote, your screen shows three choices.”"),
    _("Press to open the vote. It stays open until you close it."),
)
PUT_WITHOUT = Line(
    _("“It is proposed to adopt %(question)s without a vote.”"),
    _("“It is proposed that the committee adopt %(question)s without a vote, that is, if nobody objects.”"),
    _("Press, then ask for objections in the next step."),
)
REQUESTED = Line(
    _("“A roll-call vote has been requested on %(question)s.”"),
    _(
        "“A delegation has requested a roll-call vote on %(question)s. I shall call each delegation by name; please answer yes, no or abstention.”"
    ),
    _("Who asks for a roll call gets one. The minutes name every delegation's vote."),
)
IMPORTANT = Line(
    _(
        "“We vote on %(question)s. It is an important question: two thirds of those voting yes or no are needed.”"
    ),
    _(
        "“We now vote on %(question)s. The committee has made it an important question, so it needs twice as many votes in favour as against. Abstentions do not count.”"
    ),
    _("Only those who vote yes or no are counted for the two thirds."),
)
ORPHAN = Line(
    _("“%(question)s has no sponsor any more. Does a delegation wish to take it up?”"),
    _(
        "“All sponsors of %(question)s have withdrawn. Does another delegation wish to sponsor it? … I see none, so it is withdrawn.”"
    ),
    _("A delegation takes it up: enter it as a sponsor. Nobody does: press."),
)
