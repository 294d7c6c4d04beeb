# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the content files. Every fault of every file is found in one pass, with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from hilft_desktop.content.faults import FaultList
from hilft_desktop.content.letter_fields import (
    FieldGroups,
    LetterFieldsFile,
    groups_of,
    unknown_groups,
    with_groups,
)
from hilft_desktop.content.schema import (
    ChecklistEntry,
    EmergencyEntry,
    EmergencyFile,
    FactEntry,
    FactFile,
    GlossaryFile,
    LetterEntry,
    Manifest,
    PageEntry,
    SearchWordsFile,
    TermEntry,
)
from hilft_desktop.content.schema_advice import advice_for
from hilft_desktop.content.schema_bodies import BodiesFile
from hilft_desktop.content.schema_handouts import (
    HandoutEntry,
    HandoutFrameFile,
    TranslationEntry,
)
from hilft_desktop.content.schema_papers import PaperEntry
from hilft_desktop.content.schema_press import PressFile
from hilft_desktop.content.schema_scope import ScopeFile, TopicLinksFile
from hilft_desktop.content.toml_source import (
    Location,
    TomlSource,
    TomlSyntaxError,
    parse_toml,
)
from hilft_desktop.system.resources import resource_root

EntryT = TypeVar("EntryT", bound=BaseModel)
_Prepare = Callable[[Path, TomlSource], TomlSource]
"""Completes what a file says before it is checked."""

_FENCE = "+++"


@dataclass(frozen=True, slots=True)
class Located(Generic[EntryT]):
    """A checked entry and where it stands."""

    file: str
    entry: EntryT
    source: TomlSource
    prefix: Location = ()

    def line(self, *location: str | int) -> int:
        """Return the line of a key of this entry."""
        return self.source.line_of((*self.prefix, *location))


@dataclass(frozen=True, slots=True)
class PageSource:
    """The head of a guide page and its Markdown, not parsed yet."""

    head: Located[PageEntry]
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class ContentSource:
    """Everything read from the files, checked one by one but not yet against each other."""

    manifest: Manifest | None
    facts: tuple[Located[FactEntry], ...]
    pages: tuple[PageSource, ...]
    checklists: tuple[Located[ChecklistEntry], ...]
    letters: tuple[Located[LetterEntry], ...]
    emergencies: tuple[Located[EmergencyEntry], ...]
    terms: tuple[Located[TermEntry], ...]
    search_words: SearchWordsFile
    scope: Located[ScopeFile] | None
    links: Located[TopicLinksFile] | None
    bodies: Located[BodiesFile] | None
    papers: tuple[Located[PaperEntry], ...]
    digest: str
    handouts: tuple[Located[HandoutEntry], ...] = ()
    handout_frame: Located[HandoutFrameFile] | None = None
    translations: tuple[Located[TranslationEntry], ...] = ()
    press: Located[PressFile] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where texts and facts lie. A content folder alone leans on the facts that ship."""

    texts: Path
    facts: Path

    @classmethod
    def of(cls, folder: Path) -> Layout:
        """Find texts and facts from a resource folder, a content folder or a language folder."""
        texts = next(
            (folder / name for name in ("content/de", "de") if (folder / name).is_dir()), folder
        )
        near = (folder / "facts", folder.parent / "facts", folder.parent.parent / "facts")
        facts = next((path for path in near if path.is_dir()), resource_root() / "facts")
        return cls(texts, facts)

    def name_of(self, path: Path) -> str:
        """Return the name of a file in faults: short, and the same on every machine."""
        if path.is_relative_to(self.texts):
            return path.relative_to(self.texts).as_posix()
        return f"facts/{path.relative_to(self.facts).as_posix()}"


def read_content(layout: Layout) -> tuple[ContentSource, FaultList]:
    """Read all files of a layout; what is faulty is left out and named in the fault list."""
    return _Reader(layout).read()


class _Reader:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._faults = FaultList()
        self._digest = hashlib.sha256()

    def read(self) -> tuple[ContentSource, FaultList]:
        texts = self._layout.texts
        manifest = self._single(texts / "manifest.toml", Manifest)
        strip = self._single(texts / "emergency.toml", EmergencyFile)
        glossary = self._single(texts / "glossary.toml", GlossaryFile)
        words = self._single(texts / "search.toml", SearchWordsFile)
        scope = self._optional(texts / "scope.toml", ScopeFile)
        links = self._optional(texts / "links.toml", TopicLinksFile)
        bodies = self._optional(texts / "bodies.toml", BodiesFile)
        handouts = texts / "handouts"
        press = self._optional(texts / "press" / "texte.toml", PressFile)
        source = ContentSource(
            manifest=manifest.entry if manifest else None,
            facts=tuple(self._facts()),
            pages=tuple(self._pages()),
            checklists=tuple(self._each(texts / "checklists", ChecklistEntry)),
            letters=tuple(self._letters()),
            emergencies=_located_emergencies(strip) if strip else (),
            terms=_located_terms(glossary) if glossary else (),
            search_words=words.entry if words else SearchWordsFile(format="hilft-search/1"),
            scope=scope,
            links=links,
            bodies=bodies,
            papers=tuple(self._each(texts / "papers", PaperEntry)),
            handouts=tuple(self._each(handouts / "sheets", HandoutEntry)),
            handout_frame=self._optional(handouts / "frame.toml", HandoutFrameFile),
            translations=tuple(self._each(handouts / "translations", TranslationEntry)),
            digest=self._digest.hexdigest(),
            press=press,
        )
        return source, self._faults

    def _single(self, path: Path, model: type[EntryT]) -> Located[EntryT] | None:
        if not path.is_file():
            self._fault(path, 1, "file_missing", f"Die Datei {path.name} fehlt; bitte anlegen.")
            return None
        return self._entry(path, model)

    def _optional(self, path: Path, model: type[EntryT]) -> Located[EntryT] | None:
        """Read a file that packs made before it existed do not have."""
        return self._entry(path, model) if path.is_file() else None

    def _each(
        self, folder: Path, model: type[EntryT], prepare: _Prepare | None = None
    ) -> Iterator[Located[EntryT]]:
        for path in sorted(folder.rglob("*.toml")):
            located = self._entry(path, model, prepare)
            if located:
                yield located

    def _letters(self) -> Iterator[Located[LetterEntry]]:
        shared = self._optional(self._layout.texts / "letter_fields.toml", LetterFieldsFile)
        groups: FieldGroups = groups_of(shared.source) if shared else {}

        def prepare(path: Path, source: TomlSource) -> TomlSource:
            for line, code, advice in unknown_groups(source, groups):
                self._fault(path, line, code, advice)
            return with_groups(source, groups)

        return self._each(self._layout.texts / "letters", LetterEntry, prepare)

    def _facts(self) -> Iterator[Located[FactEntry]]:
        for located in self._each(self._layout.facts, FactFile):
            for index, fact in enumerate(located.entry.fact):
                yield Located(located.file, fact, located.source, ("fact", index))

    def _pages(self) -> Iterator[PageSource]:
        for path in sorted((self._layout.texts / "guide").rglob("*.md")):
            text = self._text(path)
            if text is None:
                continue
            lines = text.splitlines(keepends=True)
            fences = [at for at, line in enumerate(lines) if line.strip() == _FENCE]
            if len(fences) < 2 or fences[0] != 0:
                self._fault(
                    path, 1, "front_matter_missing", "Der Kopf zwischen zwei Zeilen +++ fehlt."
                )
                continue
            head = self._checked(path, "".join(lines[1 : fences[1]]), PageEntry, first_line=2)
            if head:
                yield PageSource(head, "".join(lines[fences[1] + 1 :]), fences[1] + 2)

    def _entry(
        self, path: Path, model: type[EntryT], prepare: _Prepare | None = None
    ) -> Located[EntryT] | None:
        text = self._text(path)
        return None if text is None else self._checked(path, text, model, prepare=prepare)

    def _checked(
        self,
        path: Path,
        text: str,
        model: type[EntryT],
        first_line: int = 1,
        prepare: _Prepare | None = None,
    ) -> Located[EntryT] | None:
        try:
            source = parse_toml(text, first_line)
        except TomlSyntaxError as error:
            self._fault(
                path,
                error.line,
                "toml_syntax",
                "Die Zeile ist kein gültiges TOML: Anführungszeichen, Klammern, Komma prüfen.",
            )
            return None
        if prepare:
            source = prepare(path, source)
        try:
            return Located(self._layout.name_of(path), model.model_validate(source.data), source)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=True):
                code, advice = advice_for(detail, model)
                self._fault(path, source.line_of(tuple(detail["loc"])), code, advice)
            return None

    def _text(self, path: Path) -> str | None:
        data = path.read_bytes()
        self._digest.update(self._layout.name_of(path).encode() + b"\0" + data + b"\0")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._fault(path, line, "not_utf8", "Die Datei bitte als UTF-8 speichern.")
            return None

    def _fault(self, path: Path, line: int, code: str, advice: str) -> None:
        self._faults.add(self._layout.name_of(path), line, code, advice)


def _located_terms(glossary: Located[GlossaryFile]) -> tuple[Located[TermEntry], ...]:
    return tuple(
        Located(glossary.file, term, glossary.source, ("term", index))
        for index, term in enumerate(glossary.entry.term)
    )


def _located_emergencies(strip: Located[EmergencyFile]) -> tuple[Located[EmergencyEntry], ...]:
    return tuple(
        Located(strip.file, emergency, strip.source, ("emergency", index))
        for index, emergency in enumerate(strip.entry.emergency)
    )
