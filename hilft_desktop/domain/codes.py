# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed vocabularies. Their values are the codes of files, command line and release format."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What a contact is mainly about."""

    GRUNDSICHERUNG = "grundsicherung"
    SOZIALHILFE = "sozialhilfe"
    WOHNGELD = "wohngeld"
    FAMILIE = "familie"
    ENERGIE_SPERRE = "energie_sperre"
    HEIZKOSTEN = "heizkosten"
    MIETE = "miete"
    SCHULDEN = "schulden"
    ARBEIT = "arbeit"
    GESUNDHEIT = "gesundheit"
    MIGRATION = "migration"
    SONSTIGES = "sonstiges"


class AgeBand(StrEnum):
    """Age of the person asking, in bands wide enough for a tally."""

    U18 = "u18"
    A18_24 = "18-24"
    A25_44 = "25-44"
    A45_64 = "45-64"
    A65_PLUS = "65+"
    UNKNOWN = "unbekannt"


class Household(StrEnum):
    """With whom the person lives."""

    SINGLE = "allein"
    SINGLE_PARENT = "alleinerziehend"
    COUPLE = "paar"
    COUPLE_CHILDREN = "paar_kinder"
    OTHER = "andere"


class Outcome(StrEnum):
    """What the contact led to."""

    INFORMATION = "information"
    LETTER = "schreiben"
    REFERRAL = "verweis"
    ACCOMPANIMENT = "begleitung"
    FUND = "fonds"


class Channel(StrEnum):
    """Where or how the contact took place."""

    STALL = "stand"
    CONSULTATION = "sprechstunde"
    PHONE = "telefon"
    ACCOMPANIMENT = "begleitung"


class EuroBand(StrEnum):
    """Money received by the person thanks to the help, in bands (whole euros, see ``money``)."""

    NONE = "0"
    E1_99 = "1-99"
    E100_499 = "100-499"
    E500_1999 = "500-1999"
    E2000_4999 = "2000-4999"
    E5000_PLUS = "5000+"


class Grievance(StrEnum):
    """What went wrong in general, as the counsellor sees it: the one thing that weighed most.

    Says nothing about the person, so that a town council can be told how often it happened.
    """

    NONE = "nichts_benannt"
    SLOW = "lange_bearbeitung"
    UNREACHABLE = "nicht_erreichbar"
    PAPERS_LOST = "unterlagen_verloren"
    TURNED_AWAY = "antrag_abgewiesen"
    NOT_ADVISED = "nicht_beraten"
    WRONG_DECISION = "bescheid_fehlerhaft"
    UNCLEAR_LETTER = "unverstaendlich"
    HOUSING_COSTS = "wohnkosten_gekuerzt"
    CUT_OFF_THREAT = "sperre_angedroht"
    LANGUAGE_BARRIER = "sprachhuerde"
    OTHER = "anderes"


class Language(StrEnum):
    """Language in which the person is at home (ISO 639-1), with two honest ways out."""

    DE = "de"
    AM = "am"
    AR = "ar"
    BG = "bg"
    BS = "bs"
    EL = "el"
    EN = "en"
    ES = "es"
    FA = "fa"
    FR = "fr"
    HR = "hr"
    HU = "hu"
    IT = "it"
    KU = "ku"
    PL = "pl"
    PS = "ps"
    PT = "pt"
    RO = "ro"
    RU = "ru"
    SO = "so"
    SQ = "sq"
    SR = "sr"
    TI = "ti"
    TR = "tr"
    UK = "uk"
    UR = "ur"
    VI = "vi"
    ZH = "zh"
    OTHER = "andere"
    UNKNOWN = "unbekannt"


class Land(StrEnum):
    """The sixteen Länder (ISO 3166-2:DE without the prefix)."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "offen"
    WAITING = "wartet"
    CLOSED = "abgeschlossen"


class FlagKind(StrEnum):
    """Signs of danger that must not be forgotten while a case is open."""

    MEDICAL_DEVICE = "medizinisches_geraet"
    INFANT = "saeugling"
    HEALTH_RISK = "gesundheitsgefahr"
    CUT_OFF_DATE = "sperrtermin"
    ALREADY_CUT_OFF = "bereits_gesperrt"
    DEADLINE = "frist"
    NO_FOOD = "kein_essen"
    EVICTION = "raeumung"
    VIOLENCE = "gewalt"
    SUICIDAL_THOUGHTS = "suizidgedanken"
    OTHER = "sonstige"


class ConsentPurpose(StrEnum):
    """What a person agreed to; each purpose is asked for separately."""

    RECORD = "aufzeichnung"
    REFERRAL = "weitergabe"
    FUND = "fondsantrag"
    SUPPLIER = "versorger"
    PORTRAIT = "fallbeispiel"
    CONTACT = "rueckruf"
