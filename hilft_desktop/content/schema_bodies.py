# SPDX-License-Identifier: GPL-3.0-or-later
"""The file format of the kinds of bodies to refer to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hilft_desktop.content.schema import Dated, Entry, Identifier, Words
from hilft_desktop.domain.local import PlaceKind

FactReference = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]


class BodyNumberEntry(Entry):
    """A nationwide number: ``fact`` is the reference of the fact that holds it."""

    label: Words
    fact: FactReference
    hint: str = ""


class BodyKindEntry(Entry):
    """A kind of body; ``place`` is the kind of local address it stands for.

    ``unproven`` marks what rests on practice and on no source that was read.
    """

    id: Identifier
    title: Words
    place: PlaceKind | Literal[""] = ""
    purpose: Words
    bring: tuple[Words, ...] = ()
    hint: str = ""
    number: tuple[BodyNumberEntry, ...] = ()
    web: tuple[Words, ...] = ()
    page: Identifier | Literal[""] = ""
    letter: Identifier | Literal[""] = ""
    cites: tuple[Identifier, ...] = ()
    unproven: bool = False


class BodiesFile(Dated):
    """The kinds of bodies; the order of the file is the order on the screen."""

    format: Literal["hilft-bodies/1"]
    body: tuple[BodyKindEntry, ...]
