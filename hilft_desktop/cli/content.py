# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft content``: look into, install and check the dated content."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.cli import content_authoring
from hilft_desktop.cli.access import opened
from hilft_desktop.cli.output import plain, print_fields, print_json, print_table
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_on,
    add_vault,
    number,
    path,
)
from hilft_desktop.domain.updates import ComingChange, FigureChange, PackPreview
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.services.content_rows import ContentStatus, PackReport
    from hilft_desktop.services.hub import Services

_REVIEWED = (
    "page", "checklist", "letter", "emergency", "fact", "scope", "links", "bodies", "paper",
    "handout", "translation",
)  # fmt: skip


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "content", _("Inhalte ansehen, einspielen und prüfen"))
    _register_packs(group)
    _register_reviews(group)
    content_authoring.register(group)


def _register_packs(group: argparse._SubParsersAction[GermanParser]) -> None:
    status = group.add_parser("status", help=_("welche Fassung gilt"))
    add_json(status)
    status.set_defaults(run=_status)

    verify = group.add_parser("verify", help=_("Unterschrift und Prüfsummen eines Pakets prüfen"))
    _add_pack(verify)
    verify.add_argument(
        "--key",
        metavar=_("DATEI"),
        type=path,
        help=_("nur dieser öffentliche Schlüssel zählt; ohne ihn alle aufgenommenen"),
    )
    add_json(verify)
    verify.set_defaults(run=_verify)

    preview = group.add_parser("preview", help=_("zeigen, was ein Paket ändern würde"))
    _add_pack(preview)
    add_json(preview)
    preview.set_defaults(run=_preview)

    install = group.add_parser("install", help=_("ein Paket einspielen"))
    _add_pack(install)
    add_json(install)
    install.set_defaults(run=_install)

    rollback = group.add_parser("rollback", help=_("zur Fassung davor zurückkehren"))
    add_json(rollback)
    rollback.set_defaults(run=_rollback)

    soon = group.add_parser("soon", help=_("was sich in den nächsten 400 Tagen ändert"))
    add_on(soon)
    add_json(soon)
    soon.set_defaults(run=_soon)

    affected = group.add_parser(
        "affected", help=_("offene Fälle, deren Grundlage jetzt anders lautet")
    )
    add_vault(affected)
    add_json(affected)
    affected.set_defaults(run=_affected)


def _register_reviews(group: argparse._SubParsersAction[GermanParser]) -> None:
    reviews = group.add_parser("reviews", help=_("welche Prüfungen fällig sind"))
    reviews.add_argument(
        "--within",
        metavar=_("TAGE"),
        type=number(0, 400),
        default=0,
        help=_("auch, was in so vielen Tagen fällig wird"),
    )
    reviews.add_argument(
        "--translations",
        action="store_true",
        help=_("nur Übersetzungen, die noch niemand bestätigt hat"),
    )
    add_json(reviews)
    reviews.set_defaults(run=_reviews)

    confirm = group.add_parser("confirm", help=_("eine Prüfung örtlich bestätigen"))
    confirm.add_argument(
        "kind",
        metavar=_("ART"),
        choices=_REVIEWED,
        help=_("Art, wie „content reviews“ sie nennt; Übersetzungen heißen translation"),
    )
    confirm.add_argument("id", metavar="ID", help=_("Kennung"))
    confirm.add_argument(
        "--initials", metavar=_("KÜRZEL"), required=True, help=_("wer nachgesehen hat")
    )
    add_json(confirm)
    confirm.set_defaults(run=_confirm)


def _add_pack(parser: GermanParser) -> None:
    parser.add_argument("pack", metavar=_("PAKET"), type=path, help=_("das Paket (.hilft-content)"))


# ---------------------------------------------------------------------------------- packs


def _status(services: Services, args: argparse.Namespace) -> int:
    return _show_status(services.content_packs.status(), args)


def _install(services: Services, args: argparse.Namespace) -> int:
    return _show_status(services.content_packs.install(str(args.pack)).value, args)


def _rollback(services: Services, args: argparse.Namespace) -> int:
    return _show_status(services.content_packs.roll_back().value, args)


def _show_status(status: ContentStatus, args: argparse.Namespace) -> int:
    if args.json:
        print_json(plain(status))
        return 0
    shipped = _("mit dem Programm gekommen")
    problems = {
        "damaged": _("Die eingespielte Fassung ist beschädigt und wird nicht benutzt."),
        "older": _("Die eingespielte Fassung ist älter als die des Programms."),
        "pointer": _("Welche Fassung eingespielt ist, lässt sich nicht lesen."),
    }
    back = _("den Inhalten des Programms") if status.roll_back_to == "shipped" else ""
    installed = "" if status.installed_on is None else format_date(status.installed_on)
    print_fields(
        [
            (_("Fassung"), status.version),
            (_("Herkunft"), shipped if status.source == "shipped" else _("eingespielt")),
            (_("Unterschrift"), status.signer),
            (_("Fingerabdruck"), status.fingerprint),
            (_("Eingespielt am"), installed),
            (_("Zurück zu"), back or status.roll_back_to),
            (_("Hinweis"), problems.get(status.problem, "")),
        ]
    )
    return 0


def _verify(services: Services, args: argparse.Namespace) -> int:
    key = "" if args.key is None else str(args.key)
    report = services.content_packs.verify(str(args.pack), key)
    if args.json:
        print_json(plain(report))
    else:
        print_report(report)
    return 0


def print_report(report: PackReport) -> None:
    """Print what a pack says of itself."""
    print_fields(
        [
            (_("Fassung"), report.version),
            (_("Grundlage"), report.base),
            (_("Unterschrift"), report.signer),
            (_("Fingerabdruck"), report.fingerprint),
            (_("Dateien"), f"{report.carried} / {report.members}"),
            (_("Größe"), _("{count} Byte").format(count=report.size_bytes)),
        ]
    )


def _preview(services: Services, args: argparse.Namespace) -> int:
    preview = services.content_packs.preview(str(args.pack))
    if args.json:
        print_json(plain(preview))
    else:
        _print_preview(preview)
    return 0


def _print_preview(preview: PackPreview) -> None:
    print(
        _("{new} würde {old} ersetzen. Unterschrift: {signer}").format(
            new=preview.version, old=preview.replaces, signer=preview.signer
        )
    )
    found = preview.difference
    for title, items in (
        (_("Neu"), found.added),
        (_("Geändert"), found.changed),
        (_("Entfernt"), found.removed),
    ):
        if items:
            print(f"\n{title}")
            for item in items:
                print(f"  - {item.title}  [{item.kind.value}: {item.id}]")
    if found.figures:
        print("\n" + _("Zahlen"))
        for figure in found.figures:
            print(f"  - {_figure_line(figure)}")


def _figure_line(figure: FigureChange) -> str:
    line = f"{figure.title}: {figure.old or '–'} → {figure.new or '–'}"
    if figure.valid_from is None:
        return line
    words = _("ab {day}, wartet") if figure.waits else _("ab {day}")
    return f"{line}, {words.format(day=format_date(figure.valid_from))}"


def _soon(services: Services, args: argparse.Namespace) -> int:
    changes = services.guide.changes_soon(args.on)
    if args.json:
        print_json([plain(change) for change in changes])
    elif not changes:
        print(_("Für die nächsten 400 Tage ist keine Änderung bekannt."))
    else:
        print_table(
            [(format_date(change.day), change.title, _change_words(change)) for change in changes],
            (_("Tag"), _("Was"), _("Änderung")),
        )
    return 0


def _change_words(change: ComingChange) -> str:
    if change.old != change.new:
        return f"{change.old or '–'} → {change.new or '–'}"
    if change.what == "ends" and change.kind.value == "fact":
        return _("endet, Neues noch nicht bekannt")
    return {"begins": _("beginnt"), "ends": _("endet")}.get(change.what, _("ändert sich"))


def _affected(services: Services, args: argparse.Namespace) -> int:
    with opened(services, args):
        cases = services.content_packs.affected_cases()
    if args.json:
        print_json([plain(case) for case in cases])
        return 0
    words = {
        "corrected": _("berichtigt"),
        "law_changed": _("lautet heute anders"),
        "removed": _("gilt nicht mehr"),
        "version_unknown": _("Fassung unbekannt, bitte ansehen"),
    }
    for case in cases:
        print(f"{case.pseudonym}: {case.title}  [{case.case_id}]")
        for use in case.uses:
            day = format_date(use.used_on)
            print(f"  - {use.item.title}, {day}: {words[use.reason]}")
    if not cases:
        print(_("Kein offener Fall ist betroffen."))
    return 0


# -------------------------------------------------------------------------------- reviews


def _reviews(services: Services, args: argparse.Namespace) -> int:
    reviews = services.reviews
    rows = reviews.translations() if args.translations else reviews.due(within_days=args.within)
    if args.json:
        print_json([plain(row) for row in rows])
    elif not rows:
        print(_("Keine Prüfung ist fällig."))
    else:
        print_table(
            [(format_date(row.next_check), row.kind, row.id, row.title) for row in rows],
            (_("Fällig"), _("Art"), _("Kennung"), _("Titel")),
        )
    return 0


def _confirm(services: Services, args: argparse.Namespace) -> int:
    row = services.reviews.confirm(args.kind, args.id, args.initials).value
    if args.json:
        print_json(plain(row))
    else:
        if row.counts_until == date.max:
            words = _("„{title}“ ist bestätigt von {who}, bis sich der Text ändert.")
            print(words.format(title=row.title, who=row.initials))
            return 0
        until = format_date(row.counts_until) if row.counts_until else ""
        print(
            _("„{title}“ ist bestätigt von {who}, bis {until}.").format(
                title=row.title, who=row.initials, until=until
            )
        )
    return 0
