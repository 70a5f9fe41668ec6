"""From reviewed files to what is served: the built catalogue with its clips, and offline audio."""
