"""Which regional group a delegation belongs to, from the table of countries that the product is loaded with."""

import json
from pathlib import Path


def groups_of(table: Path) -> dict[str, str]:
    """Groups by the code of the country; a seat that is no country is a group of its own."""
    rows = json.loads(table.read_bytes())
    return {row["pk"]: row["fields"]["group"] for row in rows if row["model"] == "delegates.country"}
