# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of printing, booking and listing deadlines (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

DEADLINE_BOOK_WORDS: Mapping[str, tuple[str, str]] = {
    "deadline_delivery_missing": (
        N_("Noch nicht gesagt: wie der Brief kam."),
        N_("Übergeben oder mit der Post, das macht einige Tage aus."),
    ),
    "deadline_office_too_long": (
        N_("Der Name der Stelle ist zu lang: {length} Zeichen, möglich sind {limit}."),
        N_("Bitte kürzen; er wird nur gedruckt."),
    ),
    "remind_after_deadline": (
        N_("Die Erinnerung läge nach der Frist."),
        N_("Bitte einen früheren Tag wählen."),
    ),
    "deadline_booked_already": (
        N_("Diese Frist steht schon offen im Fall."),
        N_("Ist es ein zweiter Brief, dann bitte die Stelle dazuschreiben."),
    ),
    "deadline_not_computed": (
        N_("Dieser Termin ist von Hand eingetragen, dazu gibt es keine Rechnung."),
        N_("Mit Strg+D lässt sich die Frist rechnen und vormerken."),
    ),
    "proof_with_undo": (
        N_("Wer den Haken zurücknimmt, kann keinen Nachweis eintragen."),
        N_("Bitte „--undo“ oder „--proof“ weglassen."),
    ),
    "deadline_record_unreadable": (
        N_("Die gespeicherte Rechnung lässt sich mit dieser Programmfassung nicht lesen."),
        N_("Der Tag selbst gilt weiter. Mit Strg+D kannst Du die Frist neu rechnen."),
    ),
}
