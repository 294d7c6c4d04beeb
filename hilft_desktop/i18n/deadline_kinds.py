# SPDX-License-Identifier: GPL-3.0-or-later
"""Names, help and questions of the kinds of deadlines."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.deadlines import (
    DeadlineGroup,
    DeadlineInput,
    DeadlineKind,
    DeadlineSense,
)
from hilft_desktop.i18n.catalog import N_, _

GROUPS: Mapping[DeadlineGroup, str] = {
    DeadlineGroup.DECISION: N_("Bescheid eines Amts"),
    DeadlineGroup.COURT: N_("Brief vom Gericht"),
    DeadlineGroup.HOME: N_("Wohnung"),
    DeadlineGroup.ENERGY: N_("Strom, Gas, Wärme"),
    DeadlineGroup.APPLICATION: N_("Antrag stellen"),
    DeadlineGroup.POINTER: N_("Sofort zur Fachstelle"),
}

SENSES: Mapping[DeadlineSense, str] = {
    DeadlineSense.LAST_DAY: N_("Spätestens am"),
    DeadlineSense.FIRST_DAY: N_("Frühestens am"),
    DeadlineSense.PROTECTED_UNTIL: N_("Geschützt bis einschließlich"),
    DeadlineSense.OTHER_SIDE: N_("Die andere Seite hat Zeit bis"),
}

_K = DeadlineKind
TITLES: Mapping[DeadlineKind, tuple[str, str]] = {
    _K.OBJECTION: (
        N_("Widerspruch im Sozialrecht"),
        N_("Bescheid von Jobcenter, Sozialamt, Krankenkasse, Rente, Kinderzuschlag."),
    ),
    _K.OBJECTION_NO_NOTICE: (
        N_("Widerspruch: Belehrung fehlt"),
        N_("Im Bescheid steht nirgends, wie und bis wann man sich wehren kann."),
    ),
    _K.OBJECTION_ABROAD: (
        N_("Widerspruch: Bescheid ins Ausland"),
        N_("Der Bescheid im Sozialrecht wurde außerhalb Deutschlands zugestellt."),
    ),
    _K.OBJECTION_ADMIN: (
        N_("Widerspruch im Verwaltungsrecht"),
        N_("Wohngeld, Unterhaltsvorschuss, BAföG, Rundfunkbeitrag. Die Belehrung geht vor."),
    ),
    _K.OBJECTION_CHILD_BENEFIT: (
        N_("Einspruch beim Kindergeld"),
        N_("Bescheid der Familienkasse über Kindergeld nach dem Steuerrecht."),
    ),
    _K.ACTION: (
        N_("Klage beim Sozialgericht"),
        N_("Der Widerspruch wurde mit einem Widerspruchsbescheid abgelehnt."),
    ),
    _K.ACTION_ADMIN: (
        N_("Klage beim Verwaltungsgericht"),
        N_("Widerspruchsbescheid, oder Bescheid, gegen den gleich geklagt wird."),
    ),
    _K.REVIEW: (
        N_("Überprüfungsantrag: Jobcenter, Sozialamt"),
        N_("Ein alter Bescheid war falsch. Wie weit reicht der Antrag zurück?"),
    ),
    _K.REVIEW_GENERAL: (
        N_("Überprüfungsantrag: andere Sozialleistungen"),
        N_("Zum Beispiel Wohngeld, Rente, Kinderzuschlag, Krankenkasse."),
    ),
    _K.REINSTATEMENT: (
        N_("Wiedereinsetzung: Widerspruch oder Klage"),
        N_("Eine Frist im Sozialrecht wurde ohne eigenes Verschulden versäumt."),
    ),
    _K.REINSTATEMENT_OFFICE: (
        N_("Wiedereinsetzung: Frist beim Amt"),
        N_("Eine Frist im Verfahren beim Sozialamt oder Jobcenter wurde versäumt."),
    ),
    _K.REINSTATEMENT_ADMIN: (
        N_("Wiedereinsetzung: Verwaltungsrecht"),
        N_("Widerspruch oder Klage bei Wohngeld und Ähnlichem wurde versäumt."),
    ),
    _K.INACTION_APPLICATION: (
        N_("Amt entscheidet nicht über den Antrag"),
        N_("Ab wann die Untätigkeitsklage beim Sozialgericht möglich ist."),
    ),
    _K.INACTION_OBJECTION: (
        N_("Amt entscheidet nicht über den Widerspruch"),
        N_("Ab wann die Untätigkeitsklage beim Sozialgericht möglich ist."),
    ),
    _K.INACTION_ADMIN: (
        N_("Wohngeldstelle entscheidet nicht"),
        N_("Ab wann die Untätigkeitsklage beim Verwaltungsgericht möglich ist."),
    ),
    _K.DEFENCE_NOTICE: (
        N_("Klage erhalten: Verteidigung anzeigen"),
        N_("Das Gericht hat eine Klage zugestellt, zum Beispiel eine Räumungsklage."),
    ),
    _K.DEFAULT_JUDGMENT: (
        N_("Versäumnisurteil erhalten"),
        N_("Das Gericht hat ohne eigene Antwort oder ohne Teilnahme entschieden."),
    ),
    _K.PAYMENT_ORDER: (
        N_("Mahnbescheid erhalten"),
        N_("Gelber Umschlag vom Mahngericht."),
    ),
    _K.ENFORCEMENT_ORDER: (
        N_("Vollstreckungsbescheid erhalten"),
        N_("Folgt auf den Mahnbescheid. Gepfändet werden kann schon jetzt."),
    ),
    _K.GRACE_PAYMENT: (
        N_("Räumungsklage: Mietrückstand nachzahlen"),
        N_("Schonfristzahlung nach fristloser Kündigung wegen Mietrückstand."),
    ),
    _K.HARDSHIP_OBJECTION: (
        N_("Kündigung der Wohnung: Härte"),
        N_("Widerspruch gegen eine ordentliche Kündigung, weil der Auszug eine Härte wäre."),
    ),
    _K.UTILITY_TENANT: (
        N_("Betriebskosten: Einwände erheben"),
        N_("Die Abrechnung des Vermieters scheint falsch."),
    ),
    _K.UTILITY_LANDLORD: (
        N_("Betriebskosten: kam die Abrechnung zu spät?"),
        N_("Bis wann die Abrechnung des Vermieters ankommen musste."),
    ),
    _K.CUT_OFF_THREAT: (
        N_("Sperre angedroht"),
        N_("Strom oder Gas: erste Androhung mit Mahnung."),
    ),
    _K.CUT_OFF_NOTICE: (
        N_("Sperre angekündigt"),
        N_("Strom oder Gas: Ankündigung des Sperrtermins."),
    ),
    _K.INSTALMENT_OFFER: (
        N_("Raten vom Grundversorger verlangt"),
        N_("Bis wann die Abwendungsvereinbarung angeboten werden muss."),
    ),
    _K.BASIC_INCOME: (
        N_("Grundsicherungsgeld beantragen"),
        N_("Der Antrag wirkt auf den Ersten des Monats zurück."),
    ),
    _K.BACK_PAYMENT: (
        N_("Nachzahlung der Heizkosten beantragen"),
        N_("Heizkosten, Nebenkosten oder Brennstoff: im Monat der Fälligkeit beantragen."),
    ),
    _K.HOUSING_BENEFIT: (
        N_("Wohngeld beantragen"),
        N_("Wohngeld beginnt mit dem Monat des Antrags."),
    ),
    _K.HOUSING_BENEFIT_REJECTED: (
        N_("Wohngeld nach abgelehnter Grundsicherung"),
        N_("Jobcenter oder Sozialamt hat abgelehnt; Wohngeld rückwirkend nachholen."),
    ),
    _K.CHILD_BENEFIT: (
        N_("Kindergeld beantragen"),
        N_("Wie lange nichts verloren geht."),
    ),
    _K.CHILD_SUPPLEMENT: (
        N_("Kinderzuschlag beantragen"),
        N_("Kinderzuschlag beginnt mit dem Monat des Antrags."),
    ),
    _K.MAINTENANCE_ADVANCE: (
        N_("Unterhaltsvorschuss beantragen"),
        N_("Nur kurz rückwirkend und unter einer Bedingung."),
    ),
    _K.EDUCATION: (
        N_("Bildung und Teilhabe beantragen"),
        N_("Ausflug, Lernförderung, Schulbedarf, Mittagessen, Verein."),
    ),
    _K.LABOUR_COURT: (
        N_("Kündigung vom Arbeitgeber"),
        N_("Klage beim Arbeitsgericht. Sofort zur Fachstelle, hier nur der Tag."),
    ),
    _K.GARNISHMENT: (
        N_("Konto gepfändet"),
        N_("P-Konto verlangen. Sofort zur Schuldnerberatung, hier nur der Tag."),
    ),
}

_GENERAL: Mapping[DeadlineInput, str] = {
    DeadlineInput.DATED: N_("Datum auf dem Schreiben"),
    DeadlineInput.POSTED: N_("Aufgabe zur Post (Poststempel)"),
    DeadlineInput.RECEIVED: N_("Zugestellt oder angekommen am"),
    DeadlineInput.DELIVERY: N_("Wie kam es?"),
    DeadlineInput.REMEDY: N_("Rechtsbehelfsbelehrung"),
    DeadlineInput.LAND: N_("Land, in dem das Amt oder Gericht sitzt"),
    DeadlineInput.MUNICIPALITY: N_("Gemeinde, in der das Amt oder Gericht sitzt"),
}
_PROVEN = N_("Angekommen am (wenn später und beweisbar)")
_ARRIVED = N_("Eingang beim Amt")
_HINDRANCE = N_("Hindernis weggefallen am")
_MISSED = N_("Letzter Tag der versäumten Frist")
_FILED = N_("Antrag geht ein am (sonst heute)")
_SINCE = N_("Leistung gebraucht ab")
_CAME = N_("Abrechnung angekommen am")
_ANY_PLACE: Mapping[DeadlineInput, str] = {
    DeadlineInput.LAND: N_("Land (wegen der Feiertage)"),
    DeadlineInput.MUNICIPALITY: N_("Gemeinde (wegen der Feiertage)"),
}
_BY_KIND: Mapping[DeadlineKind, Mapping[DeadlineInput, str]] = {
    **{
        kind: {DeadlineInput.DATED: N_("Datum auf dem Bescheid"), DeadlineInput.RECEIVED: _PROVEN}
        for kind in (
            _K.OBJECTION,
            _K.OBJECTION_NO_NOTICE,
            _K.OBJECTION_ADMIN,
            _K.OBJECTION_CHILD_BENEFIT,
            _K.ACTION,
            _K.ACTION_ADMIN,
        )
    },
    **{
        kind: {DeadlineInput.DATED: _MISSED, DeadlineInput.RECEIVED: _HINDRANCE}
        for kind in (_K.REINSTATEMENT, _K.REINSTATEMENT_OFFICE, _K.REINSTATEMENT_ADMIN)
    },
    **{
        kind: {
            DeadlineInput.DATED: N_("Antrag oder Widerspruch abgeschickt am"),
            DeadlineInput.RECEIVED: _ARRIVED,
        }
        for kind in (_K.INACTION_APPLICATION, _K.INACTION_OBJECTION, _K.INACTION_ADMIN)
    },
    **{
        kind: {DeadlineInput.DATED: _SINCE}
        for kind in (
            _K.BASIC_INCOME,
            _K.HOUSING_BENEFIT,
            _K.CHILD_SUPPLEMENT,
            _K.MAINTENANCE_ADVANCE,
        )
    },
    _K.OBJECTION_ABROAD: {
        DeadlineInput.DATED: N_("Datum auf dem Bescheid"),
        DeadlineInput.RECEIVED: N_("Im Ausland angekommen am"),
    },
    _K.REVIEW: {
        DeadlineInput.DATED: N_("Datum auf dem alten Bescheid (wenn bekannt)"),
        DeadlineInput.RECEIVED: _FILED,
    },
    _K.REVIEW_GENERAL: {DeadlineInput.RECEIVED: _FILED},
    _K.HARDSHIP_OBJECTION: {
        DeadlineInput.DATED: N_("Ende des Mietverhältnisses laut Kündigung"),
        DeadlineInput.REMEDY: N_("Hinweis des Vermieters auf den Widerspruch"),
        DeadlineInput.LAND: N_("Land, in dem die Wohnung liegt"),
        DeadlineInput.MUNICIPALITY: N_("Gemeinde, in der die Wohnung liegt"),
    },
    _K.GRACE_PAYMENT: _ANY_PLACE,
    _K.CUT_OFF_NOTICE: _ANY_PLACE,
    _K.UTILITY_TENANT: {
        **_ANY_PLACE,
        DeadlineInput.DATED: N_("Datum der Abrechnung"),
        DeadlineInput.RECEIVED: _CAME,
    },
    _K.UTILITY_LANDLORD: {
        **_ANY_PLACE,
        DeadlineInput.DATED: N_("Letzter Tag des Abrechnungszeitraums"),
        DeadlineInput.RECEIVED: _CAME,
    },
    _K.INSTALMENT_OFFER: {
        **_ANY_PLACE,
        DeadlineInput.RECEIVED: N_("Verlangen beim Versorger angekommen am"),
    },
    _K.BACK_PAYMENT: {DeadlineInput.DATED: N_("Nachzahlung fällig am")},
    _K.HOUSING_BENEFIT_REJECTED: {DeadlineInput.RECEIVED: N_("Von der Ablehnung erfahren am")},
    _K.CHILD_BENEFIT: {DeadlineInput.DATED: N_("Anspruch besteht seit (zum Beispiel Geburt)")},
    _K.EDUCATION: {DeadlineInput.DATED: N_("Kosten oder Bedarf entstanden am")},
    _K.LABOUR_COURT: {DeadlineInput.RECEIVED: N_("Kündigung angekommen am")},
    _K.GARNISHMENT: {
        **_ANY_PLACE,
        DeadlineInput.RECEIVED: N_("Pfändung der Bank zugestellt am"),
    },
}


def kind_title(kind: DeadlineKind) -> str:
    """Return the name of a kind."""
    return _(TITLES[kind][0])


def kind_help(kind: DeadlineKind) -> str:
    """Return in one sentence when a kind is meant."""
    return _(TITLES[kind][1])


def input_label(kind: DeadlineKind, name: DeadlineInput) -> str:
    """Return what an input means for a kind."""
    return _(_BY_KIND.get(kind, {}).get(name) or _GENERAL[name])


def group_title(group: DeadlineGroup) -> str:
    """Return the heading of a group of kinds."""
    return _(GROUPS[group])


def sense_text(sense: DeadlineSense) -> str:
    """Return the words before the date: ``Spätestens am``, …"""
    return _(SENSES[sense])
