"""The question that somebody was asked last: which of several guides a keyword means.

Columns are only added, with values that a version without them leaves as they are; so
old and new processes may run side by side while this one is rolled out.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the word, the page of the choices and the expiry; a step may find its column made already."""
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("inbound")}
    for column in (_column("question", sa.Text, ""), _column("question_page", sa.Integer, "0"),
                   _column("question_expires_at", sa.Text, "")):
        if column.name not in there:
            op.add_column("inbound", column)


def downgrade() -> None:
    """Refuse: a version that does not know the columns works with them there."""
    raise NotImplementedError("there is no way back: the version before works with these columns, too")


def _column(name: str, kind: type[sa.types.TypeEngine[Any]], default: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default=default)
