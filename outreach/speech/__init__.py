"""Words into sound: clips for the phone, and files that are given out offline.

The way of the words: `spoken` makes tokens, `utterances` cuts them, an `Engine` writes and speaks them, `clips`
checks and levels what came out, the `AudioStore` keeps it. `render` does that for many prompts at once.
"""
