"""The procedure that a committee chose, from its rows into the value that goes onto the record."""

from functools import lru_cache
from hashlib import sha256
from itertools import count
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from committees.facts import canonical
from committees.floor import Floor
from committees.models import Committee, Conference
from motions.comparing import differences
from motions.editing import settings_of
from motions.models import MotionKind, ProcedureChoice
from motions.models import Procedure as ProcedureRow
from motions.rules.procedure import Kind, Procedure
from motions.soundness import contradictions

FIELDS = [field for field in Kind.__struct_fields__ if field != "electorate"]


def sets_of(conference: Conference) -> QuerySet[ProcedureRow]:
    """The sets that come with the product, and the conference's own."""
    return ProcedureRow.objects.filter(Q(conference=None) | Q(conference=conference)).order_by("pk")


def sound(row: ProcedureRow) -> bool:
    """Whether a set as it stands can be meant."""
    return not any(contradictions(value_of(row)))


def procedure_of(committee: Committee) -> Procedure:
    """The rules a meeting opened now would be held under; the default set if none was chosen."""
    row = rules_chosen(committee)
    return played(row) if row else Procedure()


def rules_chosen(committee: Committee) -> ProcedureRow | None:
    """The set that the committee chose, else the default one; None if not even that is there."""
    choice = ProcedureChoice.objects.filter(committee=committee).select_related("procedure").first()
    return choice.procedure if choice else usual_rules()


def usual_rules() -> ProcedureRow | None:
    """The set of a committee that chose none; None if it is not there."""
    return ProcedureRow.objects.filter(code=Procedure().code).first()


def played(row: ProcedureRow) -> Procedure:
    """A set as a meeting is held under it: as it stands, or while that cannot be meant as it last could."""
    rules = value_of(row)
    if row.last_sound is None or not any(contradictions(rules)):
        return rules
    return msgspec.convert(row.last_sound, Procedure)


def newer_rules(committee: Committee, floor: Floor) -> Procedure | None:
    """The rules that the committee chose, if they would be felt in the meeting that is open."""
    if floor.meeting.phase not in ("open", "suspended"):
        return None
    chosen = _chosen(committee.pk, committee.epoch, committee.stamp)
    if chosen is None or chosen == floor.procedure or not any(differences(floor.procedure, chosen)):
        return None
    return chosen


@lru_cache(maxsize=64)
def _chosen(committee: int, epoch: str, stamp: int) -> Procedure | None:
    """Whoever changes rules raises the stamps of the committees that meet under them."""
    row = rules_chosen(Committee(pk=committee))
    return played(row) if row else None


def digest(rules: Procedure) -> str:
    """A mark of a set's whole content, for a press that means this one."""
    return sha256(canonical(rules).encode()).hexdigest()[:16]


@transaction.atomic
def copied(row: ProcedureRow, conference: Conference, key: str) -> ProcedureRow:
    """A copy of a set that belongs to a conference and may be edited. The same key makes one copy."""
    names = set(conference.procedures.values_list("name", flat=True))
    number = next(
        number for number in count(len(names) + 1) if _copys_name(row.name, conference, number) not in names
    )
    copy, made = ProcedureRow.objects.get_or_create(
        code=f"{conference.slug[:30]}-{key}",
        conference=conference,
        defaults={
            "name": _copys_name(row.name, conference, number),
            "name_ja": _copys_name(row.name_ja, conference, number),
            "note": row.note,
            "note_ja": row.note_ja,
            "cloned_from": row,
        },
    )
    if made:
        lay_down(copy, value_of(row))
    return copy


def _copys_name(name: str, conference: Conference, number: int) -> str:
    return f"{name[:50]} · {conference.abbreviation} {number}" if name else ""


def lay_down(row: ProcedureRow, rules: Procedure) -> None:
    """Write a set into its rows as it was edited; it is played only once it can be meant."""
    rules = msgspec.structs.replace(rules, code=row.code)
    row.settings = settings_of(rules)
    if not any(contradictions(rules)):
        row.last_sound = msgspec.to_builtins(rules)
    row.save()
    there = {kind.code: kind for kind in row.kinds.all()}
    for kind in rules.kinds.values():
        if kind.code not in there or kind_of(there[kind.code]) != kind:
            MotionKind.objects.update_or_create(procedure=row, code=kind.code, defaults=_columns_of(kind))


def _columns_of(kind: Kind) -> dict[str, Any]:
    values = {field: getattr(kind, field) for field in FIELDS if field != "code"}
    plain = {field: list(value) if isinstance(value, tuple) else value for field, value in values.items()}
    return {**plain, "electorate": kind.electorate or ""}


def value_of(row: ProcedureRow) -> Procedure:
    """A set of rules as a value. Raises msgspec.ValidationError if a setting or a word is unknown."""
    kinds = {kind.code: kind_of(kind) for kind in row.kinds.all()}
    if unknown := row.settings.keys() - set(Procedure.__struct_fields__):
        raise msgspec.ValidationError(f"no rule is called {', '.join(sorted(unknown))}")
    values = {**row.settings, "code": row.code}
    return msgspec.structs.replace(msgspec.convert(values, Procedure), kinds=kinds)


def kind_of(row: MotionKind) -> Kind:
    values = {field: getattr(row, field) for field in FIELDS}
    return msgspec.convert({**values, "electorate": row.electorate or None}, Kind)
