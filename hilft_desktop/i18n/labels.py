# SPDX-License-Identifier: GPL-3.0-or-later
"""German words for the codes of the closed vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    Means,
    MemberAge,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.codes import (
    AgeBand,
    CaseStatus,
    Channel,
    ConsentPurpose,
    EuroBand,
    FlagKind,
    Grievance,
    Household,
    Land,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.delivery import Delivery, ProofState
from hilft_desktop.domain.local import LocalTableKind, PlaceKind
from hilft_desktop.domain.referrals import ReferralAnswer
from hilft_desktop.domain.scope import Light, ScopeNeed
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.labels_casework import CASEWORK_TABLES

_TOPICS = {
    Topic.GRUNDSICHERUNG: N_("Grundsicherung (Jobcenter)"),
    Topic.SOZIALHILFE: N_("Sozialhilfe (Sozialamt)"),
    Topic.WOHNGELD: N_("Wohngeld"),
    Topic.FAMILIE: N_("Familie und Kinder"),
    Topic.ENERGIE_SPERRE: N_("Strom- oder Gassperre"),
    Topic.HEIZKOSTEN: N_("Heizkosten und Nachzahlung"),
    Topic.MIETE: N_("Miete und Wohnung"),
    Topic.SCHULDEN: N_("Schulden"),
    Topic.ARBEIT: N_("Arbeit"),
    Topic.GESUNDHEIT: N_("Gesundheit und Pflege"),
    Topic.MIGRATION: N_("Aufenthalt und Migration"),
    Topic.SONSTIGES: N_("Sonstiges"),
}
_AGE_BANDS = {
    AgeBand.U18: N_("unter 18 Jahre"),
    AgeBand.A18_24: N_("18 bis 24 Jahre"),
    AgeBand.A25_44: N_("25 bis 44 Jahre"),
    AgeBand.A45_64: N_("45 bis 64 Jahre"),
    AgeBand.A65_PLUS: N_("65 Jahre und älter"),
    AgeBand.UNKNOWN: N_("Alter unbekannt"),
}
_HOUSEHOLDS = {
    Household.SINGLE: N_("allein lebend"),
    Household.SINGLE_PARENT: N_("alleinerziehend"),
    Household.COUPLE: N_("Paar ohne Kinder"),
    Household.COUPLE_CHILDREN: N_("Paar mit Kindern"),
    Household.OTHER: N_("anderer Haushalt"),
}
_OUTCOMES = {
    Outcome.INFORMATION: N_("Auskunft gegeben"),
    Outcome.LETTER: N_("Schreiben aufgesetzt"),
    Outcome.REFERRAL: N_("an eine Fachstelle verwiesen"),
    Outcome.ACCOMPANIMENT: N_("zum Amt begleitet"),
    Outcome.FUND: N_("Antrag beim Hilfsfonds"),
}
_CHANNELS = {
    Channel.STALL: N_("Infostand"),
    Channel.CONSULTATION: N_("Sprechstunde"),
    Channel.PHONE: N_("Telefon"),
    Channel.ACCOMPANIMENT: N_("Begleitung"),
}
_GRIEVANCES = {
    Grievance.NONE: N_("nichts benannt"),
    Grievance.SLOW: N_("Bearbeitung dauert zu lange"),
    Grievance.UNREACHABLE: N_("Amt oder Firma nicht zu erreichen"),
    Grievance.PAPERS_LOST: N_("Unterlagen verloren oder doppelt verlangt"),
    Grievance.TURNED_AWAY: N_("Antrag nicht angenommen oder weggeschickt"),
    Grievance.NOT_ADVISED: N_("nicht oder falsch beraten"),
    Grievance.WRONG_DECISION: N_("Bescheid fehlerhaft"),
    Grievance.UNCLEAR_LETTER: N_("Schreiben nicht zu verstehen"),
    Grievance.HOUSING_COSTS: N_("Wohnkosten nicht voll übernommen"),
    Grievance.CUT_OFF_THREAT: N_("Sperre angedroht oder vollzogen"),
    Grievance.LANGUAGE_BARRIER: N_("keine Hilfe in der eigenen Sprache"),
    Grievance.OTHER: N_("etwas anderes"),
}
_DELIVERIES = {
    Delivery.FAX: N_("Fax"),
    Delivery.REGISTERED: N_("Einschreiben"),
    Delivery.HANDED_IN: N_("Abgegeben, mit Eingangsstempel"),
    Delivery.PORTAL: N_("Portal oder Online-Formular"),
    Delivery.MAIL: N_("Brief ohne Nachweis"),
    Delivery.BY_PERSON: N_("Person nimmt es mit"),
}
_PROOF_STATES = {
    ProofState.NONE: N_("noch ohne Nachweis"),
    ProofState.ENTERED: N_("Nachweis liegt vor"),
    ProofState.WAIVED: N_("ohne Nachweis abgeschlossen"),
}
_EURO_BANDS = {
    EuroBand.NONE: N_("kein Geld"),
    EuroBand.E1_99: N_("bis 99 €"),
    EuroBand.E100_499: N_("100 bis 499 €"),
    EuroBand.E500_1999: N_("500 bis 1.999 €"),
    EuroBand.E2000_4999: N_("2.000 bis 4.999 €"),
    EuroBand.E5000_PLUS: N_("5.000 € und mehr"),
}
_LANGUAGES = {
    Language.DE: N_("Deutsch"),
    Language.AM: N_("Amharisch"),
    Language.AR: N_("Arabisch"),
    Language.BG: N_("Bulgarisch"),
    Language.BS: N_("Bosnisch"),
    Language.EL: N_("Griechisch"),
    Language.EN: N_("Englisch"),
    Language.ES: N_("Spanisch"),
    Language.FA: N_("Persisch (Farsi, Dari)"),
    Language.FR: N_("Französisch"),
    Language.HR: N_("Kroatisch"),
    Language.HU: N_("Ungarisch"),
    Language.IT: N_("Italienisch"),
    Language.KU: N_("Kurdisch"),
    Language.PL: N_("Polnisch"),
    Language.PS: N_("Paschtu"),
    Language.PT: N_("Portugiesisch"),
    Language.RO: N_("Rumänisch"),
    Language.RU: N_("Russisch"),
    Language.SO: N_("Somali"),
    Language.SQ: N_("Albanisch"),
    Language.SR: N_("Serbisch"),
    Language.TI: N_("Tigrinya"),
    Language.TR: N_("Türkisch"),
    Language.UK: N_("Ukrainisch"),
    Language.UR: N_("Urdu"),
    Language.VI: N_("Vietnamesisch"),
    Language.ZH: N_("Chinesisch"),
    Language.OTHER: N_("andere Sprache"),
    Language.UNKNOWN: N_("Sprache unbekannt"),
}
_LAENDER = {
    Land.BW: N_("Baden-Württemberg"),
    Land.BY: N_("Bayern"),
    Land.BE: N_("Berlin"),
    Land.BB: N_("Brandenburg"),
    Land.HB: N_("Bremen"),
    Land.HH: N_("Hamburg"),
    Land.HE: N_("Hessen"),
    Land.MV: N_("Mecklenburg-Vorpommern"),
    Land.NI: N_("Niedersachsen"),
    Land.NW: N_("Nordrhein-Westfalen"),
    Land.RP: N_("Rheinland-Pfalz"),
    Land.SL: N_("Saarland"),
    Land.SN: N_("Sachsen"),
    Land.ST: N_("Sachsen-Anhalt"),
    Land.SH: N_("Schleswig-Holstein"),
    Land.TH: N_("Thüringen"),
}
_CASE_STATUS = {
    CaseStatus.OPEN: N_("offen"),
    CaseStatus.WAITING: N_("wartet auf Antwort"),
    CaseStatus.CLOSED: N_("abgeschlossen"),
}
_FLAGS = {
    FlagKind.MEDICAL_DEVICE: N_("Medizinisches Gerät braucht Strom"),
    FlagKind.INFANT: N_("Säugling im Haushalt"),
    FlagKind.HEALTH_RISK: N_("Gefahr für die Gesundheit"),
    FlagKind.CUT_OFF_DATE: N_("Sperrtermin steht bevor"),
    FlagKind.ALREADY_CUT_OFF: N_("Strom oder Gas ist schon abgestellt"),
    FlagKind.DEADLINE: N_("Frist läuft ab"),
    FlagKind.NO_FOOD: N_("Kein Geld für Essen"),
    FlagKind.EVICTION: N_("Räumung droht"),
    FlagKind.VIOLENCE: N_("Gewalt"),
    FlagKind.SUICIDAL_THOUGHTS: N_("Gedanken an Suizid"),
    FlagKind.OTHER: N_("Anderes Warnzeichen"),
}
_CONSENTS = {
    ConsentPurpose.RECORD: N_("Aufzeichnung der Beratung"),
    ConsentPurpose.REFERRAL: N_("Weitergabe an eine Fachstelle"),
    ConsentPurpose.FUND: N_("Antrag beim Hilfsfonds"),
    ConsentPurpose.SUPPLIER: N_("Schreiben an den Versorger"),
    ConsentPurpose.PORTRAIT: N_("Fallbeispiel ohne Namen"),
    ConsentPurpose.CONTACT: N_("Rückruf oder Nachricht an die Person"),
}
_LOCAL_TABLES = {
    LocalTableKind.RENT: N_("Mietgrenzen"),
    LocalTableKind.HEATING: N_("Heizkostengrenzen"),
}
_PLACES = {
    PlaceKind.JOBCENTER: N_("Jobcenter"),
    PlaceKind.SOCIAL_OFFICE: N_("Sozialamt"),
    PlaceKind.HOUSING_BENEFIT: N_("Wohngeldstelle"),
    PlaceKind.FAMILY_BENEFITS: N_("Familienkasse"),
    PlaceKind.FAMILY_OFFICE: N_("Jugendamt"),
    PlaceKind.IMMIGRATION_OFFICE: N_("Ausländerbehörde"),
    PlaceKind.DEBT_ADVICE: N_("Schuldnerberatung"),
    PlaceKind.ENERGY_ADVICE: N_("Energieberatung"),
    PlaceKind.ENERGY_LAW: N_("Energierecht (Verbraucherzentrale)"),
    PlaceKind.ENERGY_CHECK: N_("Stromspar-Check"),
    PlaceKind.ENERGY_ARBITRATION: N_("Schlichtungsstelle Energie"),
    PlaceKind.TENANTS: N_("Mietberatung"),
    PlaceKind.HOMELESSNESS: N_("Hilfe bei Wohnungsnot"),
    PlaceKind.STATION_MISSION: N_("Bahnhofsmission"),
    PlaceKind.FOOD: N_("Lebensmittel"),
    PlaceKind.MIGRATION: N_("Migrationsberatung"),
    PlaceKind.YOUTH_MIGRATION: N_("Jugendmigrationsdienst"),
    PlaceKind.PARTICIPATION: N_("Teilhabeberatung"),
    PlaceKind.SOCIAL_ADVICE: N_("Sozialberatung"),
    PlaceKind.SOCIAL_ASSOCIATION: N_("Sozialverband"),
    PlaceKind.DISTRICT_COURT: N_("Amtsgericht"),
    PlaceKind.SOCIAL_COURT: N_("Sozialgericht"),
    PlaceKind.VIOLENCE: N_("Hilfe bei Gewalt"),
    PlaceKind.ADDICTION: N_("Suchtberatung"),
    PlaceKind.CRISIS: N_("Krisendienst"),
    PlaceKind.PREGNANCY: N_("Schwangerschaftsberatung"),
    PlaceKind.DOCTOR: N_("Behandlung ohne Versicherung"),
    PlaceKind.WORK: N_("Beratung zu Arbeit und Lohn"),
    PlaceKind.OTHER: N_("andere Stelle"),
}
_REFERRAL_ANSWERS = {
    ReferralAnswer.PREPARED: N_("vorbereitet, noch nichts verschickt"),
    ReferralAnswer.OPEN: N_("noch keine Rückmeldung"),
    ReferralAnswer.APPOINTMENT: N_("Termin vergeben"),
    ReferralAnswer.HELPS: N_("hilft"),
    ReferralAnswer.CANNOT_HELP: N_("kann nicht helfen"),
    ReferralAnswer.CALL_BACK: N_("bittet um Anruf"),
    ReferralAnswer.SENT_ON: N_("hat weiterverwiesen"),
    ReferralAnswer.NOT_REACHED: N_("Person kam nicht an"),
    ReferralAnswer.NO_ANSWER: N_("keine Antwort, abgehakt"),
}
_LIGHTS = {
    Light.GREEN: N_("Grün: Information"),
    Light.YELLOW: N_("Gelb: nur unter Anleitung"),
    Light.RED: N_("Rot: weiterverweisen"),
}
_SCOPE_NEEDS = {
    ScopeNeed.GUIDANCE: N_("Eine juristische Anleitung ist nicht angegeben."),
    ScopeNeed.TRAINING: N_("Eine gültige Schulung ist nicht angegeben."),
}
_RELATIONS = {
    Relation.PARTNER: N_("Partnerin oder Partner"),
    Relation.CHILD: N_("Kind"),
    Relation.PARENT: N_("Elternteil"),
    Relation.SIBLING: N_("Geschwister"),
    Relation.RELATIVE: N_("andere Verwandte"),
    Relation.FLATMATE: N_("Mitbewohnende"),
    Relation.OTHER: N_("andere Person"),
}
_MEMBER_AGES = {
    MemberAge.A0_5: N_("0 bis 5 Jahre"),
    MemberAge.A6_13: N_("6 bis 13 Jahre"),
    MemberAge.A14_17: N_("14 bis 17 Jahre"),
    MemberAge.A18_24: N_("18 bis 24 Jahre"),
    MemberAge.A25_64: N_("25 bis 64 Jahre"),
    MemberAge.A65_PLUS: N_("65 Jahre und älter"),
    MemberAge.UNKNOWN: N_("Alter unbekannt"),
}
_READS_GERMAN = {
    ReadsGerman.YES: N_("ja"),
    ReadsGerman.A_LITTLE: N_("etwas"),
    ReadsGerman.NO: N_("nein"),
    ReadsGerman.UNKNOWN: N_("nicht gefragt"),
}
_MEANS = {
    Means.PRINTER: N_("Drucker"),
    Means.PHONE: N_("Telefon"),
    Means.MAIL: N_("E-Mail"),
    Means.SMARTPHONE: N_("Smartphone"),
}
_AMOUNTS = {
    AmountKind.CLAIMED: N_("gefordert"),
    AmountKind.CONCEDED: N_("zugesagt"),
    AmountKind.RECEIVED: N_("erhalten"),
}
_COLLECTIVES = {
    CollectiveKind.HOUSE: N_("ein Haus"),
    CollectiveKind.SUPPLIER: N_("ein Versorger"),
    CollectiveKind.OFFICE: N_("eine Behörde"),
    CollectiveKind.EMPLOYER: N_("ein Betrieb"),
    CollectiveKind.OTHER: N_("etwas anderes"),
}
# By kind of code, not in one table: codes of two vocabularies may be the same word.
_TABLES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Topic: _TOPICS,
    AgeBand: _AGE_BANDS,
    Household: _HOUSEHOLDS,
    Outcome: _OUTCOMES,
    Channel: _CHANNELS,
    EuroBand: _EURO_BANDS,
    Delivery: _DELIVERIES,
    ProofState: _PROOF_STATES,
    Grievance: _GRIEVANCES,
    Language: _LANGUAGES,
    Land: _LAENDER,
    CaseStatus: _CASE_STATUS,
    FlagKind: _FLAGS,
    ConsentPurpose: _CONSENTS,
    LocalTableKind: _LOCAL_TABLES,
    ReferralAnswer: _REFERRAL_ANSWERS,
    PlaceKind: _PLACES,
    Relation: _RELATIONS,
    MemberAge: _MEMBER_AGES,
    ReadsGerman: _READS_GERMAN,
    Means: _MEANS,
    AmountKind: _AMOUNTS,
    CollectiveKind: _COLLECTIVES,
    Light: _LIGHTS,
    ScopeNeed: _SCOPE_NEEDS,
    **CASEWORK_TABLES,
}


def label(code: StrEnum) -> str:
    """Return the words for a code in the language of the program; every code has some."""
    return _(_TABLES[type(code)][code])


Code = TypeVar("Code", bound=StrEnum)


def choices(kind: type[Code]) -> tuple[tuple[Code, str], ...]:
    """Return all codes of a vocabulary with their words, in the order of the vocabulary."""
    return tuple((code, label(code)) for code in kind)


_DIMENSIONS = {
    "total": N_("Kontakte insgesamt"),
    "topic": N_("Thema"),
    "age": N_("Alter"),
    "age_band": N_("Alter"),
    "outcome": N_("Ergebnis"),
    "household": N_("Haushalt"),
    "euro_band": N_("Erreichtes Geld"),
    "channel": N_("Ort der Beratung"),
    "grievance": N_("Was allgemein schieflief"),
}


def dimension_label(name: str) -> str:
    """Return the words for a column of a tally; raises ``KeyError`` for an unknown one."""
    return _(_DIMENSIONS[name])
