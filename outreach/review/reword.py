"""An editor's own words: sentences that are not the source's are marked as rewordings, for a reviewer to accept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outreach.catalog.script_files import read_script, write_script
from outreach.faithful.compare import Comparison, compare
from outreach.faithful.matching import Told
from outreach.faithful.sources import Sources
from outreach.model.script import MessageScript
from outreach.whole_files import write_whole


def mark_rewordings(path: Path, sources: Sources) -> tuple[Told, ...]:
    """Write the list `reworded:` of a script anew from its words; what is in no way the source's is not marked.

    Raises:
        ScriptFormatError: the file cannot be read. SourceGone: there is nothing to compare it with.
    """
    script = read_script(path, changed_words=True)
    found = compare(script, sources.of(script))
    write_whole(path, write_script(marked(found)))
    return found.rewordings


def marked(found: Comparison) -> MessageScript:
    """The script of a comparison with all of its rewordings marked, and no others."""
    return replace(found.script, reworded=tuple(told.text for told in found.rewordings))
