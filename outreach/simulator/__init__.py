"""The trial phones in the browser: text and call the line on this computer, without an account."""
