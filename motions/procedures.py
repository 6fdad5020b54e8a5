"""The procedure that a committee chose, from its rows into the value that goes onto the record."""

import msgspec

from committees.models import Committee
from motions.models import ProcedureChoice
from motions.rules.procedure import Kind, Procedure


def procedure_of(committee: Committee) -> Procedure:
    """The rules a meeting opened now would be held under; the defaults if none were chosen."""
    choice = ProcedureChoice.objects.filter(committee=committee).select_related("procedure").first()
    if choice is None:
        return Procedure()
    kinds = {
        kind.code: Kind(kind.code, kind.effect, kind.precedence, kind.threshold, kind.seconds)
        for kind in choice.procedure.kinds.all()
    }
    values = {**choice.procedure.settings, "code": choice.procedure.code}
    return msgspec.structs.replace(msgspec.convert(values, Procedure), kinds=kinds)
