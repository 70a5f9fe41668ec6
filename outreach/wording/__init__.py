"""The line's own words: their names, what each may fill in, and drafts for each language."""
