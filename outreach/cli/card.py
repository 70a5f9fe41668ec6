"""`outreach card`: a poster and wallet cards to print, from the topics that the line serves."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from outreach.bootstrap import assemble
from outreach.cards.card import Card, make_card
from outreach.cards.pages import poster_page, wallet_page
from outreach.cli.options import today
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings
from outreach.whole_files import write_whole

#: the extra `print` need not be there
CAN_PRINT = find_spec("reportlab") is not None


@click.command()
@click.option("--out", "target", type=click.Path(path_type=Path, file_okay=False), default=Path("cards"),
              show_default=True, help="The folder for the files.")
@click.option("--demo", "for_demo", is_flag=True, help="The demo's own topics and number.")
def card(target: Path, *, for_demo: bool) -> None:
    """A large-print poster and wallet cards with number and keywords, in each language: HTML and PDF."""
    settings = Settings.from_env()
    line = assemble(demo_settings(settings) if for_demo else settings)
    for shelf in line.shelf().on(today()).tongues:
        made = make_card(shelf, line.settings)
        _write(target, made)
        if made.mark:
            click.echo(f"{made.language}: drafts are among the topics; the cards say so. They are not for giving out.",
                       err=True)
    if not CAN_PRINT:
        click.echo("For PDF install all of requirements.lock (docs/cards.md); browsers print the pages, too.", err=True)


def _write(target: Path, card: Card) -> None:
    files = {f"poster-{card.language}.html": poster_page(card).encode(),
             f"wallet-{card.language}.html": wallet_page(card).encode()}
    if CAN_PRINT:
        from outreach.cards.paper import poster_paper, wallet_paper

        files |= {f"poster-{card.language}.pdf": poster_paper(card), f"wallet-{card.language}.pdf": wallet_paper(card)}
    for name, content in files.items():
        write_whole(target / name, content)
        click.echo(f"wrote {target / name}")
