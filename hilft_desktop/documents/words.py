# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words paper adds by itself: in the language of the document, not of the window."""

from __future__ import annotations

from hilft_desktop.documents.model import Footer, NoticeKind
from hilft_desktop.i18n.dates import format_date

DATE = "Datum"
ENCLOSURES = "Anlagen"
ENCLOSURE = "Anlage"
PRACTICE = "Übungsdaten – kein echtes Schreiben"
SIGNATURE_DATE = "Ort, Datum"
TICKED = "[x]"
UNTICKED = "[ ]"

_NOTICES = {
    NoticeKind.HINT: "Hinweis",
    NoticeKind.WARNING: "Achtung",
    NoticeKind.OVERDUE: "Prüfung überfällig",
    NoticeKind.LOCAL: "Von uns vor Ort hinzugefügt",
}


def notice_word(kind: NoticeKind) -> str:
    """Return the word that heads a notice, so that its frame is not all it says."""
    return _NOTICES[kind]


def page_of(page: int, total: int) -> str:
    """Return `Seite 1 von 2`."""
    return f"Seite {page} von {total}"


def footer_line(footer: Footer) -> str:
    """Return what every print carries: contact, version and as-of date, in one line."""
    parts = (footer.contact, footer.version, f"Stand {format_date(footer.as_of)}")
    return " · ".join(part for part in parts if part)


def enclosures_word(count: int) -> str:
    """Return the heading of the list of enclosures."""
    return ENCLOSURE if count == 1 else ENCLOSURES
