"""A script held against its source: is it faithful, and has the source changed since it was signed?"""
