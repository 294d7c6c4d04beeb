# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as files and opened again, as services return them; crosses the pipe like ``rows``."""

from __future__ import annotations

from dataclasses import dataclass, field

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.services.rows import LetterForm, LetterRequest

KEPT = "kept:"
"""A letter to be opened again is asked for by this and the id of its record."""


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """A letter in its three forms."""

    pdf: bytes = field(repr=False)
    odt: bytes = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter of a case, opened again with what was kept of it."""

    document: CaseDocument
    form: LetterForm
    """Its fields, with the kept values among ``known``."""
    edited_text: str | None
    """The words somebody had changed, ``None`` if the template wrote them."""
    kept_text: str
    """The words that went out, changed or not; empty for letters kept before words were."""
    template_changed: bool
    """The template is another one by now: keep the old words or take the new ones."""
    gaps: bool
    """Names or other values were erased meanwhile and have to be filled in again."""
    request: LetterRequest
    """What prints it again as it was, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A kept letter as PDF, and whether these are the very bytes that went out."""

    document: CaseDocument
    pdf: bytes = field(repr=False)
    same: bool
    sha256: str
    why: str = ""
    """Why it is not the same, in German words."""
