"""What the line is about: documents, message scripts, conversations. Frozen, and no I/O."""
