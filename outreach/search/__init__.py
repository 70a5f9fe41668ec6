"""Questions in plain words: the signed passage that answers one, or an honest no."""
