"""Phone numbers: normalised, then turned into keyed hashes before anything is stored."""
