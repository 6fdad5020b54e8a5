"""The database's own guard over the record: it refuses to change or delete an entry."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER IF NOT EXISTS entries_are_not_{deed}d BEFORE {event} ON committees_entry
BEGIN SELECT RAISE(ABORT, 'entries on the record are never {deed}d'); END
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION committees_entry_stands() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'entries on the record are never changed or deleted'; END
$$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER entries_stand BEFORE UPDATE OR DELETE ON committees_entry
FOR EACH ROW EXECUTE FUNCTION committees_entry_stands();
"""


def put_up(schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for event, deed in (("UPDATE", "change"), ("DELETE", "delete")):
            schema_editor.execute(SQLITE.format(event=event, deed=deed))


def take_down(schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS entries_stand ON committees_entry")
    else:
        for deed in ("change", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS entries_are_not_{deed}d")
