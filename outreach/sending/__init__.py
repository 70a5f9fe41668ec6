"""Everything that the line sends unasked goes through this room, and only this room talks to the provider.

guard -> permit -> provider. The guard alone makes permits; the provider sends nothing without one.
"""
