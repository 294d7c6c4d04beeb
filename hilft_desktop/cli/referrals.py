# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft referral``: choose a body for a case, enter answers by the code on the slip."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, number
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.referrals import ANSWERS, Referral, ReferralAnswer, printed_code
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import ReferralRow

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "referral", _("Verweise an Stellen und ihre Rückmeldung"))

    begin = group.add_parser("begin", help=_("eine Stelle für einen Fall wählen"))
    add_vault(begin)
    _add_case(begin)
    begin.add_argument("--body", metavar="ID", required=True, help=_("Kennung der Stelle"))
    begin.add_argument(
        "--hand-out",
        action="store_true",
        help=_("die Person geht selbst hin, es wird nichts verschickt"),
    )
    add_json(begin)
    begin.set_defaults(run=_begin)

    drop = group.add_parser("drop", help=_("eine gewählte Stelle vergessen"))
    add_vault(drop)
    _add_case(drop)
    drop.set_defaults(run=_drop)

    listing = group.add_parser("list", help=_("Verweise auflisten, ohne Antwort oder eines Falls"))
    add_vault(listing)
    listing.add_argument("--case", metavar="ID", help=_("alle Verweise dieses Falls"))
    listing.add_argument("--late", action="store_true", help=_("nur, was zu lange aussteht"))
    add_json(listing)
    listing.set_defaults(run=_list)

    _register_answers(group)


def _register_answers(group: argparse._SubParsersAction[GermanParser]) -> None:
    find = group.add_parser("find", help=_("den Verweis zu einem Zeichen finden"))
    add_vault(find)
    find.add_argument("code", metavar=_("ZEICHEN"), help=_("vom Antwortabschnitt"))
    add_json(find)
    find.set_defaults(run=_find)

    answer = group.add_parser("answer", help=_("eine Rückmeldung eintragen"))
    add_vault(answer)
    answer.add_argument("code", metavar=_("ZEICHEN"), help=_("vom Antwortabschnitt"))
    answer.add_argument(
        "--answer",
        metavar=_("ANTWORT"),
        required=True,
        type=_answer_code,
        help=", ".join(each.value for each in ANSWERS),
    )
    answer.add_argument("--note", metavar=_("TEXT"), default="", help=_("was dazu gesagt wurde"))
    add_json(answer)
    answer.set_defaults(run=_answer)

    days = group.add_parser("days", help=_("nach wie vielen Tagen erinnert wird"))
    add_vault(days)
    days.add_argument("--set", metavar=_("TAGE"), type=number(1, 180), help=_("neue Zahl"))
    add_json(days)
    days.set_defaults(run=_days)


def _add_case(parser: GermanParser) -> None:
    parser.add_argument("--case", metavar="ID", required=True, help=_("Fall im Tresor"))


def _answer_code(text: str) -> ReferralAnswer:
    found = next((each for each in ANSWERS if each.value == text), None)
    if found is None:
        allowed = tuple(each.value for each in ANSWERS)
        raise UserError("referral_answer_unknown", text=text[:40], allowed=allowed)
    return found


def _begin(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        if args.hand_out:
            referral = services.referrals.hand_out(args.case, args.body).value
            if args.json:
                print_json(_shown(referral))
            else:
                print(printed_code(referral.code))
            return 0
        plan = services.referrals.begin(args.case, args.body).value
    if args.json:
        print_json(
            {
                "referral": _shown(plan.referral),
                "recipient": list(plan.recipient),
                "letters": [letter for letter, _title in plan.letters],
                "consent_fault": plan.consent_fault,
            }
        )
        return 0
    print_fields(
        [
            (_("Zeichen"), printed_code(plan.referral.code)),
            (_("Stelle"), ", ".join(plan.recipient)),
            (_("Schreiben"), ", ".join(letter for letter, _title in plan.letters)),
        ]
    )
    if plan.consent_fault:
        fault = UserError(plan.consent_fault, recipient=plan.recipient[0])
        print(error_line(fault))
    return 0


def _drop(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        services.referrals.drop(args.case)
    print(_("Vergessen."))
    return 0


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        if args.case:
            referrals = services.referrals.of_case(args.case)
            rows = [(referral, "") for referral in referrals]
        else:
            found = services.referrals.open(only_late=args.late)
            rows = [(row.referral, row.pseudonym) for row in found]
    if args.json:
        print_json([{**_shown(each), "pseudonym": name} for each, name in rows])
    elif not rows:
        print(_("Keine Verweise."))
    else:
        header = (_("Zeichen"), _("Am"), _("Stelle"), _("Stand"), _("Wer"))
        print_table([_cells(each, name) for each, name in rows], header)
    return 0


def _cells(referral: Referral, pseudonym: str) -> tuple[str, ...]:
    day = format_weekday_date(referral.sent_on)
    return (
        printed_code(referral.code), day, referral.body_name, label(referral.answer), pseudonym,
    )  # fmt: skip


def _find(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        row = services.referrals.find(args.code)
    _print_row(row, as_json=args.json)
    return 0


def _answer(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        found = services.referrals.find(args.code)
        row = services.referrals.answer(found.referral.id, args.answer.value, args.note).value
    _print_row(row, as_json=args.json)
    return 0


def _print_row(row: ReferralRow, *, as_json: bool) -> None:
    referral = row.referral
    if as_json:
        print_json({**_shown(referral), "pseudonym": row.pseudonym, "case_title": row.case_title})
        return
    print_fields(
        [
            (_("Zeichen"), printed_code(referral.code)),
            (_("Fall"), f"{row.case_title} · {row.pseudonym}"),
            (_("Stelle"), referral.body_name),
            (_("Am"), format_weekday_date(referral.sent_on)),
            (_("Stand"), label(referral.answer)),
            (_("Notiz"), referral.answer_note),
        ]
    )


def _days(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        if args.set is not None:
            services.referrals.set_answer_days(args.set)
        days = services.referrals.answer_days()
    if args.json:
        print_json({"days": days})
    else:
        print(days)
    return 0


def _shown(referral: Referral) -> dict[str, object]:
    return {**plain(referral), "slip": printed_code(referral.code)}
