# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of content, letters, tallies and the engine (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_CONTENT: Mapping[str, tuple[str, str]] = {
    "fact_unknown": (
        N_("Die Angabe „{fact}“ gibt es in den Inhalten nicht."),
        N_("Bitte die Schreibweise prüfen."),
    ),
    "fact_not_in_force": (
        N_("Für den {on} gibt es bei „{fact}“ keinen geltenden Wert ({key})."),
        N_("Bitte den Stichtag prüfen oder die Inhalte aktualisieren."),
    ),
    "topic_unknown": (
        N_("Das Thema „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "scope_step_unknown": (
        N_("Für den Schritt „{text}“ sagen die Inhalte nichts."),
        N_("„hilft scope“ nennt alle Schritte."),
    ),
    "guide_page_unknown": (
        N_("Die Seite „{id}“ gibt es im Leitfaden nicht."),
        N_("„hilft guide list“ nennt alle Seiten."),
    ),
    "guide_page_other_time": (
        N_("Die Seite „{id}“ gilt am {on} nicht."),
        N_("Bitte einen anderen Stichtag wählen."),
    ),
    "checklist_unknown": (
        N_("Die Checkliste „{id}“ gibt es nicht."),
        N_("„hilft checklist list“ nennt alle Checklisten."),
    ),
    "checklist_other_time": (
        N_("Die Checkliste „{id}“ gilt am {on} nicht."),
        N_("Bitte einen anderen Stichtag wählen."),
    ),
    "letter_unknown": (
        N_("Das Schreiben „{id}“ gibt es nicht."),
        N_("„hilft letter list“ nennt alle Schreiben."),
    ),
    "letter_other_time": (
        N_("Das Schreiben „{id}“ gilt am {on} nicht."),
        N_("Bitte einen anderen Stichtag wählen."),
    ),
    "content_damaged": (
        N_("Die Inhalte des Programms sind beschädigt: {file}, Zeile {line}."),
        N_("Bitte das Programm neu kopieren oder installieren. Der Tresor ist nicht betroffen."),
    ),
    "checklist_answer_unknown": (
        N_("Diese Antwort passt nicht zur Frage „{question}“."),
        N_("Bitte eine der angebotenen Antworten wählen."),
    ),
}

_LETTERS: Mapping[str, tuple[str, str]] = {
    "identity_name_missing": (
        N_("Ohne Namen lässt sich die Anschrift nicht speichern."),
        N_("Bitte den Namen eintragen, wie er im Brief stehen soll."),
    ),
    "identity_purge_past": (
        N_("Der Tag, an dem Name und Anschrift gelöscht werden, muss in der Zukunft liegen."),
        N_("Bitte einen Tag ab morgen wählen."),
    ),
    "consent_missing": (
        N_("Für dieses Schreiben fehlt die Einwilligung der Person."),
        N_("Bitte fragen, was weitergegeben werden darf, und die Einwilligung eintragen."),
    ),
    "iban_invalid": (
        N_("Diese IBAN stimmt nicht: Die Prüfziffern passen nicht."),
        N_("Bitte Stelle für Stelle mit der Bankkarte vergleichen."),
    ),
}

_TALLIES: Mapping[str, tuple[str, str]] = {
    "tally_unprotected": (
        N_("Diese Zahlen ließen sich nicht so schützen, dass niemand erkennbar wird."),
        N_("Es wurde nichts freigegeben. Bitte noch einmal versuchen; sonst den Fehler melden."),
    ),
    "tally_counts_moving": (
        N_("Während der Freigabe kamen immer neue Kontakte dazu."),
        N_("Bitte einen Augenblick warten und es noch einmal versuchen."),
    ),
    "tally_month_held_back": (
        N_("Der Monat {month} hat zu wenige Kontakte und wird zurückgehalten."),
        N_("Er wird mit dem nächsten Monat zusammen gezählt; zu tun ist nichts."),
    ),
    "tally_not_released": (
        N_("Der Monat {month} ist noch nicht freigegeben."),
        N_("Bitte zuerst freigeben."),
    ),
    "month_in_future": (
        N_("Der Monat {month} liegt in der Zukunft."),
        N_("Bitte einen früheren Monat wählen."),
    ),
    "release_unknown_format": (
        N_("Diese Datei hat ein Format, das dieses Programm noch nicht kennt."),
        N_("Bitte das Programm aktualisieren."),
    ),
    "release_not_a_release": (
        N_("Das ist keine Datei mit freigegebenen Monatszahlen."),
        N_("Bitte die Datei mit der Endung .json wählen."),
    ),
    "release_altered": (
        N_("Die Datei wurde nach der Freigabe verändert."),
        N_("Bitte die ursprüngliche Datei noch einmal holen."),
    ),
    "release_implausible": (
        N_("Die Zahlen dieser Datei passen nicht zusammen."),
        N_("Bitte bei der Gruppe nachfragen, von der sie kommt."),
    ),
}

_ENGINE: Mapping[str, tuple[str, str]] = {
    "engine_died": (
        N_("Der Teil des Programms, der den Tresor führt, ist ausgefallen."),
        N_("Bitte neu entsperren. Was gespeichert war, ist sicher; der Entwurf kommt zurück."),
    ),
    "unit_missing": (
        N_("Ort und Kreisverband sind noch nicht eingetragen."),
        N_("Bitte in den Einstellungen nachholen."),
    ),
    "file_unreadable": (
        N_("Die Datei lässt sich nicht lesen: {file}"),
        N_("Bitte prüfen, ob es sie gibt und ob Du sie öffnen darfst."),
    ),
}

_RECKONING: Mapping[str, tuple[str, str]] = {
    "deadline_date_missing": (
        N_("Für diese Frist fehlt ein Datum."),
        N_("Bitte eintragen, was auf dem Schreiben oder Umschlag steht."),
    ),
    "deadline_date_range": (
        N_("Dieses Datum liegt zu weit weg: möglich sind die Jahre {first} bis {last}."),
        N_("Bitte das Jahr prüfen."),
    ),
    "deadline_received_before_posted": (
        N_("Der Brief kann nicht angekommen sein, bevor er aufgegeben wurde."),
        N_("Bitte Poststempel und Tag der Ankunft prüfen."),
    ),
    "deadline_kind_unknown": (
        N_("Die Art der Frist „{text}“ gibt es nicht."),
        N_("„hilft deadline kinds“ nennt alle Arten."),
    ),
    "deadline_choice_unknown": (
        N_("„{text}“ ist hier nicht möglich."),
        N_("Möglich sind: {allowed}."),
    ),
}

WORK_WORDS: Mapping[str, tuple[str, str]] = {
    **_CONTENT,
    **_LETTERS,
    **_TALLIES,
    **_ENGINE,
    **_RECKONING,
}
