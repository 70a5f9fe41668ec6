"""How the database came to be: one step a version, run by `outreach migrate`."""
