"""Debate, caucuses, and what is done on a draft before it is voted on."""

from committees.next_step.line import Line
from committees.order import mark as _

CAUCUS_OVER = Line(
    _(
        "“The time for the caucus has elapsed. Is there a motion to extend it? If not, please take your seats.”"
    ),
    _(
        "“Delegates, the time for the caucus has elapsed. Is there a motion to extend it? … If there is none, please go back to your seats. We return to formal debate.”"
    ),
    _("Nothing ends by itself: press when the room should come back. The speakers list is as it was."),
)
PRESENTATION_OVER = Line(
    _("“Thank you. The time for the presentation has elapsed. Is there a motion for a question period?”"),
    _(
        "“Thank you, sponsors. Your time for the presentation has elapsed. Does any delegation move a question period on the draft?”"
    ),
    _("A motion for questions goes on with this draft. Without one, debate goes on."),
)
QUESTIONS_OVER = Line(
    _("“The time for questions has elapsed. I thank the sponsors for their answers.”"),
    _(
        "“The time for questions has elapsed. I thank the delegations for their questions and the sponsors for their answers. We return to debate.”"
    ),
    _("Questions that are left can be sent as notes, or asked in a caucus."),
)
TIME_FOR_OVER = Line(
    _("“The time for %(question)s has elapsed. We come to the time against it.”"),
    _(
        "“The time in favour of %(question)s has elapsed. Thank you. We now come to the time against it, which is as fixed as the first.”"
    ),
    _("Both sides have a time of their own. Press to go on to the other side."),
)
TIME_AGAINST_OVER = Line(
    _("“The time against %(question)s has elapsed. Debate on it is over.”"),
    _(
        "“The time against %(question)s has elapsed. Thank you. Both sides have been heard, so debate on this draft is over.”"
    ),
    _("Next comes another draft, or the vote."),
)
TIME_ONLY_OVER = Line(
    _("“The time in favour of %(question)s has elapsed. Thank you.”"),
    _("“The time in favour of %(question)s has elapsed. Thank you. Debate on this draft is over.”"),
    _("Your rules give those against it no time of their own; amendments and the vote come next."),
)
TIME_FOR = Line(
    _("“%(question)s is before the house. The time in favour is %(limit_ms)s.”"),
    _(
        "“We now debate %(question)s. First come those in favour: %(limit_ms)s in all. Then those against have their time.”"
    ),
    _("A sponsor usually speaks first. Only speeches in favour are heard in this time."),
)
TIME_AGAINST = Line(
    _("“We come to the time against %(question)s, %(limit_ms)s.”"),
    _("“Those in favour have been heard. Now come those against %(question)s: %(limit_ms)s in all.”"),
    _("Only speeches against the draft are heard in this time; amendments are usually moved in it."),
)
WHO_FOR = Line(
    _("“Who wishes to speak in favour of %(question)s?”"),
    _(
        "“There is time left in favour of %(question)s. Delegations wishing to speak in favour of it, please raise your placards.”"
    ),
    _("Nobody wishes to: end the time with %(key)s, and go on to the other side."),
)
WHO_AGAINST = Line(
    _("“Who wishes to speak against %(question)s?”"),
    _(
        "“There is time left against %(question)s. Delegations wishing to speak against it, please raise your placards.”"
    ),
    _("Nobody wishes to: end the time with %(key)s, and debate on this draft is over."),
)
COMMENT = Line(
    _("“%(seat)s, your comment on the speech of %(heir)s, please.”"),
    _("“%(heir)s has yielded its time to comments. %(seat)s, your comment on that speech, please.”"),
    _("A comment is about the speech just heard. Its clock is that of a comment, and the list waits."),
)
ANOTHER_COMMENT = Line(
    _("“Thank you, %(seat)s. Is there another comment?”"),
    _(
        "“Thank you for your comment, %(seat)s. Does another delegation wish to comment? Please raise your placards.”"
    ),
    _("Who wishes to comment is recognised from the seats. If nobody does, press."),
)
COMMENTS_THEN = Line(
    _("“Are there comments on the speech of %(heir)s? … Thank you. %(seat)s, you have the floor.”"),
    _(
        "“Does any delegation wish to comment on the speech of %(heir)s? Please raise your placards. … There is none; thank you. %(seat)s, you have the floor.”"
    ),
    _("Wait a moment for placards. Press if there are none: the list goes on."),
)
COMMENTS = Line(
    _("“Are there comments on the speech of %(heir)s? … Thank you.”"),
    _(
        "“Does any delegation wish to comment on the speech of %(heir)s? Please raise your placards. … There is none; thank you.”"
    ),
    _("Wait a moment for placards. Press if there are none: nobody waits on the list."),
)
ANSWER_NEXT = Line(
    _("“Thank you, %(heir)s. %(seat)s, would you like to answer?”"),
    _(
        "“Thank you for your question, %(heir)s. %(seat)s, as a sponsor of the draft, would you like to answer?”"
    ),
    _("Another sponsor may answer: recognise it instead."),
)
QUESTION_AFTER = Line(
    _("“Thank you, %(heir)s. %(seat)s, your question, please.”"),
    _("“Thank you for your answer, %(heir)s. The next question is by %(seat)s. Please be brief.”"),
    _("Questions are short and end with a question mark. A speech is no question."),
)
QUESTION = Line(
    _("“%(seat)s, your question, please.”"),
    _("“The first question is by %(seat)s. Please put it briefly to the sponsors.”"),
    _("Questions are short and end with a question mark. A sponsor answers after each."),
)
QUESTIONS = Line(
    _("“Are there questions on %(question)s? Please raise your placards.”"),
    _(
        "“The floor is open for questions on %(question)s. Delegations that wish to ask its sponsors something, please raise your placards.”"
    ),
    _("Put each on the list as you see it; the sponsors answer one by one."),
)
TOUR = Line(
    _(
        "“We go round the table, %(limit_ms)s each. A delegation that does not wish to speak says so and passes. %(seat)s, you have the floor.”"
    ),
    _(
        "“We now go round the table: every delegation is called once and has %(limit_ms)s. If you do not wish to speak, please say “pass”. We begin with %(seat)s. You have the floor.”"
    ),
    _("Each press calls the next delegation of the roll. Nobody needs to ask for the floor."),
)
TOUR_OVER = Line(
    _("“Every delegation has had its turn. Thank you. We return to where we were.”"),
    _(
        "“Every delegation in the room has now had its turn. Thank you for your contributions. We return to formal debate.”"
    ),
    _("The speakers list goes on where it stopped."),
)
CAUCUS_SPEAKERS = Line(
    _("“Delegations wishing to speak in the caucus, please raise your placards.”"),
    _(
        "“Who wishes to speak on this topic? Delegations wishing to speak in the caucus, please raise your placards. I shall choose one at a time.”"
    ),
    _(
        "Choose who has spoken little; the list shows how long ago each spoke. There are no yields in a caucus."
    ),
)
PRESENT_BY = Line(
    _("“The sponsors have %(limit_ms)s to present %(question)s. %(seat)s, you have the floor.”"),
    _(
        "“The sponsors of %(question)s now have %(limit_ms)s to present it to the committee. They may share the time among them. %(seat)s, please come forward; you have the floor.”"
    ),
    _("Start the clock when the first word is spoken."),
)
PRESENT = Line(
    _("“The sponsors have %(limit_ms)s to present %(question)s.”"),
    _(
        "“The sponsors of %(question)s now have %(limit_ms)s to present it to the committee. Which of you speaks first?”"
    ),
    _("No sponsor is in the room as yet; give the floor to whoever comes forward."),
)
CAUCUS_BEGINS = Line(
    _("“The caucus begins now and lasts %(limit_ms)s.”"),
    _(
        "“The caucus begins now and lasts %(limit_ms)s. You may leave your seats, meet in groups and write. Please listen for the end.”"
    ),
    _("The clock starts when you press, and the projector shows it to the room."),
)
CONSULTATION_BEGINS = Line(
    _("“The consultation begins now and lasts %(limit_ms)s.”"),
    _(
        "“The consultation of the whole begins now and lasts %(limit_ms)s. Please stay seated. Who speaks names the next speaker; I do not call anybody.”"
    ),
    _("You only keep the time, and step in when nobody is named."),
)
PRESENTS = Line(
    _("“%(seat)s presents %(question)s.”"),
    _("“%(seat)s is presenting %(question)s. Please listen, and keep your questions for afterwards.”"),
    _("Nothing to press. The floor passes to another sponsor when you name it."),
)
HOLDS = Line(
    _("“%(seat)s has the floor, and passes it on.”"),
    _("“%(seat)s has the floor. When you have finished, please name the delegation that speaks next.”"),
    _("Enter the delegation that is named, so that the projector shows who speaks."),
)
FREE = Line(
    _("“Please use the time to meet and to write.”"),
    _(
        "“Please use this time to meet, to negotiate and to write your papers. The dais is here for your questions.”"
    ),
    _("Nothing to press. Walk round, and announce when two minutes are left."),
)
CONSULTING = Line(
    _("“Who wishes to begin?”"),
    _(
        "“Please stay seated. Who wishes to begin? When you have spoken, name the delegation that speaks next.”"
    ),
    _("Give the floor to the first; from then on delegations pass it on among themselves."),
)
ANSWER = Line(
    _("“%(seat)s, would you like to answer?”"),
    _("“%(seat)s, would you like to answer the question? You may also decline.”"),
    _("The clock runs on with what the speaker has left."),
)
ANY_QUESTIONS = Line(
    _("“Are there any questions to %(seat)s? … Thank you, %(seat)s.”"),
    _(
        "“%(seat)s has yielded to questions. Does any delegation wish to put a question? … I see none. Thank you, %(seat)s.”"
    ),
    _("Placards go up: put them on as questions. None: press."),
)
QUESTION_TO = Line(
    _("“%(seat)s, your question to %(heir)s, please.”"),
    _("“A question by %(seat)s. Please put it briefly to %(heir)s.”"),
    _("The clock stands while the question is put, and runs for the answer."),
)
CALL_FOR_MOTIONS = Line(
    _("“%(count)s delegations have spoken. Are there any points or motions?”"),
    _(
        "“%(count)s delegations have spoken, so this is the moment for motions. Delegates with a point or a motion, please raise your placards.”"
    ),
    _("Your rules have you ask after so many speeches. Press, then enter what is moved."),
)
TOGETHER = Line(
    _("“I call %(seats)s, in this order. %(seat)s, you have the floor.”"),
    _(
        "“The next speakers are %(seats)s, in this order. Please come forward and be ready. %(seat)s, you have the floor.”"
    ),
    _("Several are called at a time, so that nobody is waited for."),
)
CLOSE_DEBATE = Line(
    _(
        "“The speakers list is exhausted. If there is no objection, debate is closed, and we vote on the drafts.”"
    ),
    _(
        "“Nobody is left on the speakers list. Does any delegation object to closing the debate? … I see no objection. Debate is closed, and we move to voting procedure.”"
    ),
    _("After this nobody speaks on the topic any more. Be sure that every draft has been introduced."),
)
DEBATED = Line(
    _("“Both sides have been heard. If there is no objection, debate is closed, and we vote.”"),
    _(
        "“Those in favour and those against have had their time. Does any delegation object to closing the debate? … I see no objection. We move to voting procedure.”"
    ),
    _("Every draft before the house has had its time. Introduce another one first if one waits."),
)
EXHAUSTED = Line(
    _("“The speakers list is exhausted. Are there any motions?”"),
    _(
        "“Nobody is left on the speakers list, and it is closed. Are there any motions? For instance to close the debate, or for a caucus.”"
    ),
    _("With a closed list it takes a motion to go on."),
)
CLOSE_LIST = Line(
    _("“The speakers list is exhausted. If there is no objection, I declare it closed.”"),
    _(
        "“Nobody is left on the speakers list. Does any delegation wish to be added? … If nobody objects, I declare the list closed.”"
    ),
    _("No more names are taken afterwards. It can be opened again."),
)
FLOOR_OPEN = Line(
    _("“Are there any points or motions? Delegations wishing to speak, please raise your placards.”"),
    _(
        "“The floor is open. Are there any points or motions on the floor? … Delegations wishing to be added to the speakers list, please raise your placards.”"
    ),
    _("Put placards on the list by two letters and Enter. Motions are entered with M."),
)
THANK = Line(
    _("“Thank you, %(seat)s.”"),
    _("“Thank you, %(seat)s. You may go back to your seat.”"),
    _("If time is left, ask first whether the speaker yields it."),
)
START = Line(
    _("“%(seat)s, you have the floor for %(limit_ms)s.”"),
    _("“%(seat)s, the floor is yours. You have %(limit_ms)s. Please begin.”"),
    _("Start the clock with the first word. It never cuts anybody off by itself."),
)
NEXT = Line(
    _("“Thank you, %(heir)s. %(seat)s, you have the floor.”"),
    _(
        "“Thank you, %(heir)s. Please go back to your seat. The next speaker is %(seat)s. You have the floor.”"
    ),
    _("One press thanks the one and calls the other. If time is left, ask first about a yield."),
)
RECOGNISE = Line(
    _("“%(seat)s, you have the floor.”"),
    _("“The next speaker on the list is %(seat)s. Please come forward; you have the floor.”"),
    _("The clock starts with the next press, once the speaker is ready."),
)
NEARLY = Line(
    _("“%(seat)s, please come to a close.”"),
    _("“%(seat)s, your time is nearly up. Please finish your last sentence.”"),
    _("A quiet sign is enough; do not talk over the speaker."),
)
UP = Line(
    _("“%(seat)s, your time is up.”"),
    _("“%(seat)s, your time is up. Please stop here. Thank you.”"),
    _("Interrupt politely and at once, the same for everybody."),
)
CAUCUS_NEARLY = Line(
    _("“The time is nearly up.”"),
    _("“Delegates, the time is nearly up. Please come to an end.”"),
    _("Say it loudly enough for the whole room."),
)
