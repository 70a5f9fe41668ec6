"""Finds the speech library that pip installs, so that no system package is needed."""

from __future__ import annotations

import ctypes
import os
import platform

import espeakng_loader

SAMPLE_RATE_HZ = 22050


def pyttsx3_uses_espeak() -> bool:
    """True on Linux; on Windows and macOS pyttsx3 speaks through the system's own voices."""
    return platform.system() not in ("Windows", "Darwin")


def load_espeak() -> ctypes.CDLL:
    """Load the library so that whatever loads it after us, by its bare name, gets the same one.

    pyttsx3 asks for "libespeak-ng.so.1"; the loader hands it a library of that name that
    is in memory already, if its symbols are global. Only for a process of its own: the
    library keeps global state.

    Raises:
        OSError: the library or its data is not there.
    """
    os.putenv("ESPEAK_DATA_PATH", data_path())
    return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def data_path() -> str:
    """The folder of voices and dictionaries."""
    return str(espeakng_loader.get_data_path())
