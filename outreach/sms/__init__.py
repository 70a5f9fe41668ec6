"""GSM-7, septets, segments, pages: what fits into a text message and what it costs."""
