"""Tests of fitting the expectations."""
