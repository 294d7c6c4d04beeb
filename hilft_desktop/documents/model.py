# SPDX-License-Identifier: GPL-3.0-or-later
"""The neutral document: what a letter or sheet says, without how it looks on paper.

Everything here is a frozen value of plain text. Nothing is markup: an asterisk or an angle bracket
in a `Run` is printed as such. The renderers (`pdf`, `odt`, `text`) read these values in this order.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from hilft_desktop.documents.twins import TwinTable


class Form(enum.Enum):
    """The two letter forms of DIN 5008; B (deep header) is the usual one."""

    A = "A"
    B = "B"


class NoticeKind(enum.Enum):
    """Why a boxed notice stands on the paper; the word is printed, never only a frame."""

    HINT = "hint"
    WARNING = "warning"
    OVERDUE = "overdue"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


Runs: TypeAlias = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Return `text` as a single run in regular weight."""
    return (Run(text),)


def runs_text(runs: Iterable[Run]) -> str:
    """Return the text of `runs` without weights."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline in a run is a line break on paper."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (section) or 2 (part of a section)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter; `small` for what few will read."""

    items: tuple[Runs, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose order matters, counted from `start`; `small` for what few will read."""

    items: tuple[Runs, ...]
    start: int = 1
    small: bool = False


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line with a box; `note` stands smaller below it."""

    text: str
    ticked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckItems:
    """A list of boxes to tick."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class KeyValueTable:
    """Rows of label and value, the label left."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a repeated header row; `numeric_columns` (from 0) stand flush right.

    `shares` are the widths of the columns in proportion; without them words get more than numbers.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric_columns: frozenset[int] = frozenset()
    caption: str = ""
    shares: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.shares and len(self.shares) != len(self.header):
            raise ValueError("a table needs one share for each column")


@dataclass(frozen=True, slots=True)
class StrokeTable:
    """An empty table to make strokes in by hand.

    `rows` are the words at the left, each with its sign in a box; `columns` stand above the boxes
    with their signs, the last one for the sum. `row_mm` is the height of a row in millimetres.
    """

    corner: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]
    sum_word: str
    row_mm: float = 9.0


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, the value written at each bar; readable in black and white.

    With `bound` a thin line at each bar shows how far its value may be off, either way; `dense`
    bars are small, for a page that must hold many. A value of `fills` would fill the width.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    note: str = ""
    bound: int = 0
    dense: bool = False
    fills: int = 0

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.values):
            raise ValueError("a bar chart needs one label for each value")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code of `data`, `side_mm` wide, with a caption that says what it holds."""

    data: str
    caption: str = ""
    side_mm: float = 38.0


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key to be typed in again: large groups, `per_line` of them in a line."""

    groups: tuple[str, ...]
    per_line: int = 4


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on, with place and date in front of it when `with_date`."""

    label: str
    with_date: bool = True


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Ruled lines to write on by hand."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class FillIn:
    """A field to be filled in by hand: its label left, room to write or boxes to tick right.

    `boxes` are signs (or nothing) with their words. `parts` divide a single line and stand small
    below it, for example day, month, year.
    """

    label: str
    help: str = ""
    lines: int = 1
    parts: tuple[tuple[str, float], ...] = ()
    """Words and share of the line."""
    boxes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FillInTable:
    """A table to write in by hand: `rows` are the words of the first column, mostly empty."""

    label: str
    header: tuple[str, ...]
    rows: tuple[str, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Free height in millimetres."""

    height_mm: float = 4.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Whatever follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed notice that must not be overlooked."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """The one thing to be seen from afar, framed: a day that must not be missed.

    `label` stands above it, `note` below it in ordinary type.
    """

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame with a heading, for example to be filled in by hand; fits on one page."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side, read from the left column to the right; must fit on one page."""

    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class TearOff:
    """A slip at the foot of the page, to be cut off and sent back; never split.

    `return_to` is the address it goes to, line by line; `code` says which matter it answers, and
    without one a line stands there to write it on. It never carries the name of a person.
    """

    options: tuple[str, ...]
    return_to: tuple[str, ...]
    code: str = ""


TextBlock: TypeAlias = Paragraph | Bullets | Numbered
"""What a person can type in the letter editor (see `markup`)."""

Block: TypeAlias = (
    Paragraph
    | Heading
    | Bullets
    | Numbered
    | CheckItems
    | KeyValueTable
    | DataTable
    | StrokeTable
    | BarChart
    | QrCode
    | KeyText
    | SignatureLine
    | BlankLines
    | FillIn
    | FillInTable
    | Spacer
    | PageBreak
    | Notice
    | Highlight
    | Box
    | Columns
    | TearOff
    | TwinTable
)


@dataclass(frozen=True, slots=True)
class SenderBlock:
    """Who writes: the group or the person; `address` and `contact` are printed line by line."""

    name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    place: str = ""

    @property
    def return_line(self) -> str:
        """The small line above the recipient, seen in the window when the letter comes back."""
        return " · ".join(part for part in (self.name, *self.address) if part)


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of the information block, e.g. `Kundennummer` and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Footer:
    """What every print carries: program or content version, as-of date, contact of the group."""

    version: str
    as_of: date
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Pages of their own behind the letter, which names them by `title` among its enclosures."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A complete letter after DIN 5008; `written_on` and `sender.place` make the date line."""

    sender: SenderBlock
    recipient: tuple[str, ...]
    written_on: date
    subject: str
    salutation: str
    body: tuple[Block, ...]
    closing: str
    signature_name: str
    footer: Footer
    enclosures: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    notices: tuple[Notice, ...] = ()
    language: str = "de"
    title: str = "Schreiben"
    """Kind of letter for the file's metadata; never a name of a person."""
    practice: bool = False
    tear_off: TearOff | None = None
    """Stands at the foot of the letter's last page, in front of the annexes."""
    annexes: tuple[Annex, ...] = ()
    as_sheet: bool = False
    """Handed over without an envelope: printed as a sheet (see `letter_sheet`)."""
    ticks: bool = False
    """As a sheet: what is listed has boxes to tick."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page without an address window: steps to take, recovery sheet, report, blank form."""

    title: str
    blocks: tuple[Block, ...]
    footer: Footer
    subtitle: str = ""
    language: str = "de"
    practice: bool = False
    landscape: bool = False
    titled: bool = True
    """False where the blocks bring the title themselves; it then names the file only."""


Document: TypeAlias = Letter | Sheet
