"""Which words of the documents were in questions that found nothing, by week.

A row is a week, a word that stands in a document, and a mark of a number that is keyed for that week
alone, so that numbers can be counted and nothing else. The table is only added; the version before does
not miss it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table `unanswered`."""
    op.create_table("unanswered", *(sa.Column(name, sa.Text, primary_key=True) for name in ("week", "word", "mark")),
                    if_not_exists=True)


def downgrade() -> None:
    """Refuse: a version that does not know the table works with it there."""
    raise NotImplementedError("there is no way back: the version before works with this table, too")
