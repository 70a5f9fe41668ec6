"""Whole copies of the database, made while the line runs, put back whole; old ones are erased."""
