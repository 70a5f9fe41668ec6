"""Who agreed to which programme, who is in one now, and what is being sent to all of them.

`agreement` keeps every yes and every end, for good: a keyed hash, the exact words shown, never a number. `member`
has a row for each person in each programme while they are in it; the number in it is encrypted. `broadcast` has a row
for each broadcast. Tables are only added; the version before does not miss them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.store.migrations.keeping import keep_for_good

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables; a step may find its own made already."""
    _make_agreement()
    keep_for_good("agreement", "agreements are never changed or erased")
    _make_member()
    op.create_table("broadcast", sa.Column("name", sa.Text, primary_key=True), *map(_text, ("programme", "script")),
                    *map(_text, ("state", "at", "who")), _number("cursor"), if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know these tables works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these tables, too")


def _make_agreement() -> None:
    texts = ("phone", "key_id", "change", "programme", "at", "medium", "wording", "sid", "who", "evidence")
    op.create_table(
        "agreement", sa.Column("id", sa.Integer, primary_key=True), *map(_text, texts),
        sa.UniqueConstraint("sid", "programme", "change", name="agreement_once"), if_not_exists=True)
    op.create_index("agreement_phone", "agreement", ["phone"], if_not_exists=True)


def _make_member() -> None:
    texts = ("phone", "key_id", "programme", "sealed", "joined_at", "sent", "next_at")
    op.create_table(
        "member", sa.Column("id", sa.Integer, primary_key=True), *map(_text, texts),
        sa.UniqueConstraint("phone", "programme", name="member_once"),
        # a broadcast remembers how far it came by these numbers: none is ever given again
        sqlite_autoincrement=True, if_not_exists=True)
    op.create_index("member_next", "member", ["next_at"], if_not_exists=True)
    op.create_index("member_programme", "member", ["programme", "id"], if_not_exists=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
