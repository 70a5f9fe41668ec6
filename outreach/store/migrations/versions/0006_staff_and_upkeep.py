"""What staff did for a person, and when the line last forgot.

`consent` says by whom a STOP was written down that did not come by text. `forgotten` keeps, for
good, who had one number's rows erased. `upkeep` has one row for each job: the process that may
change it does the job. Columns and tables are only added, so old and new processes may run side by side.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from outreach.store.migrations.keeping import keep_for_good

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables and the column; a step may find its own made already."""
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("consent")}
    if "who" not in there:
        op.add_column("consent", sa.Column("who", sa.Text, nullable=False, server_default=""))
    _make_forgotten()
    op.create_table("upkeep", sa.Column("job", sa.Text, primary_key=True), _text("started_at"), _text("done_at"),
                    if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know these tables works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these tables, too")


def _make_forgotten() -> None:
    op.create_table("forgotten", sa.Column("id", sa.Integer, primary_key=True), _text("at"), _text("who"),
                    sa.Column("erased", sa.Integer, nullable=False), if_not_exists=True)
    keep_for_good("forgotten", "who had rows erased is kept for good")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
