"""Texts that were taken back, and who has to hear of it.

`hold` is the list of holds and lifts, never changed and never erased: the database itself
refuses both. `heard` keeps which script a caller heard. Columns are only added, with values
that a version without them leaves as they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.store.migrations.keeping import keep_for_good

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables `hold` and `heard`, and note in `inbound` what a text served and told."""
    _make_hold()
    _make_heard()
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("inbound")}
    for name in {"served", "told"} - there:
        op.add_column("inbound", sa.Column(name, sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Refuse: a version that does not know of holds would serve what was taken back."""
    raise NotImplementedError("there is no way back from holds: the version before would serve what was taken back")


def _make_hold() -> None:
    op.create_table(
        "hold", sa.Column("id", sa.Integer, primary_key=True),
        _text("script"), _text("act"), _text("at"), _text("who"), _text("reason"), _text("words"),
        sa.CheckConstraint("act IN ('hold', 'lift')", name="hold_act_known"), if_not_exists=True,
    )
    keep_for_good("hold", "the list of holds is kept for good")


def _make_heard() -> None:
    op.create_table(
        "heard", sa.Column("id", sa.Integer, primary_key=True),
        _text("sid"), _text("phone"), _text("key_id"), _text("at"), _text("served"), _text("told"), if_not_exists=True,
    )
    op.create_index("heard_phone", "heard", ["phone"], if_not_exists=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
