# SPDX-License-Identifier: GPL-3.0-or-later
"""The file formats of what is said about tallies: press texts, explanation, values of bands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hilft_desktop.content.schema import Dated, Entry, Identifier, Words
from hilft_desktop.domain.codes import EuroBand


class PressTextEntry(Entry):
    """A text block; ``when`` is a condition over the published numbers."""

    id: Identifier
    title: Words
    text: Words
    when: str = ""


class ExplanationSectionEntry(Entry):
    """A question of laypeople and its answer; blank lines part paragraphs."""

    title: Words
    text: Words


class EuroValueEntry(Entry):
    """The fixed public value, in whole euros, that a contact of a band is counted with."""

    band: EuroBand
    value: Annotated[int, Field(ge=0, le=100_000)]


class PressFile(Dated):
    """``press/texte.toml``."""

    format: Literal["hilft-press/1"]
    explanation_title: Words
    euro_explanation: Words
    """Why a sum of bands is what it is; stands beside every such sum."""
    text: Annotated[tuple[PressTextEntry, ...], Field(min_length=1)]
    section: Annotated[tuple[ExplanationSectionEntry, ...], Field(min_length=1)]
    euro_value: Annotated[tuple[EuroValueEntry, ...], Field(min_length=1)]
