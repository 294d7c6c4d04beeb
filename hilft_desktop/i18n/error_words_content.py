# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of content packs, their keys and the local layer (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_PACKS: Mapping[str, tuple[str, str]] = {
    "pack_foreign": (
        N_("Das ist kein Inhaltspaket, das dieses Programm kennt."),
        N_("Bitte die Datei mit der Endung .hilft-content wählen oder das Programm erneuern."),
    ),
    "pack_broken": (
        N_("Das Paket ist unvollständig oder beschädigt. Die Inhalte sind unverändert."),
        N_("Bitte die Datei noch einmal kopieren oder neu geben lassen."),
    ),
    "pack_too_big": (
        N_("Das Paket ist größer als die erlaubten {largest} MB. Die Inhalte sind unverändert."),
        N_("Bitte bei der Redaktion nachfragen: So groß ist kein echtes Paket."),
    ),
    "pack_member_refused": (
        N_("„{name}“ darf in einem Paket nicht vorkommen."),
        N_("Erlaubt sind Dateien .toml und .md mit kleinen Buchstaben, Ziffern und Unterstrich."),
    ),
    "pack_signer_unknown": (
        N_("Das Paket ist mit einem fremden Schlüssel unterschrieben: {fingerprint}."),
        N_("Wenn Du der Redaktion vertraust, nimm zuerst ihren Schlüssel auf."),
    ),
    "pack_signature_wrong": (
        N_("Die Unterschrift passt nicht: Das Paket stammt so nicht von „{name}“."),
        N_("Bitte nicht benutzen und bei der Redaktion nachfragen."),
    ),
    "pack_incomplete": (
        N_("Es fehlen Texte oder Fakten: {folder}"),
        N_("Nötig sind content/de mit manifest.toml und der Ordner facts."),
    ),
    "pack_not_clean": (
        N_("Der Prüfer findet Fehler in den Inhalten ({count}), zuerst in {file}, Zeile {line}."),
        N_("Bitte erst „hilft content check“ sauber bekommen oder das Programm erneuern."),
    ),
    "pack_base_newer": (
        N_("Die Fassung {version} ist nicht neuer als die Grundlage {base}."),
        N_("Bitte in manifest.toml das Datum oder die Nummer der Ausgabe erhöhen."),
    ),
    "pack_base_missing": (
        N_("Dieses kleine Paket setzt die Fassung {base} voraus, die hier fehlt."),
        N_("Bitte erst das vollständige Paket einspielen."),
    ),
    "pack_older": (
        N_("Das Paket {version} ist älter als die Inhalte {active}."),
        N_("Zurück geht es nur mit dem Rückweg zur vorigen Fassung."),
    ),
    "pack_same_edition": (
        N_("Das Paket {version} trägt dieselbe Ausgabe wie {active}, sagt aber anderes."),
        N_("Bitte bei der Redaktion nachfragen: Jede Ausgabe braucht ein neues Datum."),
    ),
    "pack_installed_already": (
        N_("Diese Fassung ist schon eingespielt: {version}."),
        N_("Es ist nichts zu tun."),
    ),
    "content_busy": (
        N_("Ein anderes Fenster spielt gerade Inhalte ein."),
        N_("Bitte einen Augenblick warten und es noch einmal versuchen."),
    ),
    "content_no_previous": (
        N_("Es gibt keine vorige Fassung."),
        N_("Es gelten schon die Inhalte, die mit dem Programm kamen."),
    ),
}

_KEYS: Mapping[str, tuple[str, str]] = {
    "key_exists": (
        N_("Einen Schlüssel gibt es hier schon: {file}"),
        N_("Schlüssel werden nie überschrieben; bitte einen anderen Ordner wählen."),
    ),
    "key_name_invalid": (
        N_("Der Name des Schlüssels fehlt oder ist zu lang."),
        N_("Bitte bis zu 80 Zeichen angeben, zum Beispiel den Namen der Redaktion."),
    ),
    "key_unreadable": (
        N_("Das ist keine Schlüsseldatei, die ich lesen kann: {file}"),
        N_("Bitte die richtige Datei wählen."),
    ),
    "key_passphrase_needed": (
        N_("Der geheime Schlüssel ist mit einer Passphrase geschützt: {file}"),
        N_("Bitte die Datei mit der Passphrase angeben."),
    ),
    "key_passphrase_wrong": (
        N_("Die Passphrase öffnet den geheimen Schlüssel nicht: {file}"),
        N_("Bitte prüfen und noch einmal versuchen."),
    ),
    "key_fingerprint_differs": (
        N_("Der Schlüssel hat einen anderen Fingerabdruck: {fingerprint}."),
        N_("Bitte nicht aufnehmen und bei der Redaktion nachfragen."),
    ),
    "key_unknown": (
        N_("Einen Schlüssel mit diesem Fingerabdruck gibt es nicht."),
        N_("„hilft content keys“ nennt alle."),
    ),
    "key_shipped": (
        N_("Dieser Schlüssel gehört zum Programm und bleibt."),
        N_("Entfernen lassen sich nur selbst aufgenommene Schlüssel."),
    ),
}

_LOCAL: Mapping[str, tuple[str, str]] = {
    "qr_too_long": (
        N_("Die Adresse ist für einen QR-Code zu lang: höchstens {longest} Zeichen."),
        N_("Schreib sie ab oder nimm die Startseite."),
    ),
    "emergency_unknown": (
        N_("Zum Notfall „{id}“ ist für diesen Tag nichts hinterlegt."),
        N_("„hilft emergency list“ nennt, was hinterlegt ist."),
    ),
    "local_file_faults": (
        N_("In der Datei mit den örtlichen Angaben stimmt etwas nicht."),
        N_("Bitte die genannten Zeilen berichtigen; gespeichert wurde nichts."),
    ),
    "local_file_fault": (
        N_("{file}, Zeile {line}: {advice}"),
        "",
    ),
    "local_entry_shape": (
        N_("Das ist kein örtlicher Eintrag."),
        N_("Jeder Eintrag ist ein Objekt mit „type“: {allowed}."),
    ),
    "local_entry_faults": (
        N_("In den örtlichen Einträgen stimmt etwas nicht."),
        N_("Bitte berichtigen; gespeichert wurde nichts."),
    ),
    "local_entry_fault": (
        N_("{advice}"),
        "",
    ),
    "local_note_too_long": (
        N_("Die Notiz hat {length} Zeichen, erlaubt sind {limit}."),
        N_("Bitte kürzen."),
    ),
    "local_id_unknown": (
        N_("Diesen örtlichen Eintrag gibt es nicht (mehr)."),
        N_("Bitte die Liste neu ansehen."),
    ),
    "initials_missing": (
        N_("Es fehlt, wer das eingetragen hat."),
        N_("Bitte ein Kürzel angeben, zum Beispiel KM."),
    ),
    "initials_too_long": (
        N_("Das Kürzel ist zu lang."),
        N_("Bitte höchstens {limit} Zeichen angeben."),
    ),
    "local_text_missing": (
        N_("Hier fehlt eine Angabe."),
        N_("Bitte ausfüllen."),
    ),
    "local_text_too_long": (
        N_("Die Angabe hat {length} Zeichen, erlaubt sind {limit}."),
        N_("Bitte kürzen."),
    ),
    "local_rows_invalid": (
        N_("Die Tabelle braucht je Haushaltsgröße genau einen Betrag."),
        N_("Bitte die Zeilen prüfen: Größen steigen an, Beträge sind nicht negativ."),
    ),
    "local_dates_invalid": (
        N_("Das Ende liegt vor dem Anfang."),
        N_("Bitte die beiden Tage prüfen."),
    ),
    "term_unknown": (
        N_("„{word}“ steht nicht im Verzeichnis der Worte."),
        N_("„hilft guide search“ sucht auch in den Seiten."),
    ),
    "review_unknown": (
        N_("Das lässt sich heute nicht bestätigen: {id}"),
        N_("Bitte die Liste der fälligen Prüfungen neu ansehen."),
    ),
    "review_format_unknown": (
        N_("Diese Form gibt es nicht: {form}"),
        N_("Möglich sind csv und json."),
    ),
}

CONTENT_WORDS: Mapping[str, tuple[str, str]] = {**_PACKS, **_KEYS, **_LOCAL}
