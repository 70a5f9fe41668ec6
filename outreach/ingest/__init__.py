"""Content file to Document: front matter, Markdown tokens, sections, plain sentences."""
