"""Words for the few values that facts are made of."""

from django.utils.translation import gettext as _


def answer_names() -> dict[str, str]:
    return {"present": _("present"), "voting": _("present and voting"), "absent": _("absent")}


def choices() -> dict[str, str]:
    return {"yes": _("in favour"), "no": _("against"), "abstain": _("abstention"), "pass": _("pass")}


def decisions() -> dict[str, str]:
    return {
        "clearly_carried": _("clearly, by placard"),
        "clearly_failed": _("clearly, by placard"),
        "no_objection": _("no objection"),
    }


def phone_levels() -> dict[str, tuple[str, str]]:
    """For each level, its short name and the sentence of its fact."""
    return {
        "follow": (_("follow only"), _("Phones follow only")),
        "floor": (_("ask for the floor"), _("Phones may ask for the floor")),
        "all": (_("everything"), _("Phones may do everything")),
    }


def point_rulings() -> dict[str, str]:
    return {
        "well_taken": _("well taken"),
        "not_well_taken": _("not well taken"),
        "answered": _("answered"),
        "set_aside": _("set aside"),
    }


def meanings() -> dict[str, str]:
    """For who is new to it: what each effect and each point means, in one sentence."""
    return {
        "moderated_caucus": _(
            "Everyone stays seated; the Chair calls on one delegation after another for short speeches on one topic."
        ),
        "unmoderated_caucus": _("Everyone may leave the seat, talk freely and write together."),
        "consultation_of_whole": _(
            "Everyone stays seated and speaks without a list; who speaks hands the floor on."
        ),
        "tour_de_table": _("Every delegation in the room is called once, and speaks briefly or passes."),
        "presentation": _("Its sponsors present a draft; who speaks hands the floor on to another of them."),
        "introduce_draft": _("A working paper becomes a draft resolution, and its sponsors present it."),
        "time_for": _("Only those in favour of the draft speak, until their time is over."),
        "time_against": _("Only those against the draft speak, until their time is over."),
        "introduce_amendment": _(
            "An amendment that the dais has read comes before the room, to be voted on before its draft."
        ),
        "question_period": _("Delegations put short questions on a draft, and its sponsors answer them."),
        "extend_caucus": _("What is under way gets more time."),
        "set_speaking_time": _("Changes how long each speech from the speakers list may be."),
        "close_speakers_list": _("No more names are taken for the speakers list; those on it still speak."),
        "reopen_speakers_list": _("Names are taken for the speakers list again."),
        "suspend_meeting": _("A break. Lists and times stay as they are."),
        "adjourn_meeting": _("The meeting ends."),
        "adjourn_debate": _("The topic is put aside without a vote on it."),
        "resume_debate": _("A topic that was put aside is taken up again."),
        "close_debate": _("Debate ends, and the drafts are voted on."),
        "division": _(
            "The paragraphs that are named are voted on by themselves, then the whole of what is left."
        ),
        "withdraw_proposal": _("Its sponsors take a draft back, and it is not voted on."),
        "reorder_drafts": _("The drafts are voted on in another order."),
        "important_question": _("Adopting the draft takes two votes in favour for each against."),
        "divide_the_house": _("The vote is taken once more by name, and nobody abstains."),
        "reconsider": _("What was decided on a draft is decided once more."),
        "roll_call_vote": _(
            "Every delegation is called by name and answers, and the minutes say who voted how."
        ),
        "adopt_without_vote": _("The draft is adopted if nobody objects. One objection, and it is voted on."),
        "set_agenda": _("Decides which topic comes first."),
        "overturn_ruling": _("The room decides whether a ruling of the Chair stands. A tie lets it stand."),
        "point_personal_privilege": _("A delegation cannot hear, see or follow, and says so."),
        "point_of_order": _("A delegation believes that a rule is not being followed."),
        "question": _("A delegation puts a question to the speaker, who answers in its own time."),
        "inquiry": _("A delegation asks the Chair about the rules."),
        "reply": _("A delegation answers what was said against its country."),
        "explanation": _("A delegation says why it voted as it did."),
    }


def carries() -> dict[str, str]:
    """For who is new to it: what happens once each effect comes about, or each point has been ruled on."""
    return {
        "moderated_caucus": _(
            "The clock of the caucus starts, and who wishes to speak raises the placard. The speakers list waits."
        ),
        "unmoderated_caucus": _(
            "The clock starts and seats may be left. When the time is over, everybody comes back."
        ),
        "consultation_of_whole": _(
            "The proposer speaks first and names who speaks next, until the time is over."
        ),
        "tour_de_table": _(
            "Delegations are called in the order of the roll. Who does not wish to speak passes."
        ),
        "introduce_draft": _(
            "The draft gets a number such as L.1, and can be debated, amended and voted on."
        ),
        "introduce_amendment": _(
            "The amendment gets a number and can be debated. It is voted on, unless all sponsors of the draft accept it."
        ),
        "question_period": _("Who has a question raises the placard, and a sponsor answers each in turn."),
        "extend_caucus": _("The clock gets the time that was moved, and what was under way goes on."),
        "set_speaking_time": _("The new time holds from the next speaker on."),
        "close_speakers_list": _("Who is not on the list yet can no longer ask for the floor."),
        "reopen_speakers_list": _("Delegations can ask for the floor once more."),
        "suspend_meeting": _(
            "Everybody has a break. The Chair calls the room back, and it goes on where it was."
        ),
        "adjourn_meeting": _("Nothing more is debated today. The next meeting begins with a roll call."),
        "adjourn_debate": _("The room goes on to the next topic. The drafts wait, in case it is resumed."),
        "resume_debate": _("The topic is under debate again, with its drafts as they were."),
        "close_debate": _("Nobody speaks on the topic any more, and the room is in voting procedure."),
        "division": _("A part that is rejected falls out of the draft; the rest is voted on without it."),
        "withdraw_proposal": _("The draft is gone from the list, and its text can be handed in anew."),
        "reorder_drafts": _("The draft that now stands first is voted on first."),
        "important_question": _("A simple majority is no longer enough for that draft."),
        "divide_the_house": _("Every delegation is called, and answers yes or no. That result counts."),
        "reconsider": _("The draft is before the room again, and its first result no longer counts."),
        "roll_call_vote": _(
            "The Chair calls the delegations one after the other; who passes is called once more."
        ),
        "adopt_without_vote": _(
            "The Chair asks for objections. If there are none, the draft is adopted at once."
        ),
        "set_agenda": _("The topic that comes first is under debate, and the others follow."),
        "overturn_ruling": _("If it carries, the ruling no longer holds, and the Chair follows the room."),
        "point": _("If it is well taken, the Chair puts it right. Then the room goes on where it was."),
        "question": _("The speaker answers if it wishes to. There is no second question without leave."),
        "inquiry": _("The Chair answers in a sentence or two. Then the room goes on where it was."),
        "reply": _("The delegation has the floor for a short time. There is no reply to a reply."),
        "explanation": _("The delegation has the floor for a short time before or after the result."),
    }
