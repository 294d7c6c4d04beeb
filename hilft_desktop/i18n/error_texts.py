# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for error codes: what happened, and what to do next.

Every code raised anywhere in the program has its words here (a test looks for each). The first
text is one sentence for a field or a bar; the second says how to go on, and may be empty where
the first already does. ``{name}`` stands for a parameter of the error.
"""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.errors import FormErrors, HilftError
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.error_words_casework import CASEWORK_WORDS
from hilft_desktop.i18n.error_words_content import CONTENT_WORDS
from hilft_desktop.i18n.error_words_deadlines import DEADLINE_BOOK_WORDS
from hilft_desktop.i18n.error_words_directory import DIRECTORY_WORDS
from hilft_desktop.i18n.error_words_documents import DOCUMENT_WORDS
from hilft_desktop.i18n.error_words_land import LAND_WORDS
from hilft_desktop.i18n.error_words_letters import LETTER_WORK_WORDS
from hilft_desktop.i18n.error_words_privacy import PRIVACY_WORDS
from hilft_desktop.i18n.error_words_services import SERVICE_WORDS
from hilft_desktop.i18n.error_words_vault import VAULT_WORDS
from hilft_desktop.i18n.error_words_work import WORK_WORDS

Words = tuple[str, str]

_GENERAL: Mapping[str, Words] = {
    "cancelled": (N_("Abgebrochen."), N_("Es ist nichts Halbes übrig geblieben.")),
    "form_faults": (N_("Einige Angaben passen noch nicht."), N_("Bitte die Felder prüfen.")),
    "internal_error": (
        N_("Das ist ein Fehler im Programm, nicht Deiner."),
        N_("Was gespeichert war, ist sicher. Bitte melde den Fehler mit der Berichtsdatei."),
    ),
}

_INPUT: Mapping[str, Words] = {
    "date_invalid": (
        N_("Den Tag „{text}“ gibt es im Kalender nicht."),
        N_("Bitte Tag und Monat prüfen, zum Beispiel 3.10. oder 03.10.2026."),
    ),
    "date_weekday_mismatch": (
        N_("„{text}“ passt nicht zusammen: Der Tag ist {really}."),
        N_("Bitte Datum oder Wochentag berichtigen."),
    ),
    "date_unreadable": (
        N_("„{text}“ ist kein Datum, das ich verstehe."),
        N_("Möglich sind zum Beispiel 3.10., 03.10.2026, gestern oder letzten Montag."),
    ),
    "period_invalid": (
        N_("„{text}“ ist kein Zeitraum."),
        N_("Bitte einen Monat (2026-10), ein Halbjahr (2026-H2) oder ein Jahr (2026) angeben."),
    ),
    "tally_papers_and_folder": (
        N_("Zu Dateien gehört ein Ordner, und zum Ordner, welche Dateien es sein sollen."),
        N_("Bitte beides angeben, zum Beispiel „--pdf --tiles --out ORDNER“."),
    ),
    "tally_period_empty": (
        N_("Für {period} ist noch kein Monat veröffentlicht."),
        N_("Bitte zuerst einen Monat freigeben."),
    ),
    "press_texts_missing": (
        N_("Die Texte zu den Zahlen fehlen in den Inhalten, die gerade gelten."),
        N_("Bitte neuere Inhalte einspielen oder zur ausgelieferten Fassung zurückkehren."),
    ),
    "month_invalid": (
        N_("„{text}“ ist kein Monat."),
        N_("Bitte Jahr und Monat als 2026-11 angeben."),
    ),
    "money_invalid": (
        N_("„{text}“ ist kein Betrag, den ich sicher verstehe."),
        N_("Bitte mit Komma schreiben, zum Beispiel 1.234,50 oder 12."),
    ),
    "money_negative": (
        N_("Ein Betrag kann hier nicht unter null liegen."),
        N_("Bitte ohne Minuszeichen eingeben."),
    ),
    "money_too_big": (
        N_("Der Betrag ist zu groß."),
        N_("Bitte prüfen, ob das Komma richtig steht."),
    ),
    "number_invalid": (
        N_("„{text}“ ist keine ganze Zahl."),
        N_("Bitte nur Ziffern eingeben, zum Beispiel 3."),
    ),
}

_MACHINE: Mapping[str, Words] = {
    "disk_full": (
        N_("Der Datenträger ist voll: {file}"),
        N_("Bitte Platz schaffen oder an einen anderen Ort speichern. Die Eingaben sind noch da."),
    ),
    "too_big_for_medium": (
        N_("Für diesen Datenträger ist die Datei zu groß: {file}"),
        N_("Bitte an einen anderen Ort speichern. Die Eingaben sind noch da."),
    ),
    "medium_read_only": (
        N_("Der Datenträger ist schreibgeschützt: {file}"),
        N_("Bitte den Schreibschutz aufheben oder an einen anderen Ort speichern."),
    ),
    "medium_gone": (
        N_("Der Datenträger antwortet nicht mehr: {file}"),
        N_("Bitte den Stick wieder einstecken und es noch einmal versuchen."),
    ),
    "file_write_failed": (
        N_("Die Datei ließ sich nicht schreiben: {file}"),
        N_("Bitte an einen anderen Ort speichern."),
    ),
    "folder_missing": (
        N_("Den Ordner oder die Datei gibt es nicht: {file}"),
        N_("Bitte den Ort prüfen. Steckt der Stick?"),
    ),
    "file_in_use": (
        N_("Ein anderes Programm hält die Datei fest: {file}"),
        N_("Bitte sie dort schließen und es noch einmal versuchen."),
    ),
    "file_not_allowed": (
        N_("Auf diese Datei darfst Du nicht zugreifen: {file}"),
        N_("Bitte einen anderen Ort wählen."),
    ),
    "file_is_folder": (
        N_("Das ist ein Ordner, keine Datei: {file}"),
        N_("Bitte einen Dateinamen angeben."),
    ),
    "resource_missing": (
        N_("Das Programm ist unvollständig: {resource} fehlt."),
        N_("Bitte das Programm neu kopieren oder installieren."),
    ),
}

_VAULT: Mapping[str, Words] = {
    "vault_locked": (N_("Der Tresor ist gesperrt."), N_("Bitte zuerst entsperren.")),
    "vault_in_use": (
        N_("Der Tresor ist schon geöffnet: {file}"),
        N_("Bitte das andere Fenster benutzen oder dort schließen."),
    ),
}

_PAGES: Mapping[str, Words] = {
    "contact_date_missing": (
        N_("Der Tag fehlt."),
        N_("Zum Beispiel heute, gestern oder 3.10. eintragen."),
    ),
    "contact_channel_missing": (
        N_("Wo oder wie fand das Gespräch statt?"),
        N_("Bitte eine Möglichkeit wählen."),
    ),
    "contact_topic_missing": (
        N_("Worum ging es vor allem?"),
        N_("Bitte ein Thema wählen; „Sonstiges“ ist erlaubt."),
    ),
    "contact_outcome_missing": (
        N_("Wozu hat das Gespräch geführt?"),
        N_("Bitte ein Ergebnis wählen."),
    ),
    "choice_missing": (N_("Hier ist noch nichts gewählt."), N_("Bitte eine Möglichkeit wählen.")),
    "letter_field_missing": (
        N_("Für das Schreiben fehlt: {label}."),
        N_("Bitte ausfüllen; was schon da ist, bleibt."),
    ),
    "amount_missing": (N_("Hier fehlt der Betrag."), N_("Zum Beispiel 120 oder 1.234,50.")),
    "text_missing": (N_("Hier fehlt noch ein Text."), N_("Ein paar Worte genügen.")),
    "print_failed": (
        N_("Der Drucker hat den Auftrag nicht angenommen."),
        N_("Bitte prüfen, ob er eingeschaltet ist, oder als PDF speichern."),
    ),
}

ERROR_WORDS: Mapping[str, Words] = {
    **SERVICE_WORDS,
    **CONTENT_WORDS,
    **CASEWORK_WORDS,
    **DIRECTORY_WORDS,
    **DOCUMENT_WORDS,
    **LAND_WORDS,
    **LETTER_WORK_WORDS,
    **PRIVACY_WORDS,
    **_PAGES,
    **_GENERAL,
    **_INPUT,
    **_MACHINE,
    **_VAULT,
    **VAULT_WORDS,
    **DEADLINE_BOOK_WORDS,
    **WORK_WORDS,
}


def error_text(error: BaseException) -> str:
    """Return one German sentence that says what happened."""
    if isinstance(error, FormErrors) and error.faults:
        return " ".join(error_text(fault) for fault in error.faults)
    return _fill(error, 0)


def error_advice(error: BaseException) -> str:
    """Return what to do next; empty where the text itself says it."""
    if isinstance(error, FormErrors) and error.faults:
        return " ".join(dict.fromkeys(error_advice(fault) for fault in error.faults))
    return _fill(error, 1)


def error_line(error: BaseException) -> str:
    """Return text and advice as one line, the form of the command line."""
    return " ".join(f"{error_text(error)} {error_advice(error)}".split())


def _fill(error: BaseException, part: int) -> str:
    code = error.code if isinstance(error, HilftError) else "internal_error"
    params = error.params if isinstance(error, HilftError) else {}
    words = ERROR_WORDS.get(code, ERROR_WORDS["internal_error"])
    readable = _Params({name: _readable(value) for name, value in params.items()})
    return _(words[part]).format_map(readable) if words[part] else ""


def _readable(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


class _Params(dict[str, str]):
    """Leaves a gap for a parameter the error did not bring: words must never fail."""

    def __missing__(self, key: str) -> str:
        return "…"
