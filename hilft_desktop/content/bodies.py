# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of bodies to refer to: their own rules, and their rendering for a working date."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.content.emergency import TitleOf
from hilft_desktop.content.figures import FigureReference
from hilft_desktop.content.loader import Located
from hilft_desktop.content.rendering import Rendering, earliest_check, figures_in
from hilft_desktop.content.schema_bodies import BodiesFile, BodyKindEntry, BodyNumberEntry
from hilft_desktop.content.scope import citation_line, leans_on_uncertain
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.guide import SpanKind
from hilft_desktop.domain.referrals import BodyKind, BodyNumber

LineFinding = tuple[int, str, str]
"""Line, code and advice."""


def bodies_findings(located: Located[BodiesFile]) -> Iterator[LineFinding]:
    """Return what is wrong with the kinds by themselves."""
    seen: set[str] = set()
    for index, body in enumerate(located.entry.body):
        line = located.line("body", index)
        for name in (body.id, f"place:{body.place}" if body.place else ""):
            if name and name in seen:
                yield line, "id_duplicate", f"„{name.removeprefix('place:')}“ gibt es schon."
            seen.add(name)
        if not body.cites and not body.unproven:
            yield (
                line,
                "cite_missing",
                "Die Stelle braucht einen Beleg (cites) oder, ohne Quelle, unproven = true.",
            )


def bodies_targets(located: Located[BodiesFile]) -> Iterator[tuple[int, SpanKind, str]]:
    """Return line, kind and id of every page and letter the kinds lead to."""
    for index, body in enumerate(located.entry.body):
        if body.page:
            yield located.line("body", index), SpanKind.PAGE_LINK, body.page
        if body.letter:
            yield located.line("body", index), SpanKind.LETTER_LINK, body.letter


def bodies_texts(located: Located[BodiesFile]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts of everything that is read."""
    for index, body in enumerate(located.entry.body):
        line = located.line("body", index)
        yield line, f"{body.title}. {body.purpose}", body.cites
        yield line, body.hint, body.cites
        for words in body.bring:
            yield line, words, body.cites
        for number in body.number:
            yield line, f"{number.label} {{fact:{number.fact}}}. {number.hint}", ()


def body_facts(body: BodyKindEntry) -> tuple[str, ...]:
    """Return the facts a kind leans on: cited ones, those in its words, those to call."""
    words = " ".join((body.purpose, body.hint, *body.bring))
    called = (FigureReference.parse(number.fact).fact_id for number in body.number)
    return tuple(dict.fromkeys((*body.cites, *figures_in(words), *called)))


def build_bodies(
    located: Located[BodiesFile] | None, render: Rendering, title_of: TitleOf
) -> tuple[BodyKind, ...]:
    """Return the kinds for a working date; content of older packs has none."""
    if located is None:
        return ()
    return tuple(_kind(body, located.entry, render, title_of) for body in located.entry.body)


def _kind(body: BodyKindEntry, file: BodiesFile, render: Rendering, title_of: TitleOf) -> BodyKind:
    facts = body_facts(body)
    next_check = earliest_check(file.next_check, render.facts, facts)
    page_title = title_of(SpanKind.PAGE_LINK, body.page) if body.page else ""
    has_letter = bool(body.letter) and render.exists(SpanKind.LETTER_LINK, body.letter)
    return BodyKind(
        id=body.id,
        title=body.title,
        purpose=render.text(body.purpose),
        bring=tuple(render.text(words) for words in body.bring),
        hint=render.text(body.hint),
        place=body.place or None,
        numbers=tuple(call for number in body.number if (call := _number(number, render))),
        web=body.web,
        page=body.page if page_title else "",
        page_title=page_title,
        letter=body.letter if has_letter else "",
        citation=citation_line(body.cites, render),
        unproven=body.unproven,
        uncertain=leans_on_uncertain(facts, render),
        next_check=next_check,
        overdue=next_check < render.today,
    )


def _number(entry: BodyNumberEntry, render: Rendering) -> BodyNumber | None:
    """Return a number to call; one that holds no longer is left out."""
    wanted = FigureReference.parse(entry.fact)
    try:
        number = render.facts.text(wanted.fact_id, render.on, wanted.key)
    except UserError:
        return None
    uncertain = render.uncertain(render.facts.get(wanted.fact_id))
    return BodyNumber(entry.label, number, entry.hint, wanted.fact_id, uncertain)
