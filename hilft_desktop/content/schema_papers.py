# SPDX-License-Identifier: GPL-3.0-or-later
"""The file format of papers about data protection."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hilft_desktop.content.schema import Dated, Entry, Identifier, Words
from hilft_desktop.domain.papers import PaperKind, PaperPart


class PaperBlockEntry(Entry):
    """A block of a paper."""

    part: PaperPart = PaperPart.TEXT
    text: Words
    when: str = ""
    lines: Annotated[int, Field(ge=1, le=12)] = 1


class PaperEntry(Dated):
    """A paper file; the order of its blocks is the order on the page."""

    format: Literal["hilft-paper/1"]
    id: PaperKind
    title: Words
    subtitle: str = ""
    cites: tuple[Identifier, ...] = ()
    block: Annotated[tuple[PaperBlockEntry, ...], Field(min_length=1)]
