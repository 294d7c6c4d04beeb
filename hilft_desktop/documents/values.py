# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a letter's fields: cleaned, typed, and printed the German way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from hilft_desktop.documents import words
from hilft_desktop.documents.cleaning import clean, clean_line
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.money import format_money
from hilft_desktop.i18n.numbers import join_and

P = ParamSpec("P")
T = TypeVar("T")


class MissingValueError(Exception):
    """A text prints a value that nobody gave."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Missing:
    """An optional value that was not given: false in conditions, never printed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Any:
        return iter(())

    def __str__(self) -> str:
        raise MissingValueError(self.name)


class Money(int):
    """Cents that print as euros."""

    def __str__(self) -> str:
        return format_money(int(self))


class Choice(str):
    """A code that compares as such and prints as its words."""

    __slots__ = ("label",)
    label: str

    def __str__(self) -> str:
        return self.label


class Annexed(str):
    """A long text that its letter prints on pages of its own; see `annexed`."""

    __slots__ = ("heading", "number")
    heading: str
    number: int
    """As an edit of the letter calls it; 0 leaves the number to the order of mention."""


_ANNEX_ROWS = 16  # what a reader takes in before the letter's own request drowns
_ROW_SIGNS = 85  # of running text in 11 pt

_ACCEPTED: Mapping[FieldType, tuple[type, ...]] = {
    FieldType.TEXT: (str,),
    FieldType.LONG_TEXT: (str,),
    FieldType.LINES: (tuple,),
    FieldType.DATE: (date,),
    FieldType.MONEY: (int,),
    FieldType.NUMBER: (int,),
    FieldType.BOOL: (bool,),
    FieldType.CHOICE: (str,),
    FieldType.CHOICES: (tuple,),
    FieldType.IBAN: (str,),
}


def is_empty(value: LetterValue) -> bool:
    """Tell whether a value is as good as not given; 0 and "no" are given."""
    if isinstance(value, str):
        return not clean(value).strip()
    if isinstance(value, tuple):
        return not any(clean(line).strip() for line in value)
    return value is None


def for_template(
    fields: Iterable[LetterField], values: Mapping[str, LetterValue], edit: str | None = None
) -> dict[str, Any]:
    """Return all fields as values a template can print and compare; raises as `typed_value`."""
    return {entry.name: typed_value(entry, values.get(entry.name), edit) for entry in fields}


def typed_value(entry: LetterField, value: LetterValue, edit: str | None = None) -> Any:
    """Return the value of a field for a template; raises `UserError("letter_value_wrong")`.

    `edit` is the letter's body as somebody has reworded it, `None` when nobody did.
    """
    if is_empty(value):
        return Missing(entry.name)
    accepted = _ACCEPTED[entry.type]
    # A bool is an int for Python, but "yes" is no amount of money.
    if not isinstance(value, accepted) or (isinstance(value, bool) and bool not in accepted):
        raise UserError("letter_value_wrong", field=entry.name, label=entry.label)
    match entry.type:
        case FieldType.MONEY:
            return Money(value)  # type: ignore[arg-type]  # checked above
        case FieldType.CHOICE:
            return _choice(entry, value)  # type: ignore[arg-type]  # checked above
        case FieldType.CHOICES:
            return tuple(_choice(entry, code) for code in as_lines(value))
        case FieldType.LINES:
            return as_lines(value)
        case FieldType.LONG_TEXT:
            return annexed(clean(str(value)).strip(), entry.annex, edit)
        case FieldType.TEXT | FieldType.IBAN:
            return clean_line(str(value)).strip()
    return value


def annexed(text: str, heading: str, edit: str | None = None) -> str:
    """Return `text` as one for an annex when it has a heading and is too long for the letter.

    In an edited letter the words decide: it has the annexes that it refers to and no others.
    """
    rows = sum(1 + len(line) // _ROW_SIGNS for line in text.split("\n"))
    number = 0 if edit is None else words.annex_seen(edit, heading)
    wanted = rows > _ANNEX_ROWS if edit is None else number > 0
    if not heading or not wanted:
        return text
    result = Annexed(text)
    result.heading, result.number = heading, number
    return result


def as_lines(value: LetterValue) -> tuple[str, ...]:
    """Return a value as cleaned lines without empty ones."""
    if value is None:
        return ()
    entries = value if isinstance(value, tuple) else str(value).split("\n")
    return tuple(line for entry in entries if (line := clean_line(str(entry)).strip()))


def as_text(value: Any) -> str:
    """Return the printed form of a value in a template; raises `MissingValueError`."""
    match value:
        case bool():
            return "ja" if value else "nein"
        case date():
            return format_date(value)
        case tuple() | list():
            return listing(value)
    return clean(str(value))


def listing(values: Iterable[Any]) -> str:
    """Return `a, b und c`."""
    return join_and(tuple(as_text(value) for value in values))


def needing_value(function: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
    """Make a filter ask for a missing value instead of stumbling over it."""

    @wraps(function)
    def asking(value: Any, /, *args: P.args, **options: P.kwargs) -> T:
        if isinstance(value, Missing):
            raise MissingValueError(value.name)
        return function(value, *args, **options)

    return asking


def _choice(entry: LetterField, code: str) -> Choice:
    labels = dict(entry.options)
    if code not in labels:
        raise UserError("letter_value_wrong", field=entry.name, label=entry.label)
    choice = Choice(code)
    choice.label = labels[code]
    return choice
