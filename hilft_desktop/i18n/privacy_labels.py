# SPDX-License-Identifier: GPL-3.0-or-later
"""German words for what is kept, erased and printed about data protection."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.papers import PaperKind
from hilft_desktop.domain.privacy import RetentionKind
from hilft_desktop.i18n.catalog import N_, _, ngettext
from hilft_desktop.i18n.numbers import format_number

_KINDS: Mapping[RetentionKind, str] = {
    RetentionKind.IDENTITY: N_("Name und Anschrift"),
    RetentionKind.CASE: N_("Fall"),
    RetentionKind.ATTACHMENT: N_("Foto oder Scan"),
    RetentionKind.CONTACT_NOTE: N_("Notiz zu einem Gespräch"),
    RetentionKind.DRAFT: N_("Angefangenes Formular"),
}
_SINCE: Mapping[RetentionKind, str] = {
    RetentionKind.IDENTITY: N_("Vorschlag, wenn ein Name gemerkt wird; der Tag ist frei wählbar"),
    RetentionKind.CASE: N_("nach dem Abschluss, gezählt ab der letzten Änderung"),
    RetentionKind.ATTACHMENT: N_("nach dem Abschluss des Falls"),
    RetentionKind.CONTACT_NOTE: N_("nach dem Gespräch, wenn es zu keinem Fall gehört"),
    RetentionKind.DRAFT: N_("nach dem letzten Speichern"),
}
_WHY: Mapping[RetentionKind, str] = {
    RetentionKind.IDENTITY: N_("Brief und Antwort brauchen den Namen. Danach genügt der Deckname."),
    RetentionKind.CASE: N_(
        "Ein alter Bescheid lässt sich noch eine Zeit lang überprüfen. Danach hilft die Akte kaum."
    ),
    RetentionKind.ATTACHMENT: N_("Bilder verraten am meisten, und das Original hat die Person."),
    RetentionKind.CONTACT_NOTE: N_("Ohne Fall fragt nach einiger Zeit niemand mehr danach."),
    RetentionKind.DRAFT: N_("Ein Entwurf kann Namen enthalten. Zwei Wochen reichen für Urlaub."),
}
_ERASED: Mapping[str, tuple[str, str]] = {
    "identity": (N_("{n} Name samt Anschrift"), N_("{n} Namen samt Anschriften")),
    "case": (N_("{n} Fall"), N_("{n} Fälle")),
    "person": (N_("{n} Person"), N_("{n} Personen")),
    "attachment": (N_("{n} Foto oder Scan"), N_("{n} Fotos oder Scans")),
    "contact_note": (N_("{n} Notiz zu einem Gespräch"), N_("{n} Notizen zu Gesprächen")),
    "draft": (N_("{n} angefangenes Formular"), N_("{n} angefangene Formulare")),
}
_REASONS: Mapping[str, str] = {
    "expired": N_("Frist abgelaufen"),
    "requested": N_("auf Wunsch der Person"),
    "withdrawn": N_("Einwilligung widerrufen"),
    "by_hand": N_("nicht mehr gebraucht"),
}
_PAPERS: Mapping[PaperKind, str] = {
    PaperKind.INFORMATION: N_("Informationsblatt"),
    PaperKind.CONSENT: N_("Einwilligung"),
    PaperKind.WITHDRAWAL: N_("Bestätigung eines Widerrufs"),
    PaperKind.COPY: N_("Auskunft"),
    PaperKind.ERASURE: N_("Bestätigung einer Löschung"),
    PaperKind.RECORD: N_("Verzeichnis der Verarbeitungstätigkeiten"),
    PaperKind.IMPACT: N_("Folgenabschätzung, Entwurf"),
}
_YEAR, _MONTH = 365, 30
_FEWEST_IN_MONTHS = 60


def retention_label(kind: RetentionKind) -> str:
    """Return the words for a kind of record."""
    return _(_KINDS[kind])


def retention_since(kind: RetentionKind) -> str:
    """Return from when the days of a rule count."""
    return _(_SINCE[kind])


def retention_why(kind: RetentionKind) -> str:
    """Return why a rule proposes what it proposes."""
    return _(_WHY[kind])


def erased_words(kind: str, count: int) -> str:
    """Return number and words for a kind of the book of erasures."""
    one, many = _ERASED[kind]
    return ngettext(one, many, count).format(n=format_number(count))


def reason_label(reason: str) -> str:
    """Return the words for a reason of the book of erasures."""
    return _(_REASONS[reason])


def paper_label(kind: PaperKind) -> str:
    """Return the words for a paper."""
    return _(_PAPERS[kind])


def days_words(days: int) -> str:
    """Return ``14 Tage``, ``90 Tage (etwa 3 Monate)``, ``730 Tage (etwa 2 Jahre)``."""
    words = ngettext("{n} Tag", "{n} Tage", days).format(n=format_number(days))
    if days >= _YEAR:
        count = round(days / _YEAR)
        about = ngettext("etwa {n} Jahr", "etwa {n} Jahre", count).format(n=count)
    elif days >= _FEWEST_IN_MONTHS:
        count = round(days / _MONTH)
        about = ngettext("etwa {n} Monat", "etwa {n} Monate", count).format(n=count)
    else:
        return words
    return f"{words} ({about})"
