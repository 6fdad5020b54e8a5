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
        "introduce_amendment": _(
            "An amendment that the dais has read comes before the room, to be voted on before its draft."
        ),
        "question_period": _("Delegations put short questions on a draft, and its sponsors answer them."),
        "extend_caucus": _("The caucus goes on for longer."),
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
    }
