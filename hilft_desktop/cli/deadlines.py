# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft deadline``: reckon a deadline from a letter; no vault is needed."""

from __future__ import annotations

import argparse
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_json, iso_date, land
from hilft_desktop.domain.deadlines import (
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import WEEKDAYS, format_long_date
from hilft_desktop.i18n.deadline_kinds import kind_title, sense_text

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_LIST = "kinds"
"""Stands where a kind stands and lists them all; no kind is called so."""
_LONGEST_NAME = 80

ChoiceT = TypeVar("ChoiceT", Delivery, RemedyNotice)


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command."""
    help_text = _("eine Frist rechnen: sicherer Tag, jeder Schritt mit Fundstelle")
    parser = commands.add_parser("deadline", help=help_text, description=help_text)
    parser.add_argument(
        "kind",
        metavar=_("ART"),
        type=_kind,
        help=_("Art der Frist (deutsch oder englisch); „kinds“ listet alle auf"),
    )
    add_question(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def add_question(parser: GermanParser) -> None:
    """Add what a letter is asked, but for its kind."""
    dates = {
        "--dated": _("Datum auf dem Schreiben (JJJJ-MM-TT)"),
        "--posted": _("Tag der Aufgabe zur Post, laut Poststempel"),
        "--received": _("Tag, an dem es ankam; bei Post nur, wenn später und beweisbar"),
    }
    for name, text in dates.items():
        parser.add_argument(name, metavar=_("DATUM"), type=iso_date, help=text)
    parser.add_argument(
        "--channel",
        metavar=_("WEG"),
        type=_delivery,
        default=Delivery.POST,
        help=_("wie es kam: post, abroad (Ausland), portal, handed (übergeben, zugestellt)"),
    )
    parser.add_argument(
        "--remedy",
        metavar=_("BELEHRUNG"),
        type=_remedy,
        default=RemedyNotice.OK,
        help=_("Rechtsbehelfsbelehrung: ok, missing (fehlt), wrong (falsch)"),
    )
    parser.add_argument(
        "--land", metavar=_("LAND"), type=land, help=_("Land der Stelle; ohne es nur Bundesweites")
    )
    parser.add_argument(
        "--municipality",
        metavar=_("GEMEINDE"),
        type=_name,
        default="",
        help=_("Gemeinde der Stelle, für örtliche Feiertage"),
    )


def question_of(args: argparse.Namespace) -> DeadlineQuestion:
    """Return the question that the arguments ask."""
    return DeadlineQuestion(
        kind=args.kind,
        dated=args.dated,
        posted=args.posted,
        received=args.received,
        delivery=args.channel,
        remedy=args.remedy,
        land=args.land,
        municipality=args.municipality,
    )


def _run(services: Services, args: argparse.Namespace) -> int:
    if args.kind is None:
        return _list(services, as_json=args.json)
    result = services.deadlines.compute(question_of(args))
    if args.json:
        print_json(_as_json(result))
    else:
        _print(result)
    return 0


def _as_json(result: DeadlineResult) -> dict[str, object]:
    return {
        "kind": result.kind.value,
        "deemed_received": plain(result.deemed_received),
        "computed_end": plain(result.computed_end),
        "deadline": plain(result.deadline),
        "weekday": WEEKDAYS[result.deadline.weekday()],
        "latest": plain(result.latest),
        "steps": plain(result.steps),
        "uncertain": plain(result.uncertain),
        "if_missed": plain(result.if_missed),
    }


def _print(result: DeadlineResult) -> None:
    title = kind_title(result.kind)
    print(title)
    print("=" * len(title))
    print(f"{sense_text(result.sense)} {format_long_date(result.deadline)}")
    if result.latest is not None:
        latest = format_long_date(result.latest)
        print(_("Vielleicht auch noch bis {day}; nicht darauf verlassen.").format(day=latest))
    print()
    for number, step in enumerate(result.steps, start=1):
        citation = f" ({step.citation})" if step.citation else ""
        print_block(f"{step.text}{citation}", "    ", f"{number:2}. ")
    for heading, lines in (
        (_("Nicht sicher:"), result.uncertain),
        (_("Wenn der Tag vorbei ist:"), result.if_missed),
    ):
        if lines:
            print()
            print(heading)
        for line in lines:
            print_block(line, "    ", "  - ")


def _list(services: Services, *, as_json: bool) -> int:
    kinds = services.deadlines.kinds()
    if as_json:
        print_json([{**plain(info), "english": info.kind.code_en} for info in kinds])
        return 0
    print_table(
        [(info.kind.value, info.kind.code_en, info.title) for info in kinds],
        (_("Art"), _("englisch"), _("Bedeutung")),
    )
    return 0


# ------------------------------------------------------------------------------- values


def _kind(text: str) -> DeadlineKind | None:
    """Return the kind by its code, ``None`` for the list of all."""
    return None if text.strip().lower() == _LIST else kind_named(text)


def kind_named(text: str) -> DeadlineKind:
    """Return the kind by its German or English code; raises ``deadline_kind_unknown``."""
    wanted = text.strip().lower().replace("-", "_")
    for kind in DeadlineKind:
        if wanted in (kind.value, kind.name.lower()):
            return kind
    raise UserError("deadline_kind_unknown", text=text[:30])


def _delivery(text: str) -> Delivery:
    return _choice(Delivery, text)


def _remedy(text: str) -> RemedyNotice:
    return _choice(RemedyNotice, text)


def _choice(choices: type[ChoiceT], text: str) -> ChoiceT:
    try:
        return choices(text.lower())
    except ValueError:
        allowed = tuple(_codes(choices))
        raise UserError("deadline_choice_unknown", text=text[:30], allowed=allowed) from None


def _codes(choices: type[StrEnum]) -> list[str]:
    return [choice.value for choice in choices]


def _name(text: str) -> str:
    return text.strip()[:_LONGEST_NAME]
