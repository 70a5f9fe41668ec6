"""What the line owes to whom, what became of it, and who sends it.

`outbox` has a row for each message that is sent unasked; the number in it is encrypted and goes once it is done.
`delivery` keeps the provider's receipts, `pace` when the line's number may send next, `worker` who lives. Tables
are only added: versions that send nothing do not miss them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_OPEN = "state IN ('waiting', 'claimed')"
_TEXTS = ("created_at", "due_at", "expires_at", "state", "reason", "chunk", "first_claimed_at", "claimed_at",
          "claimed_by", "words", "build", "sid", "done_at")


def upgrade() -> None:
    """Make the tables; a step may find its own made already."""
    _make_outbox()
    _index("outbox_due", ["urgent", "due_at", "id"], f"chunk = '' AND {_OPEN}")
    _index("outbox_chunk", ["chunk"], f"chunk <> '' AND {_OPEN}")
    _index("outbox_done", ["done_at"], "done_at <> ''")
    op.create_index("outbox_phone", "outbox", ["phone", "claimed_at"], if_not_exists=True)
    op.create_index("outbox_begun", "outbox", ["claimed_at"], if_not_exists=True)
    _make_delivery()
    op.create_table("pace", sa.Column("sender", sa.Text, primary_key=True), _text("free_at"), if_not_exists=True)
    op.create_table("worker", sa.Column("name", sa.Text, primary_key=True), _number("beats"), _text("at"),
                    if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know these tables works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these tables, too")


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("batch"), _number("part"), _text("phone"), _text("key_id"), _text("sealed"), _text("basis"),
        _text("what"), _number("urgent"), _number("tries"), *map(_text, _TEXTS),
        sa.UniqueConstraint("batch", "phone", "part", name="outbox_once"),
        # receipts name a row: the number of an erased one is never given to another
        sqlite_autoincrement=True,
        if_not_exists=True,
    )


def _make_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("sid"), _text("status"), _text("code"), _text("at"), _number("outbox"),
        sa.UniqueConstraint("sid", "status", name="delivery_once"),
        if_not_exists=True,
    )
    op.create_index("delivery_outbox", "delivery", ["outbox"], if_not_exists=True)


def _index(name: str, columns: list[str], where: str) -> None:
    """An index of the rows that somebody looks for: most rows are done, and nobody does."""
    op.create_index(name, "outbox", columns, if_not_exists=True, sqlite_where=sa.text(where),
                    postgresql_where=sa.text(where))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
