# SPDX-License-Identifier: GPL-3.0-or-later
"""Every code has words: those of the vocabularies, and those of every error raised anywhere."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import hilft_desktop
from hilft_desktop.domain import codes, errors
from hilft_desktop.domain.errors import Cancelled, FormErrors, HilftError, LockedError, UserError
from hilft_desktop.i18n import labels
from hilft_desktop.i18n.error_texts import ERROR_WORDS, error_advice, error_line, error_text

PACKAGE = Path(hilft_desktop.__file__).parent
ERROR_CLASSES = {
    name
    for name, thing in vars(errors).items()
    if inspect.isclass(thing) and issubclass(thing, HilftError)
}
VOCABULARIES = [
    thing
    for thing in vars(codes).values()
    if inspect.isclass(thing) and issubclass(thing, StrEnum) and thing is not StrEnum
]


DOCUMENTED = re.compile(r'Error\(\s*((?:"[a-z_]+"\s*\|?\s*)+)')


def raised_codes() -> Iterator[tuple[str, str]]:
    """Yield every error code written in the package with the place that raises or promises it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for match in DOCUMENTED.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            for code in re.findall(r'"([a-z_]+)"', match[1]):
                yield code, f"{path.relative_to(PACKAGE)}:{line}"


def composed_codes() -> Iterator[tuple[str, str]]:
    """Yield a pattern for every code that is put together while the program runs."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in ERROR_CLASSES and isinstance(node.args[0], ast.JoinedStr):
                parts = node.args[0].values
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_]+"
                    for part in parts
                )
                yield pattern, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_every_raised_code_has_words():
    silent = [f"{code} ({place})" for code, place in raised_codes() if code not in ERROR_WORDS]
    assert silent == []


def test_every_composed_code_can_have_words():
    silent = [
        f"{pattern} ({place})"
        for pattern, place in composed_codes()
        if not any(re.fullmatch(pattern, code) for code in ERROR_WORDS)
    ]
    assert silent == []


def test_the_search_for_codes_finds_them():
    found = {code for code, _place in raised_codes()}
    assert "guide_page_unknown" in found  # promised in a docstring, composed in the code
    assert {"date_invalid", "vault_in_use", "month_invalid"} <= found


def test_no_code_has_two_sets_of_words():
    written = [
        key.value
        for path in sorted((PACKAGE / "i18n").glob("error_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert {code for code in written if written.count(code) > 1} == set()
    assert set(written) == set(ERROR_WORDS)


@pytest.mark.parametrize("default", [LockedError, Cancelled, FormErrors])
def test_default_codes_have_words(default: Callable[[], HilftError]):
    assert default().code in ERROR_WORDS


@pytest.mark.parametrize("code", sorted(ERROR_WORDS))
def test_words_are_whole_german_sentences(code: str):
    text, advice = ERROR_WORDS[code]
    assert text
    assert text[0].isupper() or text[0] in "„{-"
    for words in filter(None, (text, advice)):
        assert "\n" not in words
        for _literal, name, spec, _conversion in Formatter().parse(words):
            assert name is None or name.isidentifier()
            assert not spec
    if advice:
        assert advice.rstrip("“").endswith((".", "?", "!"))


def test_parameters_are_filled_in_and_may_be_missing():
    error = UserError("date_invalid", text="31.02.")
    assert error_text(error) == "Den Tag „31.02.“ gibt es im Kalender nicht."
    assert error_text(UserError("date_invalid")) == "Den Tag „…“ gibt es im Kalender nicht."


def test_parameters_are_never_read_as_format():
    assert "{file}" in error_text(UserError("date_invalid", text="{file}"))


def test_several_faults_are_all_named():
    faults = (UserError("date_invalid", text="31.02."), UserError("money_negative"))
    both = FormErrors(faults=faults)
    assert "31.02." in error_line(both)
    assert "null" in error_line(both)


def test_a_line_is_one_line():
    assert "\n" not in error_line(UserError("date_invalid", text="a\nb"))


def test_unknown_errors_own_up():
    assert error_text(RuntimeError("secret")) == ERROR_WORDS["internal_error"][0]
    assert error_advice(HilftError("never_heard")) == ERROR_WORDS["internal_error"][1]
    assert "secret" not in error_line(RuntimeError("secret"))


@pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_code_of_a_vocabulary_has_its_own_words(kind: type[StrEnum]):
    words = [text for _code, text in labels.choices(kind)]
    assert len(set(words)) == len(list(kind))
    assert all(words)


def test_same_code_in_two_vocabularies_keeps_its_words():
    assert labels.label(codes.Outcome.ACCOMPANIMENT) != labels.label(codes.Channel.ACCOMPANIMENT)
    assert labels.label(codes.Household.OTHER) != labels.label(codes.Language.OTHER)
