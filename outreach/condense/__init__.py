"""Section to draft script: whole sentences of the source, chosen, never rewritten."""
