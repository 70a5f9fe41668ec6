"""What became of calls, as counts by week; and of calls that are still going on, where they are.

A row of `call_step` and of `call_report` names a call by the provider's id, and is gone within a day; no row
has anything of a telephone number. The tables are only added; the version before does not miss them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables `call_step`, `call_report` and `call_count`."""
    op.create_table("call_step", _key("sid"), _key("script"), _text("place"), _number("turn"), _text("at"),
                    if_not_exists=True)
    op.create_table("call_report", _key("sid"), _text("at"), if_not_exists=True)
    op.create_table("call_count", *(_key(name) for name in ("week", "kind", "name")), _number("calls"),
                    _number("seconds"), if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know the tables works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these tables, too")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)
