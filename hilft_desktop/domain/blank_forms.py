# SPDX-License-Identifier: GPL-3.0-or-later
"""Blank forms: what a screen form asks, to be filled in by hand and typed in afterwards.

A blank asks in the order of the screen. The words of a field are those of the screen; tests hold
both against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlankGroup(StrEnum):
    """Under which heading a blank is offered, in this order."""

    TALK = "gespraech"
    CASE = "fall"
    PRIVACY = "datenschutz"
    PLACE = "ort"
    DEADLINE = "frist"
    CHECKLIST = "checkliste"
    LETTER = "schreiben"


class BlankKind(StrEnum):
    """How a field is filled in by hand."""

    LINE = "zeile"
    TEXT = "text"
    """Several lines, as many as ``lines`` says."""
    DATE = "datum"
    MONEY = "betrag"
    CHOICE = "auswahl"
    """Boxes, one of which is ticked."""
    CHOICES = "mehrfachauswahl"
    TABLE = "tabelle"


class Vocabulary(StrEnum):
    """A closed vocabulary whose words stand at the boxes; no blank types them again."""

    TOPIC = "thema"
    CHANNEL = "kontaktart"
    AGE_BAND = "alter"
    HOUSEHOLD = "haushalt"
    OUTCOME = "ergebnis"
    GRIEVANCE = "missstand"
    FLAG_KIND = "warnzeichen"
    AMOUNT_KIND = "betragsart"
    COLLECTIVE_KIND = "sammelfall"
    RELATION = "beziehung"
    MEMBER_AGE = "alter_haushalt"
    READS_GERMAN = "liest_deutsch"
    MEANS = "mittel"
    PLACE_KIND = "stelle"
    CONSENT_PURPOSE = "einwilligung"
    DELIVERY = "versandweg"
    ANSWER = "antwort"


@dataclass(frozen=True, slots=True)
class BlankOption:
    """A box to tick; ``sign`` is the key of the screen, empty where the screen has none."""

    words: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class BlankField:
    """A field of a blank. ``paper_only`` ones are asked on paper and have no field on screen."""

    label: str
    kind: BlankKind = BlankKind.LINE
    help: str = ""
    lines: int = 1
    options: tuple[BlankOption, ...] = ()
    vocabulary: Vocabulary | None = None
    """Where the options come from, unless they are given."""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    required: bool = False
    paper_only: bool = False


@dataclass(frozen=True, slots=True)
class BlankSection:
    """Fields under a heading; with ``repeat`` a table with that many lines to write in."""

    title: str
    fields: tuple[BlankField, ...]
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A blank. ``head`` are short fields side by side above everything else."""

    id: str
    title: str
    summary: str
    group: BlankGroup
    sections: tuple[BlankSection, ...]
    pages: tuple[str, ...] = ()
    """Keys of the pages whose form it is."""
    head: tuple[str, ...] = ()
    no_names: bool = True
    """The screen forbids names here, so the paper does."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what the screen asks, in order."""
        return tuple(
            field.label
            for section in self.sections
            for field in section.fields
            if not field.paper_only
        )


@dataclass(frozen=True, slots=True)
class BlankListing:
    """A blank in a list."""

    id: str
    title: str
    summary: str
    group: BlankGroup
    pages: tuple[str, ...] = ()
    no_names: bool = True
