# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what goes wrong while published files are added up (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_ASK_AGAIN = N_("Bitte die Gruppe um die ursprüngliche Datei bitten.")

LAND_WORDS: Mapping[str, tuple[str, str]] = {
    "file_not_ordinary": (
        N_("Das ist keine gewöhnliche Datei: {file}"),
        N_("Bitte eine Datei oder einen Ordner wählen."),
    ),
    "land_no_files": (
        N_("Da sind keine Dateien mit Monatszahlen."),
        N_("Bitte die JSON-Dateien der Gruppen oder den Ordner mit ihnen wählen."),
    ),
    "land_too_many_files": (
        N_("Das sind mehr als {limit} Dateien."),
        N_("Bitte nur den Ordner mit den Monatszahlen wählen."),
    ),
    "land_nothing_added": (
        N_("Keine einzige Datei durfte gezählt werden; {refused} wurden abgelehnt."),
        N_("Die Gründe stehen bei den Dateien. Es wurde nichts geschrieben."),
    ),
    "land_keys_damaged": (
        N_("Die Liste der Schlüssel ist beschädigt: {file}"),
        N_("Bitte aus einer Sicherung zurückholen. Löschen hieße, jeden Schlüssel neu zu glauben."),
    ),
    "land_key_unreadable": (
        N_("Diese Schlüsseldatei ist beschädigt."),
        N_("Bitte die Gruppe um eine neue bitten (Einstellungen, Monatszahlen)."),
    ),
    "land_key_changed": (
        N_("{name} kommt mit einem anderen Schlüssel als bisher."),
        N_("Bitte anrufen und vergleichen. Stimmt er, die Kennung {unit} bestätigen."),
    ),
    "land_signature_wrong": (
        N_("Die Unterschrift passt nicht zum Schlüssel von {name}."),
        N_("Die Datei ist gefälscht oder die Gruppe hat einen neuen Schlüssel. Bitte anrufen."),
    ),
    "land_unit_mimics": (
        N_("„{name}“ trägt den Namen einer anderen Gruppe ({other})."),
        N_("Sind es wirklich zwei, zum Beispiel zwei Laptops: die Kennung {unit} bestätigen."),
    ),
    "land_unit_odd": (
        N_("Die Kennung oder der Name der Gruppe ist keiner, den dieses Programm vergibt."),
        _ASK_AGAIN,
    ),
    "land_period_odd": (
        N_("Der Zeitraum bis {month} kann nicht stimmen."),
        N_("Bitte nachfragen und das Datum dieses Rechners prüfen."),
    ),
    "land_practice": (
        N_("Das sind Übungsdaten; sie gehören nicht zwischen echte Zahlen."),
        N_("Bitte die Datei herausnehmen."),
    ),
    "land_second_release": (
        N_("{name} hat {month} schon anders veröffentlicht: {other}"),
        N_("Ein Monat wird nur einmal gezählt. Bitte klären, welche Datei gilt."),
    ),
    "land_release_changed": (
        N_("{name} hat {month} früher anders veröffentlicht."),
        N_("Ein Monat ändert sich nie. Bitte klären, was gilt, und dann {unit} bestätigen."),
    ),
    "land_overlap": (
        N_("{name} zählt {month} schon in einer anderen Datei mit: {other}"),
        N_("Bitte klären, welche Datei gilt."),
    ),
    "land_negative": (N_("In der Datei steht eine Zahl unter null."), _ASK_AGAIN),
    "land_not_a_multiple": (
        N_("In der Datei steht eine Zahl, die kein Vielfaches von 5 ist."),
        N_("Sie ist nicht geschützt gerundet. Bitte nicht weitergeben und nachfragen."),
    ),
    "land_margins_differ": (N_("Die Tabellen der Datei ergeben nicht dieselbe Summe."), _ASK_AGAIN),
    "land_below_minimum": (
        N_("Die Datei veröffentlicht mehr, als bei so wenigen Gesprächen erlaubt ist."),
        N_("Bitte nicht weitergeben und nachfragen."),
    ),
    "land_list_header": (
        N_("In der Liste der Gruppen fehlt die Kopfzeile mit „Kennung“ oder „Name“."),
        N_("Möglich sind die Spalten Kennung, Name, Land und Schlüssel."),
    ),
    "land_list_row": (
        N_("Zeile {line} der Liste der Gruppen passt nicht."),
        N_("Bitte Name, Kennung und Schlüssel dieser Zeile prüfen."),
    ),
    "land_list_twice": (
        N_("Die Liste der Gruppen nennt „{name}“ zweimal."),
        N_("Bitte eine der beiden Zeilen streichen."),
    ),
}
