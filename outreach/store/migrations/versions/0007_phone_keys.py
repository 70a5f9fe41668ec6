"""By what each phone key is known again.

A secret that was replaced under the same id would forget every opt-out made with it, and nobody would
notice. So a keyed hash of a fixed word is kept for each key. The table is only added; versions without
it do not miss it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table `phone_key`."""
    op.create_table("phone_key", sa.Column("key_id", sa.Text, primary_key=True),
                    sa.Column("proof", sa.Text, nullable=False), if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know the table works with it there."""
    raise NotImplementedError("there is no way back: the version before works with this table, too")
