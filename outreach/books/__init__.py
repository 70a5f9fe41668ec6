"""Guides as files that are given out: recordings with an index page, and talking books (EPUB 3, DAISY 2.02)."""
