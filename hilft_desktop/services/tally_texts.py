# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts about published numbers: press blocks, the explanation for everybody, values of bands.

The words are content (``press/texte.toml``); the numbers are those of the reading. The rule how
to read them is added here, so that no template can leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hilft_desktop.disclosure.catalogue import BASE, CATALOGUE_V1
from hilft_desktop.documents.press_text import press_text
from hilft_desktop.domain.codes import Grievance
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tally_reading import (
    Explanation,
    PeriodReading,
    PressText,
    PublishedTable,
    Verdict,
    rough,
    share,
    verdict,
)
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.tally_sums import TOPIC, EuroValues

if TYPE_CHECKING:
    from hilft_desktop.content.schema_press import PressFile
    from hilft_desktop.services.session import Session

_MOST_TOPICS = 3
_MOST_GRIEVANCES = 5
_NAMELESS = frozenset({Grievance.NONE.value, Grievance.OTHER.value})
"""Codes that a council cannot be told anything by."""


def euro_values(session: Session) -> EuroValues | None:
    """Return the public value of each band; ``None`` with content older than these texts."""
    located = session.content.source.press
    if located is None:
        return None
    file = located.entry
    return EuroValues({v.band: v.value for v in file.euro_value}, file.euro_explanation)


def explanation(session: Session) -> Explanation:
    """Return what the numbers can tell and what not; raises ``press_texts_missing``."""
    file = _file(session)
    values = {
        "base": format_number(BASE),
        "one_way_minimum": format_number(CATALOGUE_V1.one_way_minimum),
        "two_way_minimum": format_number(CATALOGUE_V1.two_way_minimum),
    }
    return Explanation(
        title=file.explanation_title,
        sections=tuple(
            (
                press_text(section.title, "", section.title, values),
                press_text(section.title, "", section.text, values),
            )
            for section in file.section
        ),
    )


def press_texts(session: Session, reading: PeriodReading) -> tuple[PressText, ...]:
    """Return the text blocks that the published numbers have something to say for.

    Raises ``UserError("press_texts_missing")``.
    """
    values = press_values(reading)
    found = []
    for entry in _file(session).text:
        text = press_text(entry.title, entry.when, entry.text, values)
        if text:
            parts = (_("ÜBUNGSDATEN – nicht weitergeben") if reading.is_practice else "", text)
            whole = "\n\n".join((*(part for part in parts if part), reading_rule(reading)))
            found.append(PressText(entry.id, entry.title, whole))
    return tuple(found)


def reading_rule(reading: PeriodReading) -> str:
    """Return the paragraph that ends every text: how the numbers are to be read."""
    return _("So sind die Zahlen zu lesen:") + " " + " ".join(reading.reading)


def press_values(reading: PeriodReading) -> dict[str, Any]:
    """Return the values of the texts: published numbers, written out, and what follows from them.

    Money and comparisons are left empty where they would promise what rounding does not allow.
    """
    topics = reading.table(TOPIC)
    grievances = reading.table("grievance")
    compared = reading.comparison
    if compared is not None and compared.caveat:
        compared = None
    euros = reading.euros if reading.euros and reading.euros.certain else None
    return {
        "unit": reading.unit,
        "land": reading.land,
        "period_words": reading.words,
        "when_words": reading.when,
        "base": format_number(reading.base),
        "bound": format_number(reading.bound) if reading.is_bounded else "",
        "total": format_number(reading.total),
        "topics": _lines(topics, _MOST_TOPICS),
        **_top(reading, topics),
        "euro_amount": format_number(rough(euros.amount)) if euros else "",
        "euro_certain": format_number(rough(euros.certain)) if euros else "",
        "grievances": _lines(grievances, _MOST_GRIEVANCES, _NAMELESS),
        "compared": compared is not None,
        "before": format_number(compared.total.before) if compared else "",
        "before_words": compared.when if compared else "",
        "says_more": compared is not None and compared.total.verdict is Verdict.MORE,
        "says_less": compared is not None and compared.total.verdict is Verdict.LESS,
    }


def _top(reading: PeriodReading, topics: PublishedTable | None) -> dict[str, str]:
    """Return the leading topic if it leads for certain, and its share if that means anything."""
    first = topics.largest_first[:2] if topics and reading.is_bounded else ()
    second = first[1].number if len(first) > 1 else 0
    if not first or verdict(second, first[0].number, 2 * reading.bound) is not Verdict.MORE:
        return {"top_topic": "", "top_share": ""}
    found = share(first[0].number, reading.total, reading.bound)
    return {"top_topic": first[0].words, "top_share": str(found.percent) if found else ""}


def _lines(
    table: PublishedTable | None, most: int, without: frozenset[str] = frozenset()
) -> list[dict[str, str]]:
    """Return the largest lines of which it is certain that there was any."""
    certain = table.certain if table else ()
    lines = [line for line in certain if line.code not in without]
    # A place in a ranking that rests on equal numbers would be drawn by lot: all or none of them.
    while len(lines) > most > 0 and lines[most - 1].number == lines[most].number:
        most -= 1
    if not most:
        most = sum(line.number == lines[0].number for line in lines)
    return [{"words": line.words, "number": format_number(line.number)} for line in lines[:most]]


def _file(session: Session) -> PressFile:
    located = session.content.source.press
    if located is None:
        raise UserError("press_texts_missing")
    return located.entry
