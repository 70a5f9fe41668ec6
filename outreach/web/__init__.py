"""The webhooks, the clips and the health pages: parse, call, render."""
