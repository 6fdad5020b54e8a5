"""Which regional group a delegation belongs to, from the table of countries that the product is loaded with."""

import json
from pathlib import Path


def groups_of(table: Path) -> dict[str, str]:
    """Groups by the code of the country; what is no country, or in no group, is a group of its own."""
    rows = json.loads(table.read_bytes())
    countries = {row["pk"]: row["fields"] for row in rows if row["model"] == "delegates.country"}
    return {code: fields["group"] for code, fields in countries.items() if fields["group"]}
