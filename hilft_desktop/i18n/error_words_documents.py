# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of letters and sheets; see ``error_texts``."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

DOCUMENT_WORDS: Mapping[str, tuple[str, str]] = {
    "letter_values_missing": (
        N_("Für das Schreiben fehlt noch: {labels}."),
        N_("Bitte ergänzen; das Schreiben lässt keine Lücken."),
    ),
    "letter_value_wrong": (
        N_("Die Angabe „{label}“ passt nicht zu diesem Feld."),
        N_("Bitte neu eingeben."),
    ),
    "letter_template_broken": (
        N_("Die Vorlage „{letter}“ ist fehlerhaft."),
        N_("Bitte die Inhalte neu einspielen oder eine andere Vorlage nehmen."),
    ),
    "letter_recipient_missing": (
        N_("Das Schreiben hat noch keine Anschrift."),
        N_("Bitte Name, Straße und Ort der Empfängerin oder des Empfängers eintragen."),
    ),
    "letter_recipient_too_long": (
        N_("Die Anschrift passt nicht in das Fenster des Umschlags."),
        N_("Bitte kürzen, höchstens neun Zeilen."),
    ),
    "letter_sender_too_long": (
        N_("Der Absender ist zu lang für den Briefkopf."),
        N_("Bitte Name, Anschrift oder Kontakt kürzen."),
    ),
    "letter_text_unreadable": (
        N_("Der geänderte Text dieses Schreibens ist nicht mehr lesbar."),
        N_("Das Schreiben lässt sich aus der Vorlage neu erstellen."),
    ),
    "handout_unknown": (
        N_("Das Merkblatt „{id}“ gibt es nicht."),
        N_("„hilft handout list“ nennt alle Merkblätter."),
    ),
    "handout_other_time": (
        N_("Das Merkblatt „{id}“ gilt am {on} nicht."),
        N_("Bitte einen anderen Stichtag wählen."),
    ),
    "handout_language_unknown": (
        N_("In der Sprache „{language}“ gibt es keine Merkblätter."),
        N_("Möglich sind: {allowed}."),
    ),
    "handout_form_unknown": (
        N_("Als „{form}“ lässt sich ein Merkblatt nicht schreiben."),
        N_("Der Name der Datei endet auf: {allowed}."),
    ),
    "blank_form_unknown": (
        N_("Den Vordruck „{text}“ gibt es nicht."),
        N_("„hilft form list“ nennt alle Vordrucke."),
    ),
    "document_unprintable": (
        N_("Diese Zeichen kann das Programm nicht drucken: {signs}"),
        N_("Bitte in lateinischer, griechischer, kyrillischer oder arabischer Schrift schreiben."),
    ),
    "document_footer_too_long": (
        N_("Die Kontaktangaben sind zu lang für die Fußzeile."),
        N_("Bitte in den Einstellungen der Gruppe kürzen."),
    ),
}
