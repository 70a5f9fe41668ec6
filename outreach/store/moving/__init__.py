"""Carry all rows of a line from one SQLite file to a PostgreSQL server: counted, checked, whole or not at all.

First the file is sealed: from then on the database itself refuses every change. A line that still answers from
it can read, and keeps each STOP on its disk until it is given the new address; so nothing that was written can
be missing in the copy. The rows travel in parts into tables that no line reads, each part kept as it arrives. At
the end, in one transaction, all are put where the line looks, read back, compared with the file, and only then kept.
Cut off at any moment, the same command compares what had arrived with the file, and sends the rest.
"""
