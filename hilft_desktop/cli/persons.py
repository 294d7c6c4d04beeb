# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft person``: a person by pseudonym, and who may be the same. Names never."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_fields, print_json, print_table
from hilft_desktop.cli.papers import add_person, person_of
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label

if TYPE_CHECKING:
    from hilft_desktop.services.casework_rows import PersonDetail
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "person", _("Personen nach Decknamen ansehen"))

    show = group.add_parser("show", help=_("Angaben, Haushalt und Fälle einer Person zeigen"))
    add_vault(show)
    add_person(show)
    add_json(show)
    show.set_defaults(run=_show)

    duplicates = group.add_parser(
        "duplicates", help=_("wer dieselbe Person sein könnte, und warum")
    )
    add_vault(duplicates)
    duplicates.add_argument(
        "--person", metavar=_("DECKNAME"), required=True, help=_("Deckname, auch ein neuer")
    )
    add_json(duplicates)
    duplicates.set_defaults(run=_duplicates)


def _show(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        detail = services.persons.show(person_of(services, args).id)
    if args.json:
        print_json(plain(detail))
    else:
        _print(detail)
    return 0


def _print(detail: PersonDetail) -> None:
    person, profile = detail.person, detail.profile
    print(person.pseudonym)
    print_fields(
        (
            (_("Vor jedem Anruf"), profile.safe_contact),
            (_("Sprache"), label(person.language)),
            (_("Liest Deutsch"), label(profile.reads_german)),
            (_("Hat"), ", ".join(label(means) for means in profile.means)),
            (
                _("Haushalt"),
                "; ".join(f"{label(m.relation)}, {label(m.age)}" for m in detail.household),
            ),
            (_("Name und Anschrift"), _("gespeichert") if detail.has_identity else ""),
        )
    )
    for case in detail.cases:
        opened = format_weekday_date(case.opened_on)
        print(f"  {case.id}  {case.title} ({label(case.status)}, {opened})")


def _duplicates(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        person = services.persons.find(args.person)
        known = "" if person is None else person.id
        hints = services.persons.duplicates(args.person, known)
    if args.json:
        print_json([plain(hint) for hint in hints])
    elif hints:
        reasons = {
            "pseudonym_similar": _("ähnlicher Deckname"),
            "same_identity": _("gleicher Name"),
            "same_contact": _("gleiche Erreichbarkeit"),
        }
        print_table(
            [(hint.pseudonym, ", ".join(reasons[code] for code in hint.reasons)) for hint in hints],
            (_("Person"), _("Hinweis")),
        )
    else:
        print(_("Keine Hinweise."))
    return 0
