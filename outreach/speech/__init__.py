"""Words into sound: clips for the phone, and files that are given out offline.

The way of the words: `spoken` → `utterances` → an `Engine` → `sound` → `AudioStore`.
"""
