# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of letters at work: proof, letterheads, print queue, bundles."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

LETTER_WORK_WORDS: Mapping[str, tuple[str, str]] = {
    "letter_law_changed": (
        N_("Diese Vorlage darf so nicht mehr hinaus: {reasons}"),
        N_("Unter „Inhalte prüfen“ steht, wer sie prüfen und bestätigen kann."),
    ),
    "letter_check_overdue": (
        N_("Diese Vorlage hätte bis {since} geprüft werden müssen."),
        N_("Bitte erst unter „Inhalte prüfen“ prüfen, oder den Grund nennen, warum es ohne geht."),
    ),
    "letter_reason_too_long": (
        N_("Der Grund ist zu lang: {length} von höchstens {limit} Zeichen."),
        N_("Ein Satz genügt."),
    ),
    "delivery_unknown": (
        N_("Diesen Versandweg gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "delivery_missing": (
        N_("Es fehlt, wie das Schreiben hinausging."),
        N_("Bitte zuerst den Versandweg wählen; von ihm hängt ab, was als Nachweis gilt."),
    ),
    "proof_note_missing": (
        N_("Es fehlt, was die Zustellung belegt."),
        N_("Zum Beispiel: Faxbericht 14:02, OK, 2 Seiten."),
    ),
    "proof_reason_missing": (
        N_("Es fehlt der Grund, warum es ohne Nachweis geht."),
        N_("Zum Beispiel: Das Amt hat den Eingang bestätigt."),
    ),
    "proof_day_wrong": (
        N_("Der Tag des Nachweises liegt vor dem Schreiben oder in der Zukunft."),
        N_("Bitte den Tag eintragen, der auf dem Nachweis steht."),
    ),
    "sender_unknown": (
        N_("Diesen Absender gibt es nicht."),
        N_("Die Einstellungen nennen alle Absender der Gruppe."),
    ),
    "sender_line_missing": (
        N_("Diese Angabe steht im Briefkopf und darf nicht fehlen."),
        N_("Bitte ausfüllen."),
    ),
    "sender_line_too_long": (
        N_("Zu lang für den Briefkopf: {length} von höchstens {limit} Zeichen."),
        N_("Bitte kürzen."),
    ),
    "sender_address_too_long": (
        N_("Die Anschrift hat mehr als {limit} Zeilen."),
        N_("Bitte Zeilen zusammenfassen, sonst passt der Briefkopf nicht."),
    ),
    "sender_title_taken": (
        N_("Einen Absender mit dieser Bezeichnung gibt es schon."),
        N_("Bitte eine andere Bezeichnung wählen."),
    ),
    "print_job_unknown": (
        N_("Dieses Papier wartet nicht mehr auf den Druck."),
        N_("Vielleicht wurde es schon gedruckt oder entfernt; bitte neu laden."),
    ),
    "copies_invalid": (
        N_("So viele Ausdrucke gehen nicht."),
        N_("Möglich sind 1 bis {limit}."),
    ),
    "queue_full": (
        N_("In der Druckwarteschlange liegen schon {limit} Papiere."),
        N_("Bitte erst drucken oder entfernen, was dort wartet."),
    ),
    "queue_empty": (
        N_("Es wartet kein Papier auf den Druck."),
        N_("„Später drucken“ legt ein Papier in die Druckwarteschlange."),
    ),
    "queue_paper_too_big": (
        N_("Dieses Papier ist zu groß zum Aufheben."),
        N_("Bitte gleich drucken."),
    ),
    "queue_title_missing": (
        N_("Das Papier braucht eine Bezeichnung."),
        N_("Bitte ohne Namen, zum Beispiel: Merkblatt Stromsperre."),
    ),
    "queue_title_too_long": (
        N_("Die Bezeichnung ist zu lang: {length} von höchstens {limit} Zeichen."),
        N_("Bitte kürzen."),
    ),
    "queue_paper_blocked": (
        N_("„{title}“ darf nicht mehr gedruckt werden: {reason}"),
        N_("Bitte die Einwilligung klären oder das Papier aus der Warteschlange nehmen."),
    ),
    "queue_nothing_removed": (
        N_("Es gibt nichts zurückzuholen."),
        N_("Zurückholen geht nur gleich nach dem Entfernen."),
    ),
    "bundle_empty": (
        N_("Für die Mappe ist kein Papier gewählt."),
        N_("Bitte mindestens eines ankreuzen."),
    ),
    "bundle_item_unknown": (
        N_("Das Papier „{key}“ gibt es im Fall nicht."),
        N_("„hilft bundle list“ nennt alle Papiere des Falls."),
    ),
}
