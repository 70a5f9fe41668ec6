"""Script files and the one built file that the line serves: written, opened, looked up."""
