"""The desk: pages for the people who run the line, behind a login.

In the office, over a git checkout, scripts are reviewed and signed here; on a production server the desk
watches, holds and releases. It shows and calls what other rooms decide, and has no rules of its own for words.
"""
