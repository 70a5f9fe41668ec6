"""Fits the expectations to published summaries; needs numpy, which serving and condensing do not."""
