"""The procedure that a committee chose, from its rows into the value that goes onto the record."""

import msgspec

from committees.models import Committee
from motions.models import MotionKind, ProcedureChoice
from motions.models import Procedure as ProcedureRow
from motions.rules.procedure import Kind, Procedure

FIELDS = [field for field in Kind.__struct_fields__ if field != "electorate"]


def procedure_of(committee: Committee) -> Procedure:
    """The rules a meeting opened now would be held under; the default set if none was chosen."""
    row = rules_chosen(committee)
    return value_of(row) if row else Procedure()


def rules_chosen(committee: Committee) -> ProcedureRow | None:
    """The set that the committee chose, else the default one; None if not even that is there."""
    choice = ProcedureChoice.objects.filter(committee=committee).select_related("procedure").first()
    return choice.procedure if choice else ProcedureRow.objects.filter(code=Procedure().code).first()


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
