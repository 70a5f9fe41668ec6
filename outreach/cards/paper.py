"""Cards as PDF for a printer: letter paper, letters from 20 points on the poster, the same bytes on every day."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepInFrame, Paragraph, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from outreach.cards.card import Card
from outreach.cards.pages import CARDS_A_SHEET

WIDTH, HEIGHT = letter
MARGIN = 0.6 * inch
#: two columns of ready-cut business cards
CARD_WIDTH, CARD_HEIGHT, COLUMNS = 3.5 * inch, 2 * inch, 2

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=20, leading=26, spaceAfter=8)
_BOLD = ParagraphStyle("bold", parent=_PLAIN, fontName="Helvetica-Bold")
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=27, leading=32)
_HOW = ParagraphStyle("how", parent=_PLAIN, textColor="white", alignment=TA_CENTER)
_NUMBER = ParagraphStyle("number", parent=_BOLD, fontSize=54, leading=60, textColor="white", alignment=TA_CENTER)
_MARK = ParagraphStyle("mark", parent=_PLAIN, alignment=TA_CENTER)
_SMALL = ParagraphStyle("small", parent=_PLAIN, fontSize=9.5, leading=11.2, spaceAfter=1.5)
_SMALL_BOLD = ParagraphStyle("small-bold", parent=_SMALL, fontName="Helvetica-Bold")
_SMALL_NUMBER = ParagraphStyle("small-number", parent=_SMALL_BOLD, fontSize=19, leading=22)


def poster_paper(card: Card) -> bytes:
    """The poster as one sheet; what is too long is made smaller, never cut off."""
    width, height = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    canvas, buffer = _canvas(card, card.poster)
    _draw(canvas, _poster(card, width), (MARGIN, MARGIN), (width, height))
    canvas.save()
    return buffer.getvalue()


def wallet_paper(card: Card) -> bytes:
    """A sheet of wallet cards with lines to cut along."""
    canvas, buffer = _canvas(card, card.wallet)
    left, inside = (WIDTH - COLUMNS * CARD_WIDTH) / 2, 0.12 * inch
    for number in range(CARDS_A_SHEET):
        x = left + number % COLUMNS * CARD_WIDTH
        y = HEIGHT - 0.5 * inch - (number // COLUMNS + 1) * CARD_HEIGHT
        canvas.setDash(2, 3)
        canvas.rect(x, y, CARD_WIDTH, CARD_HEIGHT)
        _draw(canvas, _wallet(card), (x + inside, y + inside), (CARD_WIDTH - 2 * inside, CARD_HEIGHT - 2 * inside))
    canvas.save()
    return buffer.getvalue()


def _canvas(card: Card, kind: str) -> tuple[Canvas, io.BytesIO]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1, lang=card.language)
    canvas.setTitle(f"{kind}: {card.title}")
    canvas.setAuthor(card.title)
    return canvas, buffer


def _draw(canvas: Canvas, story: list[Flowable], corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw from the top of a frame, given by its lower left corner; the whole is shrunk where it does not fit."""
    frame = KeepInFrame(*size, story, mode="shrink")
    _, used = frame.wrapOn(canvas, *size)
    frame.drawOn(canvas, corner[0], corner[1] + size[1] - used)


def _poster(card: Card, width: float) -> list[Flowable]:
    reach = Table([[_text(card.how, _HOW)], [_text(card.number, _NUMBER)]], colWidths=[width], spaceAfter=10,
                  style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), "black"), ("BOTTOMPADDING", (0, 1), (0, 1), 12)]))
    danger = Table([[_text(card.danger, _BOLD)]], colWidths=[width], spaceBefore=6,
                   style=TableStyle([("BOX", (0, 0), (-1, -1), 3, "black"), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]))
    marked = [_text(card.mark, _MARK)] if card.mark else []
    return [*marked, _text(card.title, _TITLE), reach, _text(card.what, _PLAIN), *_words(card, width),
            _text(f"{card.more} {card.call}", _PLAIN), _text(f"{card.cost} {card.stop}", _PLAIN), danger]


def _words(card: Card, width: float) -> list[Flowable]:
    if not card.topics:
        return []
    rows = [[_text(keyword, _BOLD), _text(title, _PLAIN)] for keyword, title in card.topics]
    tight = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 0),
                        ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("LEFTPADDING", (0, 0), (0, -1), 0)])
    return [_text(card.text, _PLAIN), Table(rows, colWidths=[0.34 * width, 0.66 * width], spaceAfter=10, style=tight)]


def _wallet(card: Card) -> list[Flowable]:
    keywords = [_text(", ".join(keyword for keyword, _ in card.topics), _SMALL_BOLD)] if card.topics else []
    mark = [_text(card.mark, _SMALL)] if card.mark else []
    return [_text(card.title, _SMALL_BOLD), _text(card.how, _SMALL), _text(card.number, _SMALL_NUMBER), *keywords,
            _text(card.cost, _SMALL), _text(card.danger, _SMALL), *mark]


def _text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words), style)
