# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the blank forms. They follow the screens of this program, so no content pack brings them.

What a blank asks is no law: it has no dates. What follows from content (letters, checklists,
deadlines) gets its blank from there and has no file here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from hilft_desktop.content.schema import Entry, Identifier, Words
from hilft_desktop.content.toml_source import TomlSyntaxError, parse_toml
from hilft_desktop.domain.blank_forms import (
    BlankField,
    BlankForm,
    BlankGroup,
    BlankKind,
    BlankOption,
    BlankSection,
    Vocabulary,
)
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.system.resources import resource_root

_FOLDER = "content/de/forms"


class BlankFieldEntry(Entry):
    """A field of a blank."""

    label: Words
    kind: BlankKind = BlankKind.LINE
    help: str = ""
    lines: Annotated[int, Field(ge=1, le=20)] = 1
    options: tuple[Words, ...] = ()
    vocabulary: Vocabulary | None = None
    columns: tuple[Words, ...] = ()
    rows: tuple[str, ...] = ()
    required: bool = False
    paper_only: bool = False

    @model_validator(mode="after")
    def _can_be_filled(self) -> BlankFieldEntry:
        chosen = self.kind in (BlankKind.CHOICE, BlankKind.CHOICES)
        if chosen != bool(self.options or self.vocabulary):
            raise ValueError("Auswahl braucht options oder vocabulary, alles andere keines davon")
        if (self.kind is BlankKind.TABLE) != bool(self.columns and self.rows):
            raise ValueError("eine Tabelle braucht columns und rows, alles andere keines davon")
        return self


class BlankSectionEntry(Entry):
    """Fields under a heading."""

    title: str = ""
    repeat: Annotated[int, Field(ge=0, le=20)] = 0
    field: Annotated[tuple[BlankFieldEntry, ...], Field(min_length=1)]


class BlankFormEntry(Entry):
    """A file with a blank; the order of its fields is that of the screen."""

    format: Literal["hilft-form/1"]
    id: Identifier
    title: Words
    summary: Words
    group: BlankGroup
    pages: tuple[Identifier, ...] = ()
    head: Annotated[tuple[Words, ...], Field(max_length=3)] = ()
    no_names: bool = True
    section: Annotated[tuple[BlankSectionEntry, ...], Field(min_length=1)]


@cache
def load_forms(folder: Path | None = None) -> tuple[BlankForm, ...]:
    """Return the blanks of a folder by the names of their files; without one those that ship.

    Raises ``MachineError("content_damaged")`` when a file does not pass the schema.
    """
    root = folder or resource_root() / _FOLDER
    return tuple(_form(path) for path in sorted(root.glob("*.toml")))


def _form(path: Path) -> BlankForm:
    try:
        entry = BlankFormEntry.model_validate(parse_toml(path.read_text("utf-8")).data)
    except TomlSyntaxError as error:
        raise MachineError("content_damaged", file=f"forms/{path.name}", line=error.line) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise MachineError("content_damaged", file=f"forms/{path.name}", line=1) from error
    if entry.id != path.stem:
        raise MachineError("content_damaged", file=f"forms/{path.name}", line=1)
    return BlankForm(
        id=entry.id,
        title=entry.title,
        summary=entry.summary,
        group=entry.group,
        sections=tuple(_section(section) for section in entry.section),
        pages=entry.pages,
        head=entry.head,
        no_names=entry.no_names,
    )


def _section(entry: BlankSectionEntry) -> BlankSection:
    return BlankSection(entry.title, tuple(_field(field) for field in entry.field), entry.repeat)


def _field(entry: BlankFieldEntry) -> BlankField:
    return BlankField(
        label=entry.label,
        kind=entry.kind,
        help=entry.help,
        lines=entry.lines,
        options=tuple(BlankOption(words) for words in entry.options),
        vocabulary=entry.vocabulary,
        columns=entry.columns,
        rows=entry.rows,
        required=entry.required,
        paper_only=entry.paper_only,
    )
