# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox in which the texts of letters and papers run.

While a text runs, every printed value is a placeholder; the text around it is parsed as markup,
and only then the values take their places. So an asterisk, a line beginning with a dash or curly
brackets in a value are printed as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hilft_desktop.documents import values as typed
from hilft_desktop.documents import words
from hilft_desktop.documents.markup import join_runs, parse
from hilft_desktop.documents.model import Block, Bullets, Numbered, Paragraph, Run, Runs, TextBlock
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.i18n.dates import format_date, format_long_date
from hilft_desktop.i18n.money import format_money
from hilft_desktop.i18n.numbers import format_number

FactText = Callable[[str, str, str], str]
"""Gives a figure in words for fact id, key and form, as it holds on the paper's day."""

_OPEN, _CLOSE = "\ue000", "\ue001"  # private signs; `clean` keeps them out of every value
_STORE = "_printed_values"


@dataclass(slots=True)
class TemplateRun:
    """Runs the texts of one template over one set of values.

    ``title`` names the template in faults; ``missing`` makes the error for a value that a text
    prints and nobody gave.
    """

    title: str
    values: Mapping[str, Any]
    fact: FactText
    missing: Callable[[str], Exception]
    printed: list[str] = field(default_factory=list)
    annexes: dict[tuple[str, str], int] = field(default_factory=dict)
    """Heading and text of what went to an annex, numbered in the order of its mention."""

    def blocks(self, texts: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
        """Return the blocks of all texts whose condition holds."""
        return tuple(
            self._filled(block)
            for when, text in texts
            if self.holds(when)
            for block in parse(self._run(text))
        )

    def lines(self, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return one line for each text whose condition holds; empty ones are left out."""
        found = (self.line(text) for when, text in texts if self.holds(when))
        return tuple(line for line in found if line)

    def line(self, text: str) -> str:
        """Return a text without markup on one line."""
        return " ".join(self._unfold(self._run(text)).split())

    def holds(self, when: str) -> bool:
        """Tell whether a condition over the values holds; an empty one always does."""
        if not when:
            return True
        # The answer is asked for as text, so that conditions obey the same sandbox and rules.
        return bool(self._run(f"{{% if {when} %}}1{{% endif %}}"))

    def _run(self, text: str) -> str:
        context = {**self.values, "fact": self._fact, _STORE: self}
        try:
            return _compiled(text).render(context).strip()
        except typed.MissingValueError as error:
            raise self.missing(error.name) from error
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            raise MachineError("letter_template_broken", letter=self.title) from error

    def _fact(self, fact_id: str, key: str = "value", form: str = "") -> str:
        return self.fact(fact_id, key, form)

    def put_aside(self, value: Any) -> int:
        """Keep what a template prints until its markup is read; return where it is kept.

        A text for an annex leaves its reference in the letter, and only then goes along.
        """
        if isinstance(value, typed.Annexed):
            annex = (value.heading, str(value))
            number = self.annexes.setdefault(annex, value.number or len(self.annexes) + 1)
            self.printed.append(words.see_annex(number, value.heading))
        else:
            self.printed.append(typed.as_text(value))
        return len(self.printed) - 1

    def _filled(self, block: TextBlock) -> TextBlock:
        if isinstance(block, Bullets | Numbered):
            items = tuple(self._filled_runs(item) for item in block.items)
            return replace(block, items=items)
        return Paragraph(self._filled_runs(block.runs))

    def _filled_runs(self, runs: Runs) -> Runs:
        return join_runs(Run(self._unfold(run.text), run.bold) for run in runs)

    def _unfold(self, text: str) -> str:
        pieces = text.split(_OPEN)
        result = [pieces[0]]
        for piece in pieces[1:]:
            number, rest = piece.split(_CLOSE, maxsplit=1)
            result += [self.printed[int(number)], rest]
        return "".join(result)


@jinja2.pass_context
def _print(context: Context, value: Any) -> str:
    """Put a printed value aside and leave a placeholder for it."""
    run: TemplateRun = context[_STORE]
    return f"{_OPEN}{run.put_aside(value)}{_CLOSE}"


def _plural(number: int, singular: str, plural: str) -> str:
    return f"{format_number(number)} {singular if number == 1 else plural}"


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # the result is no HTML; values never meet any markup
        finalize=_print,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    # The sandbox keeps templates from Python; fewer names keep them readable as well.
    environment.globals.clear()
    allowed = {"length": environment.filters["length"]}
    environment.filters.clear()
    environment.filters.update(allowed)
    environment.filters["date"] = typed.needing_value(format_date)
    environment.filters["weekday_date"] = typed.needing_value(format_long_date)
    environment.filters["money"] = typed.needing_value(format_money)
    environment.filters["plural"] = typed.needing_value(_plural)
    environment.filters["listing"] = typed.needing_value(typed.listing)
    return environment


_ENVIRONMENT = _environment()


@lru_cache(maxsize=512)
def _compiled(text: str) -> jinja2.Template:
    return _ENVIRONMENT.from_string(text.replace(_OPEN, "").replace(_CLOSE, ""))
