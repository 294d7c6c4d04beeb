# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about tallies: the file's own rules."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.content.lint_checklists import LineFinding
from hilft_desktop.content.loader import Located
from hilft_desktop.content.schema_press import PressFile
from hilft_desktop.content.template_text import (
    FILTERS,
    filters_used,
    names_in,
    names_used,
    without_tags,
)
from hilft_desktop.domain.codes import EuroBand
from hilft_desktop.domain.press import EURO_FLOORS, PRESS_VALUES


def press_findings(located: Located[PressFile]) -> Iterator[LineFinding]:
    """Return what is wrong with the file by itself: values nobody knows, bands left out."""
    entry = located.entry
    ids = [text.id for text in entry.text]
    for index, text in enumerate(entry.text):
        line = located.line("text", index)
        if text.id in ids[:index]:
            yield line, "id_duplicate", f"„{text.id}“ gibt es schon."
        wanted = names_used(text.text) | (names_in(text.when) if text.when else frozenset())
        for name in sorted(wanted - PRESS_VALUES):
            yield line, "field_undefined", f"Den Wert „{name}“ gibt es für diese Texte nicht."
        for name in sorted(filters_used(text.text) - FILTERS):
            yield line, "filter_unknown", f"Den Filter „{name}“ gibt es nicht."
    bands = [value.band for value in entry.euro_value]
    if bands != list(EuroBand):
        line = located.line("euro_value", 0)
        yield line, "band_missing", "Jede Geldstufe braucht genau einen Wert, in ihrer Reihenfolge."
    for index, value in enumerate(entry.euro_value):
        if value.value > EURO_FLOORS[value.band]:
            line = located.line("euro_value", index)
            yield line, "band_too_high", "Höher als die untere Grenze der Stufe ist nicht belegt."


def press_texts(located: Located[PressFile]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts (none) of everything that is read."""
    entry = located.entry
    yield located.line("euro_explanation"), entry.euro_explanation, ()
    for index, text in enumerate(entry.text):
        yield located.line("text", index), f"{text.title}. {without_tags(text.text)}", ()
    for index, section in enumerate(entry.section):
        yield located.line("section", index), f"{section.title} {section.text}", ()
