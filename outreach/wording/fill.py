"""Fill the placeholders of a wording, and say which ones it has."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter

from outreach.errors import WordingError


def fill(template: str, **values: object) -> str:
    """Put values into "{placeholders}". Values the wording does not mention are left out.

    Raises:
        WordingError: the wording names a placeholder that nothing fills.
    """
    needed = placeholders(template)
    if missing := needed - values.keys():
        raise WordingError(f"no value for {{{sorted(missing)[0]}}} in the wording {template!r}. "
                           "Use only the placeholders that its draft uses")
    return template.format(**{name: str(values[name]) for name in needed})


@lru_cache(maxsize=1_000)
def placeholders(template: str) -> frozenset[str]:
    """The names in braces.

    Raises:
        WordingError: braces that do not pair, or a placeholder that is not a plain name.
    """
    try:
        names = [name for _, name, spec, conversion in Formatter().parse(template) if name is not None]
        odd = [name for name in names if not name.isidentifier()]
    except ValueError as problem:
        raise WordingError(f"the braces in {template!r} do not pair. Write placeholders as {{name}}") from problem
    if odd:
        raise WordingError(f"{{{odd[0]}}} in {template!r} is no placeholder. Write placeholders as {{name}}")
    return frozenset(names)
