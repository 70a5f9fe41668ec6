"""The call dialogue: (place, key or words) -> what is heard next and what is waited for. Pure.

A call keeps no state but its place, which travels in the address of the next step; so a step
that is repeated gives the same answer, and a restart loses no call.
"""
