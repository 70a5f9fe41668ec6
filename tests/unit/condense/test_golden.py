"""Documents and the scripts that are expected of them; see tests/golden/refresh.py."""

from pathlib import Path

import pytest

from tests.golden.refresh import expected_file, inputs, scripts_of


@pytest.mark.parametrize("path", inputs(), ids=lambda path: path.stem)
def test_a_document_gives_the_expected_scripts(path: Path, update: bool) -> None:
    """`pytest --update` or `python -m tests.golden.refresh` writes them anew."""
    if update:
        expected_file(path).write_text(scripts_of(path), encoding="utf-8")

    assert expected_file(path).read_text(encoding="utf-8") == scripts_of(path)
