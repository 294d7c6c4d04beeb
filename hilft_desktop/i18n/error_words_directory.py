# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the errors of directory, tables of bodies and referrals (see ``error_texts``)."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.i18n.catalog import N_

DIRECTORY_WORDS: Mapping[str, tuple[str, str]] = {
    "slip_code_missing": (
        N_("Es fehlt das Zeichen vom Antwortabschnitt."),
        N_("Es steht oben auf dem Abschnitt, zum Beispiel K7M-RXM."),
    ),
    "slip_code_length": (
        N_("Ein Zeichen hat {wanted} Stellen, hier sind es {length}."),
        N_("Bitte noch einmal vom Abschnitt ablesen."),
    ),
    "slip_code_sign": (
        N_("„{sign}“ kommt in keinem Zeichen vor."),
        N_("Selbstlaute, Null, Eins, I, L und O gibt es darin nicht: bitte noch einmal ablesen."),
    ),
    "slip_code_wrong": (
        N_("Dieses Zeichen kann nicht stimmen, eine Stelle ist falsch."),
        N_("Bitte noch einmal vom Abschnitt ablesen, Stelle für Stelle."),
    ),
    "slip_code_unknown": (
        N_("Zu diesem Zeichen gibt es hier keinen Verweis."),
        N_("Vielleicht gehört der Abschnitt zu einem anderen Laptop, oder der Fall ist gelöscht."),
    ),
    "referral_unknown": (
        N_("Diesen Verweis gibt es nicht mehr."),
        N_("Vielleicht ist der Fall inzwischen gelöscht."),
    ),
    "referral_not_sent": (
        N_("Zu diesem Verweis ist noch nichts verschickt."),
        N_("Bitte zuerst das Schreiben fertig machen."),
    ),
    "referral_answer_missing": (
        N_("Was hat die Stelle geantwortet?"),
        N_("Bitte eine der Antworten auswählen."),
    ),
    "referral_note_too_long": (
        N_("Die Notiz ist zu lang ({length} Zeichen)."),
        N_("Höchstens {limit} Zeichen; Längeres gehört in einen Eintrag im Fall."),
    ),
    "answer_days_wrong": (
        N_("So viele Tage gehen nicht."),
        N_("Möglich sind 1 bis {highest} Tage."),
    ),
    "recheck_days_wrong": (
        N_("So viele Tage gehen nicht."),
        N_("Möglich sind 1 bis {highest} Tage."),
    ),
    "desk_missing": (
        N_("Für den Aushang fehlen Ort und Zeiten Eurer Sprechstunde."),
        N_("Trage sie bei „Aushang“ ein."),
    ),
    "poster_too_full": (
        N_("So viel Text passt nicht auf den Aushang."),
        N_("Bitte Ort und Zeiten kürzer fassen."),
    ),
    "poster_size_unknown": (
        N_("Diese Größe gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "body_id_missing": (
        N_("Für welche Stelle?"),
        N_("Bitte ihre Kennung mit --id angeben; „hilft directory list“ nennt sie."),
    ),
    "place_kind_unknown": (
        N_("Die Art „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "table_columns_unknown": (
        N_("Eine der Spalten heißt anders."),
        N_("Möglich sind: {allowed}; leer lässt eine Spalte aus."),
    ),
    "referral_answer_unknown": (
        N_("Die Antwort „{text}“ gibt es nicht."),
        N_("Möglich sind: {allowed}."),
    ),
    "body_list_empty": (
        N_("Eure Liste hat dafür noch keine Stellen."),
        N_("Trage Stellen ein oder lies eine Tabelle ein."),
    ),
    "table_unreadable": (
        N_("Diese Datei ist keine Tabelle, die ich lesen kann."),
        N_("Speichere sie im Tabellenprogramm als CSV oder ODS."),
    ),
    "table_empty": (
        N_("In der Tabelle steht nichts."),
        N_("Die erste Zeile nennt die Spalten, darunter steht je Zeile eine Stelle."),
    ),
    "table_too_big": (
        N_("Die Datei ist zu groß."),
        N_("Höchstens {largest} MB; bitte aufteilen."),
    ),
    "table_too_long": (
        N_("Die Tabelle hat zu viele Zeilen."),
        N_("Höchstens {most} Zeilen auf einmal; bitte aufteilen."),
    ),
    "table_too_wide": (
        N_("Die Tabelle hat zu viele Spalten."),
        N_("Höchstens {most}; bitte löschen, was nicht gebraucht wird."),
    ),
    "table_name_column_missing": (
        N_("Welche Spalte nennt den Namen der Stelle?"),
        N_("Bitte bei einer Spalte „Name der Stelle“ wählen."),
    ),
    "table_column_twice": (
        N_("Zwei Spalten sollen dasselbe enthalten."),
        N_("Bitte bei einer davon „nicht übernehmen“ wählen."),
    ),
    "table_row_nameless": (N_("Der Name der Stelle fehlt."), ""),
    "table_row_kind": (
        N_("Die Art der Stelle ist unklar („{text}“)."),
        N_("Gib eine Art für alle an, bei denen sie unklar ist."),
    ),
    "table_row_unverified": (
        N_("Es steht nicht dabei, wann zuletzt geprüft wurde."),
        N_("Gib einen Tag für alle an, bei denen er fehlt."),
    ),
    "table_row_day": (N_("„{text}“ ist kein Datum."), ""),
    "table_row_future": (N_("Der Tag „{text}“ liegt in der Zukunft."), ""),
    "table_row_step_free": (N_("„{text}“ heißt weder ja noch nein."), ""),
    "table_row_too_long": (N_("Eine Angabe ist zu lang ({what})."), ""),
}
