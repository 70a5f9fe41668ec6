"""The desk: who can log in, who is logged in, and the trail of what was done.

`desk_act` is kept for good. The tables are only added; the version before does not miss them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.store.migrations.keeping import keep_for_good

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables; a step may find its own made already."""
    op.create_table("desk_user", _key("name"), *map(_text, ("role", "signs_as", "password_hash")), if_not_exists=True)
    op.create_table("desk_session", _key("token"), *map(_text, ("name", "form_token", "began_at")), if_not_exists=True)
    op.create_table("desk_act", sa.Column("id", sa.Integer, primary_key=True),
                    *map(_text, ("at", "who", "act", "script", "reason", "words", "difference")), if_not_exists=True)
    op.create_index("desk_act_of_script", "desk_act", ["script", "id"], if_not_exists=True)
    keep_for_good("desk_act", "what was done at the desk is kept for good")


def downgrade() -> None:
    """Refuse: a version that does not know these tables works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these tables, too")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
