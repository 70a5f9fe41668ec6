"""A large-print poster and wallet cards with the line's number and words, to be printed and handed out."""
