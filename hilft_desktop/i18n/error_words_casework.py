# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of case work: persons, money, second looks, papers (``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

_CASES: Mapping[str, tuple[str, str]] = {
    "case_has_open_deadlines": (
        N_("Im Fall laufen noch Fristen: {count}."),
        N_("Bitte zuerst erledigen oder ausdrücklich mit offener Frist abschließen."),
    ),
    "case_need_unknown": (
        N_("Den Filter „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "counsellors_same": (
        N_("Zuständig und zweite Person sind dieselbe."),
        N_("Bitte für eine der beiden jemand anderen wählen."),
    ),
    "entry_light_unknown": (
        N_("Die Ampelfarbe „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "reminder_too_late": (
        N_("Die Erinnerung läge nach dem Termin selbst."),
        N_("Bitte einen früheren Tag wählen."),
    ),
    "proof_too_long": (
        N_("Der Nachweis ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "second_look_unknown": (
        N_("Diese Bitte um einen zweiten Blick gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "second_look_empty": (
        N_("Es fehlt, was jemand anderes ansehen soll."),
        N_("Bitte die Frage in ein paar Worten aufschreiben."),
    ),
    "second_look_too_long": (
        N_("Der Text ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
    "second_look_done": (
        N_("Dieser zweite Blick ist schon beantwortet."),
        N_("Bei einer neuen Frage bitte noch einmal um einen zweiten Blick bitten."),
    ),
    "second_look_same_person": (
        N_("Den zweiten Blick kann nicht übernehmen, wer darum gebeten hat."),
        N_("Bitte eine andere Person aus dem Team fragen; sie öffnet den Tresor selbst."),
    ),
    "remark_empty": (
        N_("Es fehlt, was beim zweiten Blick herauskam."),
        N_("Bitte kurz aufschreiben, auch wenn nichts aufgefallen ist."),
    ),
    "amount_unknown": (
        N_("Diesen Betrag gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "amount_too_long": (
        N_("Der Text zum Betrag ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
}

_FILES: Mapping[str, tuple[str, str]] = {
    "case_step_shape": (
        N_("Hier gehört genau ein Schritt hin, als JSON-Objekt."),
        N_("Zum Beispiel: ein Objekt mit step, case und facts."),
    ),
    "case_step_unknown": (
        N_("Den Schritt „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "case_key_missing": (
        N_("„{key}“ fehlt."),
        N_("docs/cli.md nennt für jeden Schritt, was nötig ist."),
    ),
    "case_needs_truth": (
        N_("Hier gehört true oder false hin."),
        N_("Bitte ohne Anführungszeichen schreiben."),
    ),
}

_PERSONS: Mapping[str, tuple[str, str]] = {
    "safe_contact_too_long": (
        N_("Die Regel zum Kontakt ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen: Sie muss auf einen Blick zu lesen sein."),
    ),
    "household_too_big": (
        N_("Mehr als {limit} Menschen im Haushalt lassen sich nicht eintragen."),
        N_("Bitte die übrigen in einem Eintrag im Verlauf festhalten."),
    ),
}

_ATTACHMENTS: Mapping[str, tuple[str, str]] = {
    "attachment_unknown": (
        N_("Diese Unterlage gibt es im Tresor nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "attachment_page_unknown": (
        N_("Diese Seite gibt es in der Unterlage nicht."),
        N_("Bitte den Fall neu öffnen."),
    ),
    "attachment_too_big": (
        N_("Die Datei ist zu groß: höchstens {limit} MB."),
        N_("Bitte mit kleinerer Auflösung fotografieren oder die Seiten einzeln aufnehmen."),
    ),
    "attachment_too_large_picture": (
        N_("Das Bild hat zu viele Bildpunkte."),
        N_("Bitte mit kleinerer Auflösung fotografieren oder scannen."),
    ),
    "attachment_too_many_pages": (
        N_("Die Datei hat zu viele Seiten: höchstens {limit}."),
        N_("Bitte nur die Seiten aufnehmen, die für den Fall nötig sind."),
    ),
    "attachment_kind": (
        N_("Diese Art Datei lässt sich nicht aufnehmen."),
        N_("Möglich sind Bilder (JPEG, PNG, WebP, TIFF, BMP) und PDF."),
    ),
    "attachment_locked": (
        N_("Das PDF ist mit einem Passwort geschützt."),
        N_("Bitte ausdrucken und fotografieren oder ohne Passwort speichern."),
    ),
    "attachment_unreadable": (
        N_("Die Datei ist beschädigt und lässt sich nicht lesen."),
        N_("Bitte noch einmal fotografieren oder scannen."),
    ),
    "attachment_too_slow": (
        N_("Die Datei ließ sich nicht in einer Minute lesen; vielleicht ist sie so gebaut."),
        N_("Bitte die Seiten fotografieren oder einzeln scannen."),
    ),
    "attachment_empty": (
        N_("Die Datei ist leer."),
        N_("Bitte noch einmal fotografieren oder scannen."),
    ),
}

_COLLECTIVES: Mapping[str, tuple[str, str]] = {
    "collective_unknown": (
        N_("Diesen Sammelfall gibt es im Tresor nicht."),
        N_("Bitte die Liste neu laden."),
    ),
    "collective_note_too_long": (
        N_("Die Notiz zum Sammelfall ist zu lang: {length} Zeichen."),
        N_("Bitte auf höchstens {limit} kürzen."),
    ),
}

CASEWORK_WORDS: Mapping[str, tuple[str, str]] = {
    **_CASES,
    **_FILES,
    **_PERSONS,
    **_ATTACHMENTS,
    **_COLLECTIVES,
}
