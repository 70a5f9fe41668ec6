"""How much a person texts, and how often in a row they were not understood.

A column is only added, with a value that a version without it leaves as it is; so old and
new processes may run side by side while this one is rolled out.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the traffic; a step may find its column made already."""
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("inbound")}
    if "traffic" not in there:
        op.add_column("inbound", sa.Column("traffic", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Refuse: a version that does not know the column works with it there."""
    raise NotImplementedError("there is no way back: the version before works with this column, too")
