# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words paper adds by itself: in the language of the document, not of the window."""

from __future__ import annotations

import re

from hilft_desktop.documents.model import Footer, Letter, NoticeKind
from hilft_desktop.i18n.dates import format_date

DATE = "Datum"
ENCLOSURES = "Anlagen"
ENCLOSURE = "Anlage"
PRACTICE = "Übungsdaten – kein echtes Schreiben"
PRACTICE_NUMBERS = "Übungsdaten – keine echten Zahlen"
SIGNATURE_DATE = "Ort, Datum"
TICKED = "[x]"
UNTICKED = "[ ]"

CUT_HERE = "hier abtrennen"
SLIP_TITLE = "Antwort an uns"
SLIP_CODE = "Zeichen"
SLIP_RETURN = "Bitte zurück an"
SLIP_NOTE = "Bitte keinen Namen eintragen. Das Zeichen genügt."
SLIP_SIGN = "Datum, Stempel oder Unterschrift"

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


def annex_title(number: int, heading: str) -> str:
    """Return the heading of an annex, which is also its line among the enclosures."""
    return f"{ENCLOSURE} {number}: {heading}"


def see_annex(number: int, heading: str) -> str:
    """Return the sentence that stands in a letter in place of a text that went to an annex."""
    return f"Siehe {ENCLOSURE} {number} ({heading})."


def annex_of(letter: Letter) -> str:
    """Return what an annex says about its letter, should the two be parted."""
    written = f"zum Schreiben vom {format_date(letter.written_on)}: {letter.subject}"
    return ", ".join(part for part in (letter.sender.name, written) if part)


def annex_seen(text: str, heading: str) -> int:
    """Return under which number `text` refers to an annex with this heading; 0 when it does not."""
    found = re.search(rf"Siehe\s+{ENCLOSURE}\s+(\d+)\s+\({re.escape(heading)}\)\.", text)
    return int(found[1]) if found else 0


def enclosures_word(count: int) -> str:
    """Return the heading of the list of enclosures."""
    return ENCLOSURE if count == 1 else ENCLOSURES
