"""Replies as TwiML, through the provider's library; signatures of webhooks. No decisions."""
