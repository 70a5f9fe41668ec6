"""Tables of which the database itself refuses to change or erase a row."""

from __future__ import annotations

from alembic import op

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_refuses_{act} BEFORE {act} ON {table}
BEGIN SELECT raise(ABORT, '{why}'); END
"""

_POSTGRES = (
    """
    CREATE OR REPLACE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{why}'; END $$
    """,
    "DROP TRIGGER IF EXISTS {table}_refuses ON {table}",
    """
    CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_kept()
    """,
)


def keep_for_good(table: str, why: str) -> None:
    """Let nobody change or erase a row of a table; a step may find that done already."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in _POSTGRES:
            op.execute(statement.format(table=table, why=why))
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(_SQLITE.format(table=table, act=act, why=why))
