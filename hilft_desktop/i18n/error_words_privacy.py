# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of consent, retention and erasure (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_CONSENT: Mapping[str, tuple[str, str]] = {
    "consent_expired": (
        N_("Die Einwilligung für dieses Schreiben galt nur bis {ended}."),
        N_("Bitte die Person noch einmal fragen und die neue Einwilligung eintragen."),
    ),
    "consent_expiry_past": (
        N_("Der letzte Tag der Einwilligung liegt in der Vergangenheit."),
        N_("Bitte heute oder einen späteren Tag wählen, oder das Feld leer lassen."),
    ),
    "consent_recipient_missing": (
        N_("Diese Einwilligung gilt nur für eine bestimmte Stelle."),
        N_("Bitte eintragen, an wen etwas gehen darf."),
    ),
    "consent_recipient_too_long": (
        N_("Der Name der Stelle ist zu lang ({length} Zeichen)."),
        N_("Bitte auf höchstens {limit} Zeichen kürzen."),
    ),
}

_RETENTION: Mapping[str, tuple[str, str]] = {
    "retention_days_invalid": (
        N_("Diese Aufbewahrung geht nicht: erlaubt sind {lowest} bis {highest} Tage."),
        N_("Bitte eine Zahl in diesem Rahmen eintragen."),
    ),
    "hold_reason_missing": (
        N_("Ein Aufschub braucht einen Grund."),
        N_("Bitte kurz schreiben, wofür die Akte noch gebraucht wird."),
    ),
    "hold_reason_too_long": (
        N_("Der Grund ist zu lang ({length} Zeichen)."),
        N_("Bitte auf höchstens {limit} Zeichen kürzen."),
    ),
    "hold_until_past": (
        N_("Der Aufschub muss in der Zukunft enden."),
        N_("Bitte einen Tag ab morgen wählen."),
    ),
    "hold_until_too_far": (
        N_("Ein Aufschub kann höchstens bis {latest} dauern."),
        N_("Bitte einen früheren Tag wählen; er lässt sich später verlängern."),
    ),
    "hold_unknown": (
        N_("Diesen Aufschub gibt es im Tresor nicht."),
        N_("Bitte die Liste neu laden; vielleicht wurde er aufgehoben."),
    ),
    "person_held": (
        N_("Zu dieser Person besteht ein Aufschub bis {until}."),
        N_("Bitte den Grund prüfen und den Aufschub zuerst aufheben."),
    ),
    "erasure_not_confirmed": (
        N_("Gelöschtes lässt sich nicht zurückholen; es wurde nichts gelöscht."),
        N_("Bitte den Aufruf mit --yes wiederholen, wenn wirklich gelöscht werden soll."),
    ),
    "retention_rule_unreadable": (
        N_("„{text}“ ist keine Löschfrist."),
        N_("Bitte als ART=TAGE schreiben, zum Beispiel fall=730. Arten: {allowed}."),
    ),
    "person_not_found": (
        N_("Den Decknamen „{text}“ gibt es in diesem Tresor nicht."),
        N_("Bitte genau so schreiben wie im Fall, zum Beispiel „Ahorn 17“."),
    ),
    "erasure_reason_unknown": (
        N_("Diesen Grund für eine Löschung gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
}

_PAPERS: Mapping[str, tuple[str, str]] = {
    "consent_purpose_unknown": (
        N_("Den Zweck „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "consent_purpose_missing": (
        N_("Das Blatt braucht mindestens einen Zweck."),
        N_("Bitte ankreuzen, wofür die Einwilligung gefragt wird."),
    ),
    "privacy_text_too_long": (
        N_("Der Text ist zu lang ({length} Zeichen)."),
        N_("Bitte auf höchstens {limit} Zeichen kürzen."),
    ),
    "paper_unknown": (
        N_("Den Vordruck „{id}“ gibt es in den Inhalten nicht."),
        N_("Bitte die Inhalte aktualisieren oder das Programm neu installieren."),
    ),
    "paper_other_time": (
        N_("Der Vordruck „{id}“ gilt am {on} nicht."),
        N_("Bitte die Inhalte aktualisieren."),
    ),
}

PRIVACY_WORDS: Mapping[str, tuple[str, str]] = {**_CONSENT, **_RETENTION, **_PAPERS}
