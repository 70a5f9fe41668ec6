"""The first tables: what was read, and who said STOP.

Each step may find its table made already: SQLite keeps a table even when the upgrade
ends before its last step.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables `inbound` and `consent`."""
    _make_inbound()
    _make_consent()


def downgrade() -> None:
    """Refuse: going back would erase every STOP."""
    raise NotImplementedError("there is no way back from the first tables: it would erase every STOP")


def _make_inbound() -> None:
    op.create_table(
        "inbound",
        sa.Column("id", sa.Integer, primary_key=True),
        *_who_and_when(),
        sa.Column("seq", sa.Integer, nullable=False),
        _text("build"),
        sa.Column("opted_out_before", sa.Integer, nullable=False),
        _text("notice"), _text("document"), _text("section"),
        sa.Column("page", sa.Integer, nullable=False),
        _text("expires_at"),
        sa.UniqueConstraint("sid", name="inbound_sid_once"),
        sa.UniqueConstraint("phone", "seq", name="inbound_phone_seq_once"),
        if_not_exists=True,
    )


def _make_consent() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer, primary_key=True),
        *_who_and_when(),
        _text("kind"),
        sa.CheckConstraint("kind IN ('out', 'in')", name="consent_kind_known"),
        sa.UniqueConstraint("sid", "kind", name="consent_sid_kind_once"),
        if_not_exists=True,
    )
    op.create_index("consent_phone", "consent", ["phone"], if_not_exists=True)


def _who_and_when() -> tuple[sa.Column[str], ...]:
    """The person as a keyed hash, the message, the rule that answered, and the time."""
    return _text("sid"), _text("phone"), _text("key_id"), _text("at"), _text("rule")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
