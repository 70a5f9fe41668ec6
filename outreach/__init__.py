"""Trustworthy documents, by text message, by phone call and as audio.

The way of the data:

    content/*.md ── ingest ──> Document ── condense ──> draft MessageScript
                                                            │  outreach draft
                                                            v
                scripts/<document>/<language>/<section>.md     people review and sign here
                scripts/_service/<language>/*.md               the line's own words, the same way
                                                            │  outreach build
                                                            v
                one immutable catalogue file, named by its hash
          ┌─────────────────────┬───────────────────────────┴──┐
      dialogue (text, call)   speech -> clips, offline audio
          └── twiml ── web (webhooks, clips) ── simulator (the phone in the browser)
"""

__version__ = "0.1.0"
