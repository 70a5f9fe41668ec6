"""Builds the serving objects from the settings, and nothing else."""

from outreach.bootstrap.assemble import Service, assemble

__all__ = ["Service", "assemble"]
