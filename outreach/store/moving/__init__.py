"""Carry all rows of a line from one SQLite file to a PostgreSQL server: counted, checked, whole or not at all.

First the file is sealed: from then on the database itself refuses every change. A line that still answers from
it can read, and keeps each STOP on its disk until it is given the new address; so nothing that was written can
be missing in the copy. All rows travel in one transaction, are read back and compared, and only then kept.
Killed at any moment, the same command begins again and ends well.
"""
