# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft consent``: list, give and withdraw agreements, and print what belongs to them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, add_person, check_place, person_of, write_paper
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_passphrase,
    add_vault,
    iso_date,
    path,
)
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.persons import Consent
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "consent", _("Einwilligungen führen und drucken"))

    listing = group.add_parser("list", help=_("die Einwilligungen einer Person auflisten"))
    add_vault(listing)
    add_person(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    give = group.add_parser("give", help=_("eine Einwilligung eintragen"))
    add_vault(give)
    add_person(give)
    give.add_argument(
        "--purpose", metavar=_("ZWECK"), type=purpose, required=True, help=_purposes()
    )
    give.add_argument(
        "--recipient", metavar=_("STELLE"), default="", help=_("für welche Stelle sie gilt")
    )
    give.add_argument(
        "--until", metavar=_("DATUM"), type=iso_date, help=_("letzter Tag, an dem sie gilt")
    )
    add_json(give)
    give.set_defaults(run=_give)

    withdraw = group.add_parser("withdraw", help=_("einen Widerruf eintragen und bestätigen"))
    add_vault(withdraw)
    withdraw.add_argument("--id", metavar="ID", required=True, help=_("Kennung der Einwilligung"))
    add_pdf(withdraw)
    withdraw.set_defaults(run=_withdraw)

    form = group.add_parser("form", help=_("den Vordruck zum Unterschreiben erzeugen"))
    form.add_argument(
        "--purpose",
        metavar=_("ZWECK"),
        type=purpose,
        action="append",
        default=[],
        help=_("Zweck; mehrmals möglich, ohne Angabe Aufzeichnung und Rückruf"),
    )
    form.add_argument("--recipient", metavar=_("STELLE"), default="", help=_("für welche Stelle"))
    add_blank(form)
    form.set_defaults(run=_form)


def add_blank(parser: GermanParser) -> None:
    """Add what a blank form needs: where it goes, and a vault for the group's data."""
    add_pdf(parser)
    parser.add_argument(
        "--vault",
        dest="file",
        metavar=_("DATEI"),
        type=path,
        help=_("Tresor mit den Angaben der Gruppe; ohne ihn bleiben Linien"),
    )
    add_passphrase(parser)
    parser.add_argument("--large-print", action="store_true", help=_("große Schrift"))


def purpose(text: str) -> ConsentPurpose:
    """Return a purpose by its code; raises ``consent_purpose_unknown``."""
    try:
        return ConsentPurpose(text)
    except ValueError:
        raise UserError(
            "consent_purpose_unknown", text=text[:40], allowed=tuple(ConsentPurpose)
        ) from None


def _purposes() -> str:
    return _("wofür: {codes}").format(codes=", ".join(ConsentPurpose))


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.consents.of(person_of(services, args).id)
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [_line(row) for row in rows],
            (_("Kennung"), _("Erteilt"), _("Gilt bis"), _("Widerrufen"), _("Wofür")),
        )
    return 0


def _line(consent: Consent) -> tuple[str, ...]:
    words = label(ConsentPurpose(consent.purpose))
    return (
        consent.id,
        format_date(consent.given_on),
        "–" if consent.expires_on is None else format_date(consent.expires_on),
        "–" if consent.withdrawn_on is None else format_date(consent.withdrawn_on),
        ", ".join(part for part in (words, consent.recipient) if part),
    )


def _give(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        person = person_of(services, args)
        given = services.consents.give(person.id, args.purpose, args.recipient, args.until).value
    if args.json:
        print_json(plain(given))
    else:
        print(_("Eingetragen: {id}").format(id=given.id))
    return 0


def _withdraw(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        services.consents.withdraw(args.id)
        pdf = services.consents.withdrawal_sheet(args.id)
        write_paper(services, args.pdf, pdf, "consent", _("Bestätigung eines Widerrufs"))
    return 0


def _form(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.consents import FORM_PURPOSES

    def make() -> bytes:
        purposes = tuple(args.purpose) or FORM_PURPOSES
        return services.consents.form(purposes, args.recipient, large_print=args.large_print)

    if args.file is None:
        pdf = make()
    else:
        with access.opened(services, args):
            pdf = make()
    write_bytes(args.pdf, pdf)
    print(_("Geschrieben: {file}").format(file=args.pdf))
    return 0
