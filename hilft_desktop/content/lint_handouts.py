# SPDX-License-Identifier: GPL-3.0-or-later
"""What is checked in hand-outs: that both languages say the same with the same figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hilft_desktop.content.figures import FactBook, FigureReference
from hilft_desktop.content.handouts import german_texts, segment_digest
from hilft_desktop.content.lint_checklists import LineFinding
from hilft_desktop.content.loader import ContentSource, Located
from hilft_desktop.content.schema_handouts import HandoutEntry, TranslationEntry
from hilft_desktop.domain.facts import Unit
from hilft_desktop.domain.handouts import HANDOUT_VALUES, LANGUAGES, FrameText, HandoutPart
from hilft_desktop.i18n.foreign import plural_categories

_PLACEHOLDER = re.compile(r"\{(fact|wert):([^{}\s]+)\}")
_NUMBER = re.compile(r"\d+")
_BARE_UNITS = (Unit.NONE, Unit.NUMBER, Unit.TEXT)
_FRAME_FILE = "handouts/frame.toml"


FileFinding = tuple[str, int, str, str]
"""File, line, code and advice."""


def handout_findings(source: ContentSource, facts: FactBook) -> Iterator[FileFinding]:
    """Return what is wrong with a sheet by itself, or said differently in another language."""
    for located in source.handouts:
        for line, code, advice in _sheet_findings(located):
            yield located.file, line, code, advice
    sheets = {located.entry.id for located in source.handouts}
    for emergency in source.emergencies:
        wanted = emergency.entry.handout
        if wanted and wanted not in sheets:
            advice = f"Das Merkblatt „{wanted}“ gibt es nicht."
            yield emergency.file, emergency.line("handout"), "link_broken", advice
    if source.handouts:
        yield from _translation_findings(source, facts)


def _sheet_findings(located: Located[HandoutEntry]) -> Iterator[LineFinding]:
    entry = located.entry
    for name, count in Counter(segment.id for segment in entry.segment).items():
        if count > 1:
            yield 1, "id_duplicate", f"Den Abschnitt „{name}“ gibt es auf diesem Blatt zweimal."
    titles = [segment.part is HandoutPart.TITLE for segment in entry.segment]
    if titles != [True] + [False] * (len(titles) - 1):
        yield (
            located.line("segment", 0),
            "title_missing",
            "Ein Merkblatt beginnt mit seinem einen Titel.",
        )
    for index, segment in enumerate(entry.segment):
        for kind, name in _PLACEHOLDER.findall(segment.text):
            if kind == "wert" and name not in HANDOUT_VALUES:
                advice = f"Den Wert „{name}“ gibt es für Merkblätter nicht."
                yield located.line("segment", index), "field_undefined", advice


def handout_texts(located: Located[HandoutEntry]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts of everything that is read."""
    entry = located.entry
    yield located.line("title"), f"{entry.title}. {entry.summary}", entry.cites
    for index, segment in enumerate(entry.segment):
        yield located.line("segment", index), segment.text, entry.cites


def _translation_findings(source: ContentSource, facts: FactBook) -> Iterator[FileFinding]:
    frame = source.handout_frame
    if frame is None:
        yield _FRAME_FILE, 1, "file_missing", "Die Datei frame.toml fehlt; bitte anlegen."
    elif missing := [text.value for text in FrameText if text not in frame.entry.segment]:
        yield frame.file, 1, "text_missing", f"Es fehlen Worte: {', '.join(missing)}."
    german = german_texts(source)
    files = {str(located.entry.language): located for located in source.translations}
    for language in LANGUAGES:
        found = files.get(language.code)
        if found is None:
            name = f"handouts/translations/{language.code}.toml"
            yield name, 1, "file_missing", f"Die Übersetzung {language.german_name} fehlt."
            continue
        for line, code, advice in _one_language(found, german, facts):
            yield found.file, line, code, advice


def _one_language(
    located: Located[TranslationEntry], german: Mapping[str, str], facts: FactBook
) -> Iterator[LineFinding]:
    entry = located.entry
    seen = Counter(segment.key for segment in entry.segment)
    for key in german:
        if key not in seen:
            yield 1, "translation_missing", f"„{key}“ ist nicht übersetzt."
    for index, segment in enumerate(entry.segment):
        line = located.line("segment", index)
        original = german.get(segment.key)
        if original is None:
            yield line, "link_broken", f"Den deutschen Abschnitt „{segment.key}“ gibt es nicht."
            continue
        if seen[segment.key] > 1:
            yield line, "id_duplicate", f"„{segment.key}“ ist zweimal übersetzt."
        digest = segment_digest(original)
        if segment.of != digest:
            advice = f"„{segment.key}“ ist auf Deutsch neu: Übersetzung ansehen, dann "
            yield line, "translation_stale", f'{advice}of = "{digest}" setzen.'
        yield from ((line, code, advice) for code, advice in _differences(original, segment.text))
        yield from _unit_findings(line, segment.text, entry, facts)


def _differences(german: str, other: str) -> Iterator[tuple[str, str]]:
    if _used(german) != _used(other):
        wanted = ", ".join(f"{{{name}}}" for name in sorted(_used(german))) or "keine"
        yield (
            "placeholder_differs",
            f"Die Platzhalter sind andere als im deutschen Text. Dort stehen: {wanted}.",
        )
    typed = Counter(_NUMBER.findall(_PLACEHOLDER.sub(" ", other)))
    typed.subtract(_NUMBER.findall(_PLACEHOLDER.sub(" ", german)))
    for number in sorted(number for number, count in typed.items() if count > 0):
        yield "figure_typed", f"„{number}“ steht nicht im deutschen Text; bitte als {{fact:…}}."


def _used(text: str) -> Counter[str]:
    """Return facts and values of a text; how a figure is inflected belongs to its language."""
    return Counter(f"{kind}:{name.partition('|')[0]}" for kind, name in _PLACEHOLDER.findall(text))


def _unit_findings(
    line: int, text: str, entry: TranslationEntry, facts: FactBook
) -> Iterator[LineFinding]:
    for reference in _figures(text):
        if reference.fact_id not in facts or reference.form == "zahl":
            continue
        unit = facts.get(reference.fact_id).unit_of(reference.key)
        if unit in _BARE_UNITS:
            continue
        known = frozenset[str](entry.units.get(unit, {}))
        if missing := plural_categories(entry.language) - known:
            advice = f"Für „{unit.value}“ fehlen unter [units] die Formen: "
            yield line, "unit_missing", advice + ", ".join(sorted(missing)) + "."


def _figures(text: str) -> Iterable[FigureReference]:
    for kind, name in _PLACEHOLDER.findall(text):
        if kind == "fact":
            try:
                yield FigureReference.parse(name)
            except ValueError:
                continue  # reported as a placeholder that differs from the German one
