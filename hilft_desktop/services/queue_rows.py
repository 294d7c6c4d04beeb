# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values of the print queue and of bundles that services return and front ends show.

They cross the pipe between engine and window, so this module imports the domain only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hilft_desktop.domain.printing import PrintJob


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A paper that waits for the printer."""

    job: PrintJob
    pages: int
    pseudonym: str
    """Of the case it belongs to; empty for papers of no case."""
    case_title: str
    goes_on: date | None
    """Day on which it is erased unprinted."""
    blocked: str = ""
    """Why it must not be printed any more, in German words; empty when nothing stands against."""

    @property
    def sheets(self) -> int:
        """Return how many pages come out, all copies together."""
        return self.pages * self.job.copies


@dataclass(frozen=True, slots=True)
class BundleItem:
    """A paper of a case that can go into a bundle."""

    key: str
    """Kind and id ("letter:…"); a bundle is asked for by these."""
    title: str
    day: date
    missing: str = ""
    """Why it cannot be made now, in German words; empty when it can."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several papers as one file, the list on top."""

    pdf: bytes = field(repr=False)
    papers: int
    pages: int
    sha256: str
