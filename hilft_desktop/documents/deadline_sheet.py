# SPDX-License-Identifier: GPL-3.0-or-later
"""The control sheet of a deadline: one for the person, one for the group's folder. No name.

The person must understand hers within ten seconds: the day, what must have happened by then, how
to prove it. The folder's shows what was asked and every step, so that a second one can check it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.documents.model import (
    BlankLines,
    Block,
    Box,
    Bullets,
    Footer,
    Heading,
    Highlight,
    KeyValueTable,
    Notice,
    NoticeKind,
    Numbered,
    Paragraph,
    Run,
    Runs,
    Sheet,
    plain,
)
from hilft_desktop.domain.deadlines import (
    DeadlineAsk,
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineSense,
)
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.deadline_kinds import sense_text
from hilft_desktop.i18n.deadline_labels import answer_words, meaning

_ACTS = frozenset({DeadlineSense.LAST_DAY, DeadlineSense.PROTECTED_UNTIL})
"""What the person does herself, and what she should be able to prove."""
_SIGNED = frozenset(
    {
        DeadlineKind.OBJECTION,
        DeadlineKind.OBJECTION_ABROAD,
        DeadlineKind.OBJECTION_NO_NOTICE,
        DeadlineKind.OBJECTION_ADMIN,
    }
)
"""What does not count when it comes as a plain e-mail; the step below names the law."""


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """What both sheets say. ``computed_on`` is the day of the reckoning, not of the print."""

    title: str
    """Title of the kind, for example "Widerspruch gegen einen Bescheid"."""
    asks: tuple[DeadlineAsk, ...]
    question: DeadlineQuestion
    result: DeadlineResult
    computed_on: date
    footer: Footer
    remind_on: date | None = None
    pointer: bool = False
    practice: bool = False
    light: str = ""
    """Light (§ 6 RDG) in words, for the folder; empty when nothing was booked."""


def person_sheet(content: ControlSheet) -> Sheet:
    """Return the sheet the person takes home: Sie-form, the day first."""
    result = content.result
    blocks: list[Block] = [_day(content)]
    if content.pointer:
        blocks.append(_pointer())
    if result.latest is not None and not _is_named(result.latest, result.uncertain):
        # Once is enough: a second day in bold print is the one that is remembered.
        blocks.append(_latest(result.latest))
    if result.sense in _ACTS:
        blocks += _what_to_do(result.kind)
    if result.uncertain:
        blocks += [Heading("Was nicht sicher ist", level=2), _bullets(result.uncertain)]
    if result.deadline < content.computed_on and result.if_missed:
        blocks += [Heading("Der Tag ist schon vorbei", level=2), _bullets(result.if_missed)]
    blocks += _reckoning(content, small=True)
    return Sheet(
        title="Ihre Frist",
        subtitle=_computed(content.computed_on),
        blocks=tuple(blocks),
        footer=content.footer,
        practice=content.practice,
    )


def folder_sheet(content: ControlSheet) -> Sheet:
    """Return the sheet for the folder: what was asked, every step, room for proof and signs."""
    result = content.result
    blocks: list[Block] = [_day(content), _data(content)]
    if result.latest is not None:
        blocks.append(_latest(result.latest))
    blocks += _reckoning(content)
    if result.uncertain:
        blocks += [Heading("Unsicher oder angenommen", level=2), _bullets(result.uncertain)]
    if result.if_missed:
        blocks += [Heading("Wenn der Tag verpasst ist", level=2), _bullets(result.if_missed)]
    if result.sense in _ACTS:
        blocks.append(_proof())
    return Sheet(
        title="Fristblatt für die Akte",
        subtitle=_computed(content.computed_on),
        blocks=tuple(blocks),
        footer=content.footer,
        practice=content.practice,
    )


def _computed(day: date) -> str:
    # Reckoning by rule for one letter is a borderline case of § 2 RDG: it must say what it is.
    return f"Gerechnet am {format_long_date(day)}. Eine Rechenhilfe, keine rechtliche Prüfung."


def _day(content: ControlSheet) -> Highlight:
    result = content.result
    note = meaning(result.sense)
    if result.reaches_back is not None:
        note += f"\nReicht zurück bis {format_long_date(result.reaches_back)}."
    return Highlight(
        f"{content.title}\n{sense_text(result.sense)}", format_long_date(result.deadline), note
    )


def _pointer() -> Notice:
    return Notice(
        NoticeKind.WARNING,
        "Dieser Tag steht hier nur, damit Sie rechtzeitig zu Fachleuten kommen. "
        "Gehen Sie heute oder morgen hin und nehmen Sie den Brief mit.",
    )


def _latest(latest: date) -> Paragraph:
    return Paragraph(
        (
            Run("Nach anderer Ansicht reicht es bis "),
            Run(format_long_date(latest), bold=True),
            Run(". Darauf sollte sich niemand verlassen."),
        )
    )


def _is_named(day: date, sentences: tuple[str, ...]) -> bool:
    return any(format_long_date(day) in sentence for sentence in sentences)


def _what_to_do(kind: DeadlineKind) -> list[Block]:
    pays = kind is DeadlineKind.GRACE_PAYMENT
    signed = "Auf Papier mit Unterschrift, oder dort aufschreiben lassen. Keine einfache E-Mail."
    paying: tuple[Runs, ...] = (
        plain("Überweisen: einige Tage vorher, denn das Geld muss an dem Tag da sein."),
        plain("Den Kontoauszug aufheben. Zahlt das Amt: die Zusage schriftlich geben lassen."),
    )
    handing_in: tuple[Runs, ...] = (
        plain("Persönlich abgeben: auf einer Kopie den Eingang stempeln lassen."),
        plain("Fax: den Sendebericht mit der ersten Seite aufheben."),
        plain("Einwerfen: jemanden mitnehmen, der den Inhalt kennt und es aufschreibt."),
    )
    if kind in _SIGNED:
        handing_in = (plain(signed), *handing_in)
    return [
        Heading("So kommt es an, und so können Sie es beweisen", level=2),
        Bullets(paying if pays else handing_in),
        _proof(),
        Paragraph(
            plain(
                "Heben Sie Brief und Umschlag auf. Warten Sie nicht bis zum letzten Tag. Ist er "
                "verpasst, melden Sie sich gleich bei uns: Oft geht noch etwas."
            )
        ),
    ]


def _proof() -> Box:
    return Box(
        "Nachweis",
        (
            BlankLines("Abgegeben oder gesendet am, um, bei wem oder an welche Nummer:", lines=1),
            BlankLines("Beleg (Stempel, Faxbericht, Zeugin oder Zeuge):", lines=1),
        ),
    )


def _data(content: ControlSheet) -> KeyValueTable:
    question = content.question
    rows = [(ask.label, answer_words(question, ask.input)) for ask in content.asks]
    if question.office:
        rows.append(("Stelle", question.office))
    if content.remind_on is not None:
        rows.append(("Erinnerung", format_long_date(content.remind_on)))
    if content.light:
        rows.append(("Ampel (§ 6 RDG)", content.light))
    by_hand = ("Deckname oder Zeichen", "Gerechnet von, am", "Nachgerechnet von, am")
    rows += [(label, "_" * 28) for label in by_hand]
    return KeyValueTable(tuple(rows))


def _reckoning(content: ControlSheet, *, small: bool = False) -> list[Block]:
    steps = tuple(
        (Run(step.text), Run(f" ({_tied(step.citation)})" if step.citation else ""))
        for step in content.result.steps
    )
    if not steps:
        return []
    return [Heading("So ist gerechnet", level=2), Numbered(steps, small=small)]


def _bullets(sentences: tuple[str, ...]) -> Bullets:
    return Bullets(tuple(plain(sentence) for sentence in sentences))


def _tied(citation: str) -> str:
    """Keep the sign and its number on one line."""
    return citation.replace("§ ", "§\u00a0")
