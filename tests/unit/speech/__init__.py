"""Tests of `outreach.speech` that need no voice."""
