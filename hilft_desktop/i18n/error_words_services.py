# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of services and command line (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_USAGE: Mapping[str, tuple[str, str]] = {
    "usage_missing": (
        N_("Es fehlt: {what}."),
        N_("Bitte ergänzen; „{help}“ erklärt den Aufruf."),
    ),
    "usage_unknown": (
        N_("Damit kann ich nichts anfangen: {what}."),
        N_("„{help}“ nennt, was möglich ist."),
    ),
    "usage_value_missing": (
        N_("Nach {what} fehlt ein Wert."),
        N_("Bitte ergänzen; „{help}“ erklärt den Aufruf."),
    ),
    "usage_no_value": (
        N_("{what} nimmt keinen Wert."),
        N_("Bitte den Teil hinter dem Gleichheitszeichen weglassen."),
    ),
    "usage_invalid": (
        N_("Diesen Aufruf verstehe ich nicht."),
        N_("„{help}“ zeigt, wie er lautet."),
    ),
    "command_missing": (
        N_("Hinter „{call}“ fehlt ein Befehl."),
        N_("Möglich sind: {allowed}."),
    ),
    "command_unknown": (
        N_("Den Befehl „{call} {name}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "date_not_iso": (
        N_("„{text}“ ist kein Datum in der Form JJJJ-MM-TT."),
        N_("Bitte zum Beispiel 2026-11-22 schreiben."),
    ),
    "date_iso_invalid": (
        N_("Den Tag „{text}“ gibt es im Kalender nicht."),
        N_("Bitte Tag und Monat prüfen, zum Beispiel 2026-11-22."),
    ),
    "land_unknown": (
        N_("„{text}“ ist kein Bundesland."),
        N_("Möglich sind: {allowed}."),
    ),
    "form_unknown": (
        N_("Die Form „{text}“ gibt es nicht."),
        N_("Bitte A oder B nach DIN 5008 angeben."),
    ),
    "number_out_of_range": (
        N_("„{text}“ passt hier nicht."),
        N_("Bitte eine ganze Zahl von {lowest} bis {highest} angeben."),
    ),
    "path_empty": (N_("Der Dateiname ist leer."), N_("Bitte einen Dateinamen angeben.")),
}

_FILES: Mapping[str, tuple[str, str]] = {
    "file_not_text": (
        N_("Die Datei ist kein Text in UTF-8: {file}"),
        N_("Bitte die Datei als UTF-8 speichern."),
    ),
    "file_too_big": (
        N_("Die Datei ist zu groß: {file}"),
        N_("Höchstens {largest} KiB werden gelesen; bitte aufteilen."),
    ),
    "outputs_collide": (
        N_("Zwei Ausgaben sollen in dieselbe Datei."),
        N_("Bitte jeder Ausgabe einen eigenen Namen geben."),
    ),
    "json_invalid": (
        N_("Das ist kein gültiges JSON (Zeile {line}, Stelle {column})."),
        N_("Bitte dort Anführungszeichen, Kommas und Klammern prüfen."),
    ),
    "json_key_twice": (
        N_("Der Schlüssel „{key}“ steht zweimal im selben Objekt."),
        N_("Bitte einen davon entfernen."),
    ),
    "json_unusable": (
        N_("Das JSON enthält etwas, das ich nicht lesen kann."),
        N_("Bitte übergroße Zahlen, tiefe Verschachtelung und halbe Zeichen entfernen."),
    ),
    "euros_not_a_number": (
        N_("Das ist kein Betrag."),
        N_("Bitte eine Zahl in Euro ohne Anführungszeichen angeben, zum Beispiel 12.5."),
    ),
    "euros_too_fine": (
        N_("Ein Betrag hat höchstens zwei Stellen hinter dem Punkt."),
        N_("Bitte auf Cent runden, zum Beispiel 12.35."),
    ),
    "content_has_faults": (
        N_("Die Inhalte in {folder} haben Fehler: {count}."),
        N_("Bitte die genannten Zeilen ändern und noch einmal prüfen."),
    ),
}

_CONTACTS: Mapping[str, tuple[str, str]] = {
    "contact_file_shape": (
        N_("Das ist kein Kontakt."),
        N_("Erwartet wird ein JSON-Objekt oder eine Liste von Objekten."),
    ),
    "contact_key_unknown": (
        N_("Den Schlüssel „{key}“ gibt es nicht."),
        N_("Erlaubt sind: {allowed}."),
    ),
    "contact_key_missing": (
        N_("„{key}“ fehlt."),
        N_("Nötig sind date, channel und topic."),
    ),
    "contact_value_unknown": (
        N_("Der Wert „{value}“ ist nicht möglich."),
        N_("Erlaubt sind: {allowed}."),
    ),
    "contact_topics_twice": (
        N_("Ein Thema steht zweimal in der Liste."),
        N_("Bitte jedes Thema nur einmal nennen."),
    ),
    "contact_needs_list": (
        N_("Hier gehört eine Liste hin."),
        N_("Bitte eckige Klammern verwenden."),
    ),
    "contact_needs_text": (
        N_("Hier gehört Text hin."),
        N_("Bitte Anführungszeichen verwenden."),
    ),
    "contact_needs_object": (
        N_("Hier gehört ein Objekt hin."),
        N_('Bitte so schreiben: {{"claimed": 100, "received": 80}}.'),
    ),
    "date_in_future": (
        N_("Der {text} liegt in der Zukunft."),
        N_("Ein Kontakt wird eingetragen, nachdem er stattfand; bitte das Datum prüfen."),
    ),
    "date_too_old": (
        N_("Der {text} liegt zu weit zurück."),
        N_("Bitte das Jahr prüfen."),
    ),
    "note_too_long": (
        N_("Die Kurznotiz ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen; Ausführliches gehört in die Fallchronik."),
    ),
    "place_too_long": (
        N_("Der Ort ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "contact_not_last": (
        N_("Nur der zuletzt eingetragene Kontakt lässt sich zurücknehmen."),
        N_("Was früher eingetragen wurde, bleibt gezählt."),
    ),
    "contact_month_closed": (
        N_("Dieser Kontakt ist schon in einer freigegebenen Zählung enthalten."),
        N_("Er lässt sich nicht mehr zurücknehmen."),
    ),
    "contact_has_case": (
        N_("Zu diesem Kontakt gibt es schon einen Fall."),
        N_("Bitte den Fall öffnen und dort weiterschreiben."),
    ),
    "contact_has_person": (
        N_("Zu diesem Kontakt gibt es schon eine Person."),
        N_("Bitte gleich einen Fall eröffnen."),
    ),
    "pseudonym_unknown": (
        N_("Den Decknamen „{text}“ gibt es hier nicht."),
        N_("Bitte genau so schreiben wie auf dem Zettel, oder das Feld leeren und ohne zählen."),
    ),
    "stall_topic_missing": (
        N_("Noch nicht gezählt: Das Thema fehlt."),
        N_("Bitte zuerst eine Thementaste drücken, danach Enter."),
    ),
    "sheet_empty": (
        N_("Auf dem Blatt steht noch kein Strich."),
        N_("Bitte mindestens eine Zahl eintippen."),
    ),
    "sheet_number_invalid": (
        N_("Hier gehört eine ganze Zahl hin."),
        N_("Bitte die Striche im Kästchen zählen; ein leeres Kästchen bleibt leer."),
    ),
    "sheet_too_full": (
        N_("Das sind mehr als {limit} Kontakte auf einem Blatt."),
        N_("Bitte die Zahlen prüfen oder das Blatt in zwei Teilen eintippen."),
    ),
    "pseudonym_too_long": (
        N_("Das Pseudonym ist zu lang."),
        N_("Bitte höchstens {limit} Zeichen verwenden."),
    ),
    "pseudonyms_used_up": (
        N_("Es ist kein freies Pseudonym mehr zu finden."),
        N_("Bitte selbst eines eingeben."),
    ),
}

_CASES: Mapping[str, tuple[str, str]] = {
    "title_empty": (
        N_("Der Titel ist leer."),
        N_("Bitte in ein paar Worten sagen, worum es geht."),
    ),
    "title_too_long": (
        N_("Der Titel ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "entry_empty": (N_("Der Eintrag ist leer."), N_("Bitte mindestens ein Feld ausfüllen.")),
    "entry_too_long": (
        N_("Der Eintrag ist zu lang: {length} Zeichen in einem Feld."),
        N_("Bitte auf höchstens {limit} kürzen oder zwei Einträge schreiben."),
    ),
    "follow_up_empty": (N_("Es fehlt, was zu tun ist."), N_("Bitte ein paar Worte eingeben.")),
    "follow_up_too_long": (
        N_("Der Text ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "flag_detail_too_long": (
        N_("Der Text zum Warnzeichen ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "resolution_too_long": (
        N_("Der Text ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "draft_too_big": (
        N_("Der Entwurf ist zu groß, um ihn zwischenzuspeichern."),
        N_("Bitte das Formular speichern oder kürzen."),
    ),
}

_PASSPHRASES: Mapping[str, tuple[str, str]] = {
    "passphrase_needed": (
        N_("Ohne Passphrase geht es nicht weiter."),
        N_("Bitte eintippen oder mit --passphrase-file angeben."),
    ),
    "passphrase_differs": (
        N_("Die beiden Eingaben sind verschieden."),
        N_("Bitte noch einmal beginnen."),
    ),
    "passphrase_empty": (N_("Die Passphrase ist leer."), N_("Bitte eine Passphrase eingeben.")),
    "passphrase_file_empty": (
        N_("In der Passphrasen-Datei steht nichts: {file}"),
        N_("Bitte die Passphrase in die erste Zeile schreiben."),
    ),
    "passphrase_file_lines": (
        N_("In der Passphrasen-Datei steht mehr als eine Zeile: {file}"),
        N_("Bitte alles außer der Passphrase entfernen."),
    ),
    "passphrase_too_short": (
        N_("Die Passphrase ist zu kurz."),
        N_("Bitte vier oder mehr zufällige Wörter nehmen, am besten den Vorschlag."),
    ),
    "passphrase_repeats": (
        N_("Die Passphrase wiederholt nur wenige Zeichen."),
        N_("Bitte vier oder mehr zufällige Wörter nehmen, am besten den Vorschlag."),
    ),
    "passphrase_common": (
        N_("Diese Passphrase wird früh geraten."),
        N_("Bitte vier oder mehr zufällige Wörter nehmen, am besten den Vorschlag."),
    ),
    "passphrase_weak": (
        N_("Die Passphrase hält nicht lange stand."),
        N_("Bitte ein oder zwei zufällige Wörter anhängen."),
    ),
    "passphrase_good": (N_("Die Passphrase ist stark."), ""),
    "passphrase_taken": (
        N_("Diese Passphrase öffnet den Tresor schon."),
        N_("Bitte eine eigene wählen; jede Person braucht eine andere."),
    ),
    "passphrase_unchanged": (
        N_("Die neue Passphrase ist die alte."),
        N_("Bitte eine andere wählen."),
    ),
}

_VAULT: Mapping[str, tuple[str, str]] = {
    "vault_open_already": (
        N_("Es ist schon ein Tresor geöffnet."),
        N_("Bitte ihn zuerst schließen."),
    ),
    "counsellor_empty": (
        N_("Der Name der beratenden Person ist leer."),
        N_("Bitte einen Namen eingeben; er steht nur im Tresor."),
    ),
    "unit_name_empty": (
        N_("Der Name des Kreisverbands ist leer."),
        N_("Bitte so eingeben, wie er im Briefkopf stehen soll."),
    ),
    "unit_text_too_long": (
        N_("Eine Angabe zum Kreisverband ist zu lang."),
        N_("Bitte höchstens {limit} Zeichen je Zeile verwenden."),
    ),
    "backup_missing": (
        N_("Diese Sicherung gibt es nicht: {file}"),
        N_("Bitte den Ort prüfen. Steckt der Stick?"),
    ),
}

_LETTERS: Mapping[str, tuple[str, str]] = {
    "vault_and_case_together": (
        N_("--vault und --case gehören zusammen."),
        N_("Bitte beide angeben oder keines von beiden."),
    ),
    "letter_values_or_vault": (
        N_("Es fehlt, womit das Schreiben gefüllt wird."),
        N_("Bitte --values oder --vault mit --case angeben."),
    ),
    "letter_values_shape": (
        N_("Die Werte sind kein JSON-Objekt."),
        N_('Erwartet wird {{"Feld": Wert}}; „hilft letter fields“ nennt die Felder.'),
    ),
    "letter_fields_missing": (
        N_("Es fehlen noch Werte: {names}."),
        N_("Bitte in der Eingabe ergänzen; „hilft letter fields“ erklärt sie."),
    ),
    "letter_fields_unknown": (
        N_("Diese Felder hat das Schreiben nicht: {names}."),
        N_("Möglich sind: {allowed}."),
    ),
    "letter_value_text": (N_("Hier gehört Text hin."), N_("Bitte Anführungszeichen verwenden.")),
    "letter_value_lines": (
        N_("Hier gehört eine Liste von Texten hin."),
        N_('Bitte so schreiben: ["erste Zeile", "zweite Zeile"].'),
    ),
    "letter_value_number": (
        N_("Hier gehört eine ganze Zahl hin."),
        N_("Bitte ohne Anführungszeichen und ohne Punkt schreiben."),
    ),
    "letter_value_bool": (
        N_("Hier gehört Ja oder Nein hin."),
        N_("Bitte true oder false angeben."),
    ),
    "letter_value_choice": (
        N_("Der Wert „{value}“ ist nicht möglich."),
        N_("Erlaubt sind: {allowed}."),
    ),
}

_MACHINE: Mapping[str, tuple[str, str]] = {
    "memory_full": (
        N_("Der Arbeitsspeicher reicht nicht."),
        N_("Bitte andere Programme schließen und es noch einmal versuchen."),
    ),
    "machine_failed": (
        N_("Der Rechner hat einen Zugriff verweigert (Fehler {errno})."),
        N_("Bitte Datenträger und Rechte prüfen und es noch einmal versuchen."),
    ),
}

SERVICE_WORDS: Mapping[str, tuple[str, str]] = {
    **_USAGE,
    **_FILES,
    **_CONTACTS,
    **_CASES,
    **_PASSPHRASES,
    **_VAULT,
    **_LETTERS,
    **_MACHINE,
}
