"""What has just come about, to be said before the next step."""

from committees.next_step.line import Line
from committees.order import mark as _

CARRIED = Line(
    _("“The motion carries.”"),
    _("“The motion carries: %(motion)s.”"),
    _("What it brings about has been entered already."),
)
FAILED = Line(
    _("“The motion fails.”"),
    _("“The motion fails: %(motion)s. We go on as before.”"),
    _("Nothing changes. It may be moved again later."),
)
CARRIED_COUNTED = Line(
    _("“%(yes)s in favour, %(no)s against: the motion carries.”"),
    _("“%(yes)s in favour and %(no)s against. The motion carries: %(motion)s.”"),
    _("Read the figures before you go on."),
)
FAILED_COUNTED = Line(
    _("“%(yes)s in favour, %(no)s against: the motion fails.”"),
    _("“%(yes)s in favour and %(no)s against. The motion fails: %(motion)s.”"),
    _("Read the figures before you go on. A tie fails."),
)
NO_OBJECTION = Line(
    _("“I hear no objection. It is so decided.”"),
    _("“I hear no objection. It is so decided: %(motion)s.”"),
    _("Nobody voted; the minutes say that nobody objected."),
)
OVERTURNED = Line(
    _("“The ruling of the Chair is overturned.”"),
    _("“The room has overturned the ruling of the Chair. The Chair follows its decision.”"),
    _("Act as if you had ruled the other way."),
)
UPHELD = Line(
    _("“The ruling of the Chair stands.”"),
    _("“The appeal fails, and the ruling of the Chair stands. Thank you. We go on.”"),
    _("Go on calmly; an appeal is nothing personal."),
)
WITHDRAWN = Line(
    _("“The motion is withdrawn.”"),
    _("“Its mover has withdrawn the motion: %(motion)s.”"),
    _("Only who moved it can take it back."),
)
DILATORY = Line(
    _("“The motion is dilatory, and I do not put it.”"),
    _("“The Chair rules this motion dilatory: it would only delay the meeting. I do not put it.”"),
    _("The delegation may appeal against your ruling."),
)
NOTED = Line(
    _("“The motion is noted, and comes up when it is in order.”"),
    _("“%(seat)s, your motion is not in order now. I have noted it, and shall come back to it in time.”"),
    _("It is offered to you by itself when its moment has come."),
)
SECONDED = Line(
    _("“The motion is seconded.”"),
    _("“I see a second. The motion is before the room.”"),
    _("Now it is decided on."),
)
HEARD = Line(
    _("“We hear no more speakers on the motion.”"),
    _("“Nobody more wishes to speak on the motion, so we come to the vote on it.”"),
    _("Placards stay down until you ask."),
)
NO_MORE_MOTIONS = Line(
    _("“We take no more motions.”"),
    _("“There are no more motions at this time. We go on.”"),
    _("The Chair asks again later."),
)
WELL_TAKEN = Line(
    _("“Your point is well taken.”"),
    _("“%(seat)s, your point is well taken. Thank you.”"),
    _("Do at once what follows from it."),
)
NOT_WELL_TAKEN = Line(
    _("“Your point is not well taken.”"),
    _("“%(seat)s, your point is not well taken. The Chair goes on as before.”"),
    _("Give one reason, and no debate. The delegation may appeal."),
)
ANSWERED = Line(
    _("“I hope that answers your question.”"),
    _("“%(seat)s, I hope that answers your question. We go on.”"),
    _("The clocks run on as they did before."),
)
OBJECTED = Line(
    _("“There is an objection. We proceed to a vote.”"),
    _("“There is an objection to adopting it without a vote, so we proceed to a vote.”"),
    _("Who objected need not say why."),
)
BROKEN_OFF = Line(
    _("“The vote is broken off, and nothing is decided.”"),
    _("“I break off this vote. Nothing has been decided, and no answer counts.”"),
    _("It can be opened again from the beginning."),
)
REOPENED = Line(
    _("“The vote is open again.”"),
    _("“I open the vote again, so that answers can be changed.”"),
    _("Close it when everybody has answered."),
)
SUSPENDED = Line(
    _("“The meeting is suspended.”"),
    _("“The meeting is suspended. We take a break; I shall call you back.”"),
    _("Lists and motions stay as they are."),
)
SUSPENDED_UNTIL = Line(
    _("“The meeting is suspended until %(time)s.”"),
    _("“The meeting is suspended until %(time)s. Please be back in your seats by then.”"),
    _("The projector counts down to the time."),
)
RESUMED = Line(
    _("“We are back in session.”"),
    _("“We are back in session. Thank you for being on time.”"),
    _("Look at the roll: enter who has left or come."),
)
ADJOURNED = Line(
    _("“The meeting is adjourned.”"),
    _("“The meeting is adjourned. Thank you, delegates, for your work.”"),
    _("The minutes are ready to be printed."),
)
WAIVED = Line(
    _("“There is no objection. We go on.”"),
    _("“I see no objection, so we go on although we are too few. The minutes will say so.”"),
    _("Count again when members come or go."),
)
AGENDA_SET = Line(
    _("“The agenda is set.”"),
    _("“The agenda is set. The topic before us is the first one on it.”"),
    _("The topic stands at the top of all screens."),
)
PUT_ASIDE = Line(
    _("“Debate on this topic is adjourned.”"),
    _(
        "“Debate on this topic is adjourned, and no vote is taken on it. It can be taken up again by a motion.”"
    ),
    _("Its drafts wait as they are."),
)
TAKEN_UP = Line(
    _("“Debate on the topic is resumed.”"),
    _("“We take up the topic again where we left it. The speakers list is open.”"),
    _("Its drafts are as they were."),
)
DEBATE_CLOSED = Line(
    _("“Debate is closed. We are in voting procedure.”"),
    _(
        "“Debate is closed, and we are in voting procedure. Please stay seated; nobody speaks but on the vote.”"
    ),
    _("Close the doors, and keep notes from being passed."),
)
EXTENDED = Line(
    _("“The time is extended by %(limit_ms)s.”"),
    _("“The time is extended by %(limit_ms)s. Please go on.”"),
    _("The clock has been given the time already."),
)
CAUCUS_ENDED = Line(
    _("“The caucus is over. Please take your seats.”"),
    _("“I end the caucus here, before its time. Please go back to your seats; we return to formal debate.”"),
    _("Wait for quiet before you go on."),
)
ROUND_ENDED = Line(
    _("“The round is over.”"),
    _("“I end the round here. Those who were not called may ask for the floor as usual.”"),
    _("The speakers list goes on."),
)
PRESENTATION_ENDED = Line(
    _("“The presentation is over. Thank you.”"),
    _("“The sponsors have finished before their time. Thank you. Are there motions?”"),
    _("A question period may be moved now."),
)
QUESTIONS_ENDED = Line(
    _("“There are no more questions. Thank you.”"),
    _("“There are no more questions. I thank the sponsors, and we return to debate.”"),
    _("Debate goes on with the list."),
)
FOR_ENDED = Line(
    _("“The time in favour is over.”"),
    _("“Nobody more wishes to speak in favour, so I end this time early.”"),
    _("The time against comes next."),
)
AGAINST_ENDED = Line(
    _("“The time against is over.”"),
    _("“Nobody more wishes to speak against, so I end this time early.”"),
    _("Another draft or the vote comes next."),
)
LIST_CLOSED = Line(
    _("“The speakers list is closed.”"),
    _("“The speakers list is closed. Those who are on it will still speak.”"),
    _("No more names are taken."),
)
LIST_REOPENED = Line(
    _("“The speakers list is open again.”"),
    _("“The speakers list is open again. Delegations wishing to be added, please raise your placards.”"),
    _("Names are taken as before."),
)
SPEAKING_TIME = Line(
    _("“Speeches now last %(limit_ms)s.”"),
    _("“From the next speaker on, each speech lasts %(limit_ms)s.”"),
    _("The speech under way keeps its time."),
)
YIELDS_TO_CHAIR = Line(
    _("“%(seat)s yields to the Chair. Thank you.”"),
    _("“%(seat)s yields the rest of its time to the Chair. Thank you.”"),
    _("The rest of the time is given up."),
)
YIELDS_TO = Line(
    _("“%(seat)s yields to %(heir)s.”"),
    _("“%(seat)s yields the rest of its time to %(heir)s. %(heir)s, please come forward.”"),
    _("Yielded time is usually not yielded on."),
)
YIELDS_TO_QUESTIONS = Line(
    _("“%(seat)s yields to questions.”"),
    _("“%(seat)s yields to questions. Delegations with a question, please raise your placards.”"),
    _("Only the answers take time off the clock."),
)
YIELDS_TO_COMMENTS = Line(
    _("“%(seat)s yields to comments.”"),
    _("“%(seat)s yields the rest of its time to comments. Others may now comment on its speech.”"),
    _("The speaker gives the floor back; each comment has a time of its own."),
)
NO_MORE_COMMENTS = Line(
    _("“We hear no more comments.”"),
    _("“We hear no more comments on this speech. Thank you. We go on.”"),
    _("The list goes on where it was."),
)
REPLY = Line(
    _("“I grant %(seat)s a right of reply.”"),
    _(
        "“%(seat)s asks for a right of reply, and I grant it. Please answer only what was said of your country.”"
    ),
    _("There is no reply to a reply."),
)
PASSES = Line(
    _("“%(seat)s passes.”"),
    _("“%(seat)s does not wish to speak, and passes.”"),
    _("It may still ask for the floor afterwards."),
)
FLOOR_PASSED = Line(
    _("“The floor passes to %(seat)s.”"),
    _("“The floor passes to %(seat)s. Please speak from your seat.”"),
    _("The clock of the whole runs on."),
)
INTRODUCED = Line(
    _("“%(question)s is before the room.”"),
    _("“A draft resolution has been introduced as %(question)s. It can now be debated and amended.”"),
    _("Its text is on all phones and can be put on the projector."),
)
TAKEN_BACK = Line(
    _("“%(question)s is withdrawn.”"),
    _("“%(question)s has been withdrawn, and is not voted on.”"),
    _("It is no longer before the room."),
)
AMENDMENT = Line(
    _("“An amendment to %(question)s is before the room.”"),
    _("“An amendment has been introduced to %(question)s. It is voted on before the draft.”"),
    _("If all sponsors of the draft accept it, no vote is needed."),
)
SECOND_DEGREE = Line(
    _("“There is an amendment to %(question)s.”"),
    _("“An amendment has been introduced to %(question)s. It is voted on before that one.”"),
    _("If all sponsors of that amendment accept it, no vote is needed."),
)
FRIENDLY = Line(
    _("“The sponsors of %(question)s accept the amendment.”"),
    _(
        "“All sponsors of %(question)s accept the amendment as friendly. It is part of the draft without a vote.”"
    ),
    _("The draft reads as amended on all screens."),
)
FRIENDLY_TO_AMENDMENT = Line(
    _("“The sponsors of %(question)s accept the amendment to it.”"),
    _(
        "“All sponsors of %(question)s accept the amendment to it as friendly. It is part of that one without a vote.”"
    ),
    _("The draft stays as it is until that amendment itself is adopted."),
)
AMENDMENT_BACK = Line(
    _("“The amendment to %(question)s is withdrawn.”"),
    _("“The amendment to %(question)s has been withdrawn, and is not voted on.”"),
    _("The draft stays as it was."),
)
DIVIDED = Line(
    _("“%(question)s is divided.”"),
    _("“%(question)s is divided: the parts that were named are voted on one by one, then the whole.”"),
    _("A part that is rejected falls out of the draft."),
)
IMPORTANT = Line(
    _("“%(question)s is an important question.”"),
    _("“The committee takes %(question)s for an important question. It now needs two thirds.”"),
    _("Abstentions do not count for the two thirds."),
)
REORDERED = Line(
    _("“The drafts are voted on in the new order.”"),
    _(
        "“The committee has changed the order of voting. We vote on the drafts as they now stand on the screen.”"
    ),
    _("The next one to be voted on stands first."),
)
AGAIN = Line(
    _("“%(question)s is before the room once more.”"),
    _(
        "“%(question)s is before the room once more, and is decided on again. The earlier result stays in the minutes.”"
    ),
    _("What is decided now takes the place of the earlier result."),
)
RULES = Line(
    _("“The rules have changed from here on.”"),
    _("“The rules of procedure have changed from here on. What was decided stands.”"),
    _("Tell the room what is different."),
)
TIMER_OVER = Line(
    _("“The time is over.”"),
    _("“The time that I set is over. Thank you. We go on.”"),
    _("The timer is off the projector."),
)
STRAWPOLL = Line(
    _("“I ask for your opinion. It binds nobody.”"),
    _(
        "“I ask for your opinion in a strawpoll. It binds nobody. Please choose on your phones; until I close it you may choose anew.”"
    ),
    _("Whoever has no phone tells you, and you enter it. Everything else goes on meanwhile."),
)
STRAWPOLL_OVER = Line(
    _("“Thank you. You see on the screen how the room leans.”"),
    _("“The strawpoll is closed. You see on the screen how the room leans. Nothing is decided by it.”"),
    _("Read out what was chosen most. Who chose what stands in the minutes."),
)
