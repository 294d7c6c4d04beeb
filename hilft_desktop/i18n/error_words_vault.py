# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of vault, keys, backups and what lies in them (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_OPENING: Mapping[str, tuple[str, str]] = {
    "passphrase_wrong": (
        N_("Die Passphrase stimmt nicht."),
        N_(
            "Bitte noch einmal eingeben und auf Groß- und Kleinschreibung achten."
            " Wer sie vergessen hat, öffnet mit dem Wiederherstellungsblatt."
        ),
    ),
    "recovery_key_wrong": (
        N_("Dieser Wiederherstellungsschlüssel gehört nicht zu diesem Tresor."),
        N_("Bitte das neueste Blatt zu diesem Tresor nehmen; ältere gelten nicht mehr."),
    ),
    "recovery_key_length": (
        N_("Der Schlüssel hat {count} Zeichen, es müssen {expected} sein."),
        N_("Bitte alle sechs Gruppen vom Blatt abschreiben."),
    ),
    "recovery_key_mistyped": (
        N_("In dem Schlüssel ist ein Zeichen falsch."),
        N_("Bitte Gruppe für Gruppe mit dem Blatt vergleichen."),
    ),
    "vault_missing": (
        N_("Diesen Tresor gibt es nicht: {file}"),
        N_("Bitte den Ort prüfen. Steckt der Stick?"),
    ),
    "vault_not_a_vault": (
        N_("Das ist kein Tresor von hilft: {file}"),
        N_("Bitte eine Datei wählen, die auf .hilft endet."),
    ),
    "vault_newer": (
        N_("Dieser Tresor wurde mit einer neueren Programmversion benutzt: {file}"),
        N_("Bitte das Programm erneuern; am Tresor wurde nichts geändert."),
    ),
    "vault_keys_missing": (
        N_("Neben dem Tresor fehlt seine Schlüsseldatei: {file}"),
        N_("Bitte sie zurücklegen oder beide Dateien aus der letzten Sicherung holen."),
    ),
    "vault_keys_damaged": (
        N_("Die Schlüsseldatei ist beschädigt: {file}"),
        N_("Bitte sie aus der letzten Sicherung holen; der Tresor selbst ist davon unberührt."),
    ),
    "vault_keys_foreign": (
        N_("Die Schlüsseldatei gehört zu einem anderen Tresor: {file}"),
        N_("Bitte die Schlüsseldatei dieses Tresors danebenlegen."),
    ),
    "vault_damaged_or_foreign": (
        N_("Der Tresor ist beschädigt, oder seine Schlüsseldatei gehört zu einem anderen: {file}"),
        N_("Bitte prüfen, ob beide Dateien zusammengehören, sonst eine Sicherung zurückholen."),
    ),
    "vault_damaged": (
        N_("Der Tresor ist an einer Stelle beschädigt: {file}"),
        N_("Bitte nicht weiterarbeiten und die letzte Sicherung zurückholen."),
    ),
    "migration_failed": (
        N_("Der Tresor ließ sich nicht auf den neuen Stand bringen."),
        N_("Er ist unverändert. Bitte mit der alten Programmversion öffnen und das hier melden."),
    ),
    "memory_short": (
        N_("Der Arbeitsspeicher reicht gerade nicht."),
        N_("Bitte andere Programme schließen und es noch einmal versuchen."),
    ),
    "erasure_incomplete": (
        N_("Gelöscht, aber Reste liegen noch verschlüsselt im Protokoll: {file}"),
        N_("Bitte das Programm schließen und neu öffnen, dann verschwinden sie."),
    ),
}

_PEOPLE: Mapping[str, tuple[str, str]] = {
    "counsellor_unknown": (
        N_("Diese Beraterin oder diesen Berater gibt es hier nicht."),
        N_("Bitte die Liste neu laden."),
    ),
    "counsellor_is_self": (
        N_("Den eigenen Zugang kann niemand selbst entfernen."),
        N_("Bitte jemand anderes bitten, sich anzumelden und ihn zu entfernen."),
    ),
    "counsellor_is_last": (
        N_("Das ist der letzte Zugang mit Passphrase."),
        N_("Bitte zuerst jemand anderem einen eigenen Zugang geben."),
    ),
    "counsellor_known": (
        N_("Wer so heißt, gehört schon zum Team."),
        N_("Bitte den Namen ergänzen, damit im Verlauf klar bleibt, wer gemeint ist."),
    ),
    "counsellor_which": (
        N_("Hier beraten mehrere."),
        N_("Bitte wählen, wer die neue Passphrase bekommt."),
    ),
    "counsellor_too_long": (
        N_("Der Name ist zu lang."),
        N_("Bitte höchstens {limit} Zeichen verwenden."),
    ),
    "training_too_far": (
        N_("Dieser Tag liegt mehr als {years} Jahre in der Zukunft."),
        N_("Bitte das Jahr prüfen."),
    ),
    "counsellor_left": (
        N_("Dieser Zugang ist schon entfernt."),
        N_("Es ist nichts weiter zu tun."),
    ),
    "person_unknown": (
        N_("Diese Person gibt es im Tresor nicht."),
        N_("Bitte die Liste neu laden; vielleicht wurde sie gelöscht."),
    ),
    "pseudonym_taken": (
        N_("Dieses Pseudonym war schon vergeben."),
        N_("Bitte ein anderes nehmen; auch alte werden nie neu vergeben."),
    ),
    "consent_unknown": (
        N_("Diese Einwilligung gibt es im Tresor nicht."),
        N_("Bitte die Person neu öffnen."),
    ),
}

_WORK: Mapping[str, tuple[str, str]] = {
    "contact_unknown": (
        N_("Diesen Kontakt gibt es im Tresor nicht."),
        N_("Bitte die Liste neu laden; vielleicht wurde er gelöscht."),
    ),
    "case_unknown": (
        N_("Diesen Fall gibt es im Tresor nicht."),
        N_("Bitte die Nummer prüfen; die Liste der Fälle zeigt sie."),
    ),
    "case_has_open_flags": (
        N_("Der Fall hat noch offene Warnzeichen: {count}."),
        N_("Bitte zuerst aufschreiben, was getan wurde, dann abschließen."),
    ),
    "flag_unknown": (
        N_("Dieses Warnzeichen gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "flag_needs_resolution": (
        N_("Ein Warnzeichen wird nicht einfach weggeklickt."),
        N_("Bitte kurz aufschreiben, was getan wurde."),
    ),
    "follow_up_unknown": (
        N_("Diesen Termin gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "run_unknown": (
        N_("Diesen Durchgang der Checkliste gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "document_unknown": (
        N_("Dieses Schreiben gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "month_already_released": (
        N_("Der Monat {month} ist schon freigegeben und ändert sich nicht mehr."),
        N_("Die freigegebene Auswertung lässt sich jederzeit genau so noch einmal ausgeben."),
    ),
    "page_key_invalid": (
        N_("Diese Stelle der Liste gibt es nicht."),
        N_("Bitte die Liste von vorn laden."),
    ),
}

_COPIES: Mapping[str, tuple[str, str]] = {
    "file_exists": (
        N_("Dort liegt schon eine Datei: {file}"),
        N_("Sie wird nie überschrieben. Bitte einen anderen Namen wählen."),
    ),
    "backup_damaged": (
        N_("Diese Sicherung ist beschädigt: {file}"),
        N_("Bitte eine andere Sicherung nehmen."),
    ),
    "backup_older_key": (
        N_("Diese Sicherung ist älter als der jetzige Schlüssel des Tresors: {file}"),
        N_("Einspielen lässt sie sich mit einer Passphrase von damals. Bitte jetzt neu sichern."),
    ),
    "backup_is_open_vault": (
        N_("Das ist keine Sicherung, sondern ein Tresor in Benutzung: {file}"),
        N_("Bitte ihn erst schließen oder eine Datei aus dem Ordner der Sicherungen nehmen."),
    ),
    "backup_other_vault": (
        N_("Diese Sicherung gehört zu einem anderen Tresor: {file}"),
        N_("Bitte eine Sicherung des geöffneten Tresors wählen."),
    ),
}

VAULT_WORDS: Mapping[str, tuple[str, str]] = {**_OPENING, **_PEOPLE, **_WORK, **_COPIES}
"""Words of the room ``storage``."""
