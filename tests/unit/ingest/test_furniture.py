"""Page furniture: buttons, menus, dates and publishers' lines are no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import read_page


def told(folder: Path, body: str) -> list[str]:
    """Every sentence of a page."""
    return [sentence.text for section in read_page(folder, body).sections for sentence in section.sentences()]


@pytest.mark.parametrize("furniture", [
    "Placeholder slot", "On this page\n\n- [Naps](#naps)\n- [Beds](#beds)", "[Go to Health Professional Version](/hp)",
    "[Feelings](/a) [Adjusting](/b) [Support](/c)", "Back to top", "Updated: May 3, 2025", "*Elm Institute of Sleep*",
    "Última actualización: 3 de mayo de 2025", "- [Naps](/naps)\n- [Beds](/beds)", "[^1]: Smith, Naps and Beds",
])
def test_furniture_goes(tmp_path: Path, furniture: str) -> None:
    """Nobody on a phone can press it."""
    assert ["Rest."] == told(tmp_path, f"## Sleep\n\nRest.\n\n{furniture}\n")


@pytest.mark.parametrize("text", [
    "*Never* share needles.", "[Rest](/Common/PopUps/popDefinition.aspx?id=1)",
    "Updated advice: sleep more.", "- [Surgery](/Common/PopUps/pop.aspx)\n- [Rest](/dictionaries/rest)",
    "Bring these:\n\n- [your card](/card)\n- [a list](/list)", "*All of this matters.*",
])
def test_text_stays(tmp_path: Path, text: str) -> None:
    """Words that link to a glossary, lists that a sentence opens, sentences in italics."""
    assert len(told(tmp_path, f"## Sleep\n\nRest.\n\n{text}\n")) > 1
