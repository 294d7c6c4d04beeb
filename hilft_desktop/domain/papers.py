# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about data protection as dated content: which there are, and what their texts may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers the program prints about its own handling of data."""

    INFORMATION = "information"
    """Sheet under Art. 13 GDPR, handed out before anything is written down."""
    CONSENT = "einwilligung"
    WITHDRAWAL = "widerruf"
    COPY = "auskunft"
    """Copy of everything about one person, Art. 15 GDPR."""
    ERASURE = "loeschung"
    RECORD = "verzeichnis"
    """Record of processing activities, Art. 30 GDPR."""
    IMPACT = "folgenabschaetzung"
    """Draft of a data protection impact assessment, Art. 35 GDPR."""


class PaperPart(StrEnum):
    """What a block of a paper becomes on the page."""

    HEADING = "ueberschrift"
    TEXT = "text"
    NOTICE = "hinweis"
    TICKS = "kaestchen"
    """One box for each line of the text."""
    LINES = "linien"
    """Ruled lines to write on; the text is their label."""
    SIGNATURE = "unterschrift"
    INSERT = "einschub"
    """What the program itself lists; the text names it (see ``PAPER_INSERTS``)."""


_GROUP = frozenset({"unit_name", "unit_contact", "controller", "officer", "authority"})
_TIMES = frozenset(
    {"identity_time", "case_time", "attachment_time", "contact_note_time", "draft_time"}
    | {"backup_time"}
)
_CONSENT = frozenset({"purpose", "recipient", "given_on", "withdrawn_on", "is_record"})

PAPER_VALUES: Mapping[PaperKind, frozenset[str]] = {
    PaperKind.INFORMATION: _GROUP | _TIMES,
    PaperKind.CONSENT: _GROUP
    | {"recipient", "asks_aufzeichnung", "asks_weitergabe", "asks_fondsantrag"}
    | {"asks_versorger", "asks_fallbeispiel", "asks_rueckruf"},
    PaperKind.WITHDRAWAL: _GROUP | _CONSENT | {"pseudonym", "backup_time"},
    PaperKind.COPY: _GROUP | _TIMES | {"pseudonym"},
    PaperKind.ERASURE: _GROUP | {"pseudonym", "reason", "erased_on", "reference", "backup_time"},
    PaperKind.RECORD: _GROUP | _TIMES | {"counsellors"},
    PaperKind.IMPACT: _GROUP | _TIMES | {"counsellors"},
}
"""Names the texts of each paper may use."""

PAPER_INSERTS: Mapping[PaperKind, frozenset[str]] = {
    PaperKind.INFORMATION: frozenset(),
    PaperKind.CONSENT: frozenset(),
    PaperKind.WITHDRAWAL: frozenset(),
    PaperKind.COPY: frozenset({"records"}),
    PaperKind.ERASURE: frozenset({"counts"}),
    PaperKind.RECORD: frozenset({"activities", "tables", "recipients", "retention", "security"}),
    PaperKind.IMPACT: frozenset({"tables", "recipients", "retention", "security"}),
}
"""Lists the program puts into each paper."""


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A block; ``when`` is a condition over the values, ``lines`` counts ruled lines."""

    part: PaperPart
    text: str
    when: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A paper as dated content."""

    kind: PaperKind
    title: str
    subtitle: str
    version: str
    blocks: tuple[PaperBlock, ...]
    citations: tuple[str, ...]
    """Where its statements come from; what is not certain says so."""
    checked_on: date
    next_check: date
