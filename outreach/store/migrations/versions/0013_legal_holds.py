"""Which legal holds pause erasing: each was added and ended by somebody, for a reason; lines are kept for good.

The table is only added; the version before does not know it, and goes on erasing: renew all processes first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.store.migrations.keeping import keep_for_good

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table `legal_hold`."""
    op.create_table("legal_hold", sa.Column("id", sa.Integer, primary_key=True),
                    *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "act", "at", "who", "reason")),
                    if_not_exists=True)
    keep_for_good("legal_hold", "who paused erasing, and when, is kept for good")


def downgrade() -> None:
    """Refuse: a version that does not know the table works with it there."""
    raise NotImplementedError("there is no way back: the version before works with this table, too")
