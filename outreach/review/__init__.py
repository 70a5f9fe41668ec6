"""What people do between drafting and building: drafts are written, read, and signed."""
