"""What of an act can be corrected, as small forms filled with what is on record; and what rests on it."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import wording
from committees.facts import Entry
from committees.minutes import Reader, answer_names, chosen, decisions
from committees.order import OutOfOrder
from committees.recorded import Recorded, recorded, time_of
from delegates.rules.speakers import SpeakerRecognised
from motions.rules.ballots import ResultAnnounced, Vote, VoteOpened
from motions.rules.majority import Choice
from motions.rulings.corrections import MOTION_DIFFERS, VOTE_DIFFERS, decides


class Field(NamedTuple):
    """Something to fill in: chosen among `options`, a number, or a time."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    number: bool = False


class Part(NamedTuple):
    """A form for one part of an act. `entry` is what it is about: an entry or, for ballots, a vote."""

    part: str
    entry: int
    title: str
    says: str
    fields: tuple[Field, ...]
    button: str

    def filled(self, sent: dict[str, str]) -> "Part":
        """The form with what was typed into it, if it was this one that was sent."""
        if (sent.get("part"), sent.get("entry")) != (self.part, str(self.entry)):
            return self
        fields = tuple(field._replace(value=sent.get(field.name, field.value)) for field in self.fields)
        return self._replace(fields=fields)


class Way(NamedTuple):
    """What may be done instead of what was refused: the same press with one field more."""

    label: str
    means: str
    name: str
    value: str


def parts_of(reader: Reader, act: int) -> list[Part]:
    """The forms of an act, its time last."""
    book, parts = reader.book, []
    for entry in book.act(act):
        known = recorded(book, entry.seq)
        if known:
            parts += _of_entry(reader, entry, known)
        vote = (
            decisions.announced(reader, entry.fact.vote) if isinstance(entry.fact, ResultAnnounced) else None
        )
        if vote and vote.named:
            parts.append(_ballot(reader, vote))
        elif vote and vote.counted:
            parts.append(_placards(reader, vote, vote.counted))
    at = Field("time", _("Time, with seconds"), wording.to_the_second(time_of(book, act)))
    return [*parts, Part("time", act, _("When it happened"), "", (at,), _("Correct the time"))]


def _of_entry(reader: Reader, entry: Entry, known: Recorded) -> list[Part]:
    says = reader.sentence(entry)
    if known.names and not known.speaking:
        every = reader.book.floor.roll.ever
        seats = tuple(sorted(((code, reader.names.short(code)) for code in every), key=lambda each: each[1]))
        unnamed = () if known.seat else (("", "—"),)
        seat = Field("seat", _("Delegation"), known.seat or "", (*unnamed, *seats))
        return [Part("name", entry.seq, _("Which delegation it was"), says, (seat,), _("Correct the name"))]
    if known.answers:
        names = answer_names()
        given = tuple(
            (code, f"{reader.names.short(code)}: {names[answer]}") for code, answer in known.answers.items()
        )
        answer = next(iter(known.answers.values()))
        fields = (
            Field("seat", _("Delegation"), given[0][0], given),
            Field("answer", _("It answered"), answer, tuple(names.items())),
        )
        return [Part("answer", entry.seq, _("What was answered"), says, fields, _("Correct the answer"))]
    if known.counts:
        yes, no = known.counts
        fields = (
            Field("yes", _("In favour"), str(yes), number=True),
            Field("no", _("Against"), str(no), number=True),
        )
        return [Part("count", entry.seq, _("What was counted"), says, fields, _("Correct the count"))]
    return []


def _ballot(reader: Reader, vote: Vote) -> Part:
    choices: tuple[Choice | None, ...] = ("yes", "no", "abstain", None)
    given = tuple(
        (seat, f"{reader.names.short(seat)}: {chosen(vote.intended.get(seat, vote.ballots.get(seat)))}")
        for seat in sorted(vote.order, key=reader.names.short)
    )
    first = given[0][0] if given else ""
    fields = (
        Field("seat", _("Delegation"), first, given),
        Field(
            "answer",
            _("It voted"),
            vote.ballots.get(first) or "none",
            tuple((choice or "none", wording.first_up(chosen(choice))) for choice in choices),
        ),
    )
    says = decisions.result(reader, vote, vote.tally)
    return Part("ballot", vote.id, _("How a delegation voted"), says, fields, _("Correct the ballot"))


def _placards(reader: Reader, vote: Vote, counted: tuple[int, int, int]) -> Part:
    labels = (("yes", _("In favour")), ("no", _("Against")), ("abstain", _("Abstaining")))
    fields = tuple(
        Field(name, label, str(count), number=True)
        for (name, label), count in zip(labels, counted, strict=True)
    )
    says = decisions.result(reader, vote, vote.tally)
    return Part("placards", vote.id, _("What was counted"), says, fields, _("Correct the count"))


def next_ways(reader: Reader, act: int, refused: OutOfOrder) -> list[Way]:
    """What the Chair may do after a refusal: decide on the outcome, or rule the correction in order."""
    if refused.msgid in VOTE_DIFFERS:
        stands = Way(
            _("The announced outcome stands"),
            _("The tally stays as announced; the minutes say both."),
            "upshot",
            "stands",
        )
        vote = _vote_of(reader, act)
        return [_changes(), stands] if vote and decides(reader.book.floor, vote) else [stands]
    if refused.msgid in MOTION_DIFFERS:
        means = _("The minutes say both. What happened since stays.")
        return [Way(_("Correct the count; what was decided stands"), means, "upshot", "stands")]
    if refused.overrulable:
        return [Way(_("The Chair rules it in order"), "", "ruled", refused.msgid)]
    return []


def _changes() -> Way:
    return Way(
        _("The outcome changes with it"),
        _("The tally is worked out again; the draft's standing, its symbol and the printed text follow."),
        "upshot",
        "changes",
    )


def _vote_of(reader: Reader, act: int) -> Vote | None:
    """The vote whose result an act announced."""
    facts = (entry.fact for entry in reader.book.act(act))
    announced = next((fact for fact in facts if isinstance(fact, ResultAnnounced)), None)
    return decisions.announced(reader, announced.vote) if announced else None


def rests_on(reader: Reader, act: int, refused: OutOfOrder) -> list[str]:
    """What on the record rests on the outcome that a correction would turn."""
    if refused.msgid in MOTION_DIFFERS:
        return [text for entry in reader.book.act(act) if (text := reader.sentence(entry))]
    vote = _vote_of(reader, act) if refused.msgid in VOTE_DIFFERS else None
    return [*_standing(reader, vote), *_since(reader, vote)] if vote else []


def _standing(reader: Reader, vote: Vote) -> list[str]:
    """Where the draft stands by this vote, and what its number means for others."""
    papers = reader.book.floor.papers
    draft = papers.draft(vote.paper)
    if draft is None or not decides(reader.book.floor, vote):
        return []
    words = {
        "draft": reader.draft(vote.paper),
        "symbol": f"{reader.symbol}/RES/{papers.number_of(vote.paper)}",
        "time": wording.time_of_day(draft.decided_at or 0),
        "meeting": draft.meeting,
    }
    if draft.standing != "adopted":
        return [
            _("%(draft)s was rejected at %(time)s, in meeting %(meeting)s.") % words,
            _("Adopted, it would be %(symbol)s.") % words,
        ]
    later = [other for other in papers.adopted if (other.resolution or 0) > (draft.resolution or 0)]
    symbols = pgettext("between names", ", ").join(
        f"{reader.symbol}/RES/{other.resolution}" for other in later
    )
    kept = [_("Adopted since, with numbers that stay: %(symbols)s.") % {"symbols": symbols}] if later else []
    return [
        _("%(draft)s was adopted as %(symbol)s at %(time)s, in meeting %(meeting)s.") % words,
        *kept,
        _("Copies of %(symbol)s that were printed or handed out say so.") % words,
    ]


def _since(reader: Reader, vote: Vote) -> list[str]:
    """What was done since that names the draft, and who explained its vote."""
    said, explaining = [], True
    for entry in reader.book.entries[vote.announced or 0 :]:
        explaining = explaining and not isinstance(entry.fact, VoteOpened)
        of_paper = (
            getattr(entry.fact, "paper", None) == vote.paper and getattr(entry.fact, "vote", None) != vote.id
        )
        explains = explaining and isinstance(entry.fact, SpeakerRecognised) and entry.fact.on == "explanation"
        if reader.book.stands(entry) and (of_paper or explains) and (text := reader.sentence(entry)):
            said.append(f"{wording.time_of_day(time_of(reader.book, entry.act))} {text}")
    return said
