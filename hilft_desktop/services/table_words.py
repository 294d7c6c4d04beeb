# SPDX-License-Identifier: GPL-3.0-or-later
"""How people head the columns of an address list, and what they call the kinds of bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from hilft_desktop.domain.local import PlaceKind
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import TableField

_HEADS: Mapping[TableField, tuple[str, ...]] = {
    TableField.VERIFIED_ON: ("zuletzt gepruft", "gepruft", "prufdatum", "stand", "aktualisiert"),
    TableField.STEP_FREE: ("barriere", "stufenlos", "rollstuhl", "ebenerdig", "zuganglich"),
    TableField.LANGUAGES: ("sprache",),
    TableField.WAITING: ("wartezeit", "warteliste"),
    TableField.COST: ("kosten", "preis", "gebuhr", "beitrag"),
    TableField.HOURS: ("offnungszeit", "sprechzeit", "sprechstunde", "zeiten", "geoffnet"),
    TableField.EMAIL: ("e mail", "email", "mail"),
    TableField.WEB: ("webseite", "website", "homepage", "internet", "url", "web"),
    TableField.PHONE: ("telefon", "tel", "rufnummer", "handy", "mobil", "fon"),
    TableField.POSTCODE: ("plz", "postleitzahl"),
    TableField.STREET: ("strasse", "str", "hausnummer"),
    TableField.ADDRESS: ("anschrift", "adresse"),
    TableField.TOWN: ("ort", "stadt", "wohnort", "gemeinde"),
    TableField.KIND: ("art der stelle", "art", "kategorie", "typ", "bereich", "rubrik", "thema"),
    TableField.NAME: ("name", "stelle", "einrichtung", "bezeichnung", "trager", "organisation"),
    TableField.REMARK: ("bemerkung", "hinweis", "notiz", "anmerkung", "kommentar", "info"),
}
"""Words of headers, plain; the first kind of column whose word is found is taken."""
_SHORT = 3
"""Words up to this long must stand alone: "Ort" is not in "Sorte"."""

_KIND_WORDS: tuple[tuple[str, PlaceKind], ...] = (
    ("familienkasse", PlaceKind.FAMILY_BENEFITS),
    ("jobcenter", PlaceKind.JOBCENTER),
    ("sozialamt", PlaceKind.SOCIAL_OFFICE),
    ("wohngeld", PlaceKind.HOUSING_BENEFIT),
    ("jugendamt", PlaceKind.FAMILY_OFFICE),
    ("auslanderbehorde", PlaceKind.IMMIGRATION_OFFICE),
    ("schuldner", PlaceKind.DEBT_ADVICE),
    ("insolvenz", PlaceKind.DEBT_ADVICE),
    ("stromspar", PlaceKind.ENERGY_CHECK),
    ("schlichtung", PlaceKind.ENERGY_ARBITRATION),
    ("energierecht", PlaceKind.ENERGY_LAW),
    ("energie", PlaceKind.ENERGY_ADVICE),
    ("verbraucherzentrale", PlaceKind.ENERGY_ADVICE),
    ("mieter", PlaceKind.TENANTS),
    ("mietberatung", PlaceKind.TENANTS),
    ("bahnhofsmission", PlaceKind.STATION_MISSION),
    ("wohnungslos", PlaceKind.HOMELESSNESS),
    ("obdachlos", PlaceKind.HOMELESSNESS),
    ("wohnungssicherung", PlaceKind.HOMELESSNESS),
    ("notunterkunft", PlaceKind.HOMELESSNESS),
    ("tafel", PlaceKind.FOOD),
    ("lebensmittel", PlaceKind.FOOD),
    ("jugendmigration", PlaceKind.YOUTH_MIGRATION),
    ("jmd", PlaceKind.YOUTH_MIGRATION),
    ("migration", PlaceKind.MIGRATION),
    ("mbe", PlaceKind.MIGRATION),
    ("teilhabe", PlaceKind.PARTICIPATION),
    ("eutb", PlaceKind.PARTICIPATION),
    ("vdk", PlaceKind.SOCIAL_ASSOCIATION),
    ("sovd", PlaceKind.SOCIAL_ASSOCIATION),
    ("sozialverband", PlaceKind.SOCIAL_ASSOCIATION),
    ("sozialberatung", PlaceKind.SOCIAL_ADVICE),
    ("erwerbslos", PlaceKind.SOCIAL_ADVICE),
    ("sozialgericht", PlaceKind.SOCIAL_COURT),
    ("amtsgericht", PlaceKind.DISTRICT_COURT),
    ("beratungshilfe", PlaceKind.DISTRICT_COURT),
    ("frauenhaus", PlaceKind.VIOLENCE),
    ("frauenberatung", PlaceKind.VIOLENCE),
    ("gewalt", PlaceKind.VIOLENCE),
    ("sucht", PlaceKind.ADDICTION),
    ("krise", PlaceKind.CRISIS),
    ("seelsorge", PlaceKind.CRISIS),
    ("schwanger", PlaceKind.PREGNANCY),
    ("ohne versicherung", PlaceKind.DOCTOR),
    ("clearingstelle", PlaceKind.DOCTOR),
    ("medibu", PlaceKind.DOCTOR),
    ("gewerkschaft", PlaceKind.WORK),
    ("betriebsrat", PlaceKind.WORK),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})")
_YES = frozenset({"ja", "j", "x", "1", "yes", "wahr", "true", "stufenlos", "barrierefrei"})
_NO = frozenset(
    {"nein", "n", "0", "no", "falsch", "false", "nicht stufenlos", "nicht barrierefrei"}
)
_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def guess_columns(header: Sequence[str]) -> tuple[TableField, ...]:
    """Return what each column seems to hold; each field is given once, to the best header."""
    taken: set[TableField] = set()
    guessed = [TableField.SKIP] * len(header)
    for exact in (True, False):
        for at, words in enumerate(header):
            if guessed[at] is not TableField.SKIP:
                continue
            found = _field_of(folded(words), taken, exact=exact)
            guessed[at] = found
            taken.add(found)
    return tuple(guessed)


def kind_of(text: str, name: str = "") -> PlaceKind | None:
    """Return the kind of body that words mean: its code, its label, a word in them or the name."""
    plain = folded(text)
    for kind in PlaceKind:
        if plain in (kind.value, folded(label(kind))):
            return kind
    for source in (plain, folded(name)):
        for word, kind in _KIND_WORDS:
            if _contains(source, word):
                return kind
    return None


def yes_or_no(text: str) -> bool | None:
    """Return what a cell says; ``None`` for an empty one. Raises ``ValueError`` for other words."""
    plain = " ".join(text.casefold().split())
    if not plain or plain in ("?", "unbekannt", "-"):
        return None
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise ValueError(text)


def day_of(text: str) -> date:
    """Return the day of a cell, German or ISO; raises ``ValueError``."""
    if match := _ISO.fullmatch(text.strip()):
        year, month, day = (int(part) for part in match.groups())
    elif match := _GERMAN.fullmatch(text.strip()):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    else:
        raise ValueError(text)
    return date(year, month, day)


def folded(text: str) -> str:
    """Return words plain: small, without umlauts, signs as blanks."""
    plain = text.casefold().translate(_FOLDED)
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _field_of(header: str, taken: set[TableField], *, exact: bool) -> TableField:
    for field, words in _HEADS.items():
        if field in taken:
            continue
        if any(header == word if exact else _contains(header, word) for word in words):
            return field
    return TableField.SKIP


def _contains(text: str, word: str) -> bool:
    if len(word) <= _SHORT:
        return word in text.split()
    return word in text
