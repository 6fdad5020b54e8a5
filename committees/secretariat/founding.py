"""Committees made: of a description, which is a copy's, a file's, or what a new committee usually is."""

import secrets
from collections.abc import Iterable

from msgspec.structs import replace

from committees import live, record
from committees.models import Break, Committee, Conference, Topic
from committees.order import SECRETARIAT
from committees.rulings import set_phones
from committees.secretariat.described import (
    Described,
    DescribedCaucus,
    DescribedCountry,
    DescribedQuestion,
    DescribedRules,
    DescribedSeat,
    DescribedSection,
    DescribedTopic,
)
from delegates.models import CaucusTopic, Country, GuideSection, PositionQuestion, Seat
from delegates.rosters import lay_down as lay_down_seat
from delegates.rosters import seated
from delegates.rules.roll import Rights
from delegates.rules.rosters.changes import Sitting
from delegates.rulings.roll import admit_seats
from motions.models import Procedure as ProcedureRow
from motions.models import ProcedureChoice
from motions.procedures import lay_down, rules_chosen, sets_of, value_of

NAMES = ("name", "name_ja", "abbreviation", "slug", "symbol", "session_title", "agenda_item")


def found(conference: Conference, described: Described, rules: ProcedureRow | None = None) -> Committee:
    """A new committee as described, under these rules or those described. Its address must be free."""
    # Walls that are open show the others, and are told that there is one more.
    with live.rows_change(*conference.committees.values_list("pk", flat=True)):
        names = {field: getattr(described, field) for field in NAMES}
        committee = Committee.objects.create(conference=conference, **names)
        chosen = rules or (described.rules and _rules_as(conference, described.rules))
        if chosen:
            ProcedureChoice.objects.create(committee=committee, procedure=chosen)
        _prepare(committee, described)
    # The record is the clerk's, in transactions of its own.
    rights = {seat.code: seat.rights for seat in described.seats}
    if rights:
        record.enter(committee.pk, admit_seats, by=SECRETARIAT, seats=rights, order=tuple(rights))
    start_with_phones(committee, described.phones)
    return committee


def start_with_phones(committee: Committee, level: str) -> None:
    """What phones may do before the Chair says otherwise."""
    if record.read(committee.pk).floor.meeting.phones != level:
        record.enter(committee.pk, set_phones, by=SECRETARIAT, level=level)


def _prepare(committee: Committee, described: Described) -> None:
    """The rows of a committee."""
    Topic.objects.bulk_create(
        Topic(committee=committee, number=number, title=topic.title, title_ja=topic.title_ja)
        for number, topic in enumerate(described.topics, 1)
    )
    for seat in described.seats:
        _seat_down(committee, seat)
    _prepare_guide(committee, described.guide)
    PositionQuestion.objects.bulk_create(
        PositionQuestion(committee=committee, order=order, text=each.text, text_ja=each.text_ja)
        for order, each in enumerate(described.questions, 1)
    )
    CaucusTopic.objects.bulk_create(
        CaucusTopic(
            committee=committee, order=order, kind=each.kind, topic=each.topic, topic_ja=each.topic_ja,
            total_seconds=each.total_seconds, speaking_seconds=each.speaking_seconds,
        )
        for order, each in enumerate(described.caucuses, 1)
    )  # fmt: skip
    Break.objects.bulk_create(Break(committee=committee, starts=start) for start in described.breaks)


def _seat_down(committee: Committee, seat: DescribedSeat) -> None:
    """The rows of a seat, those of a country that is not known here among them."""
    if seat.country:
        country, _made = Country.objects.get_or_create(
            code=seat.country.code, defaults={field: getattr(seat.country, field) for field in COUNTRY}
        )
        Seat.objects.create(
            committee=committee,
            code=seat.code,
            status=seat.status,
            country=country,
            delegates=seat.delegates,
        )
    else:
        lay_down_seat(committee.pk, Sitting(seat.code, seat.status, delegates=seat.delegates, own=seat.names))


COUNTRY = tuple(field for field in DescribedCountry.__struct_fields__ if field != "code")


def _prepare_guide(committee: Committee, sections: Iterable[DescribedSection]) -> None:
    known = set(Country.objects.values_list("pk", flat=True))
    made: dict[str | None, GuideSection] = {}
    for order, each in enumerate(sections, 1):
        made[each.slug] = GuideSection.objects.create(
            committee=committee, slug=each.slug, parent=made.get(each.parent), order=order,
            country_id=each.country if each.country in known else None, groups=each.groups,
            title=each.title, title_ja=each.title_ja, body=each.body, body_ja=each.body_ja,
        )  # fmt: skip


def set_like(conference: Conference, described: DescribedRules) -> ProcedureRow | None:
    """The set that says the same, best one of the same name."""
    same = [
        row
        for row in sets_of(conference)
        if replace(value_of(row), code="") == replace(described.procedure, code="")
    ]
    return min(same, key=lambda row: row.name != described.name, default=None)


def _rules_as(conference: Conference, described: DescribedRules) -> ProcedureRow:
    """The set that says the same; else a new one of the conference's own."""
    there = set_like(conference, described)
    if there:
        return there
    row = ProcedureRow.objects.create(
        code=f"{conference.slug[:30]}-{secrets.token_hex(4)}",
        conference=conference,
        name=described.name,
        name_ja=described.name_ja,
        note=described.note,
        note_ja=described.note_ja,
    )
    lay_down(row, described.procedure)
    return row


def describe(committee: Committee) -> Described:
    """A committee as it is prepared now."""
    floor = record.read(committee.pk).floor
    rows = {seat.code: seat for seat in committee.seats.select_related("country", "delegation")}
    # Who was taken off the roster keeps a row, and sits here no longer.
    order = floor.roll.order or sorted(rows)
    rules = rules_chosen(committee)
    return Described(
        **{field: getattr(committee, field) for field in NAMES},
        phones=floor.meeting.phones,
        topics=tuple(DescribedTopic(topic.title, topic.title_ja) for topic in committee.topics.all()),
        seats=tuple(
            _seat(rows[code], floor.roll.rights.get(code) or usual_rights(rows[code].status))
            for code in order
            if code in rows
        ),
        rules=DescribedRules(rules.name, rules.name_ja, value_of(rules), rules.note, rules.note_ja)
        if rules
        else None,
        guide=tuple(
            DescribedSection(
                section.slug, section.title, section.title_ja, section.body, section.body_ja,
                section.parent.slug if section.parent else None, section.country_id, section.groups,
            )
            for section in committee.guide.select_related("parent")
        ),
        questions=tuple(
            DescribedQuestion(each.text, each.text_ja) for each in committee.position_questions.all()
        ),
        caucuses=tuple(
            DescribedCaucus(each.kind, each.topic, each.topic_ja, each.total_seconds, each.speaking_seconds)
            for each in committee.caucus_topics.all()
        ),
        breaks=tuple(committee.breaks.values_list("starts", flat=True)),
    )  # fmt: skip


def _seat(seat: Seat, rights: Rights) -> DescribedSeat:
    sitting, country = seated(seat, rights), None
    if seat.country:
        names = {field: getattr(seat.country, field) for field in DescribedCountry.__struct_fields__}
        country = DescribedCountry(**names)
    return DescribedSeat(seat.code, sitting.status, rights, country, sitting.own, sitting.delegates)


def usual_rights(status: str) -> Rights:
    """All take part in procedure, members vote on substance."""
    return Rights(substance=status == Seat.Status.MEMBER)
