"""A folder of made-up documents, as large as a real library; the same seed gives the same bytes.

`python -m tests.prove.library FOLDER [FILES]` writes one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.prove.pages import page
from tests.prove.population import FILES, shapes


def write_library(folder: Path, files: int = FILES, seed: int = 1) -> int:
    """Write so many documents; gives how many bytes they have."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum((folder / shape.name).write_bytes(page(shape, seed).encode()) for shape in shapes(files, seed))


if __name__ == "__main__":
    write_library(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FILES)
