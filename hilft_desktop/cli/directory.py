# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft directory``: bodies to refer to, their papers and tables; no vault is needed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_fields, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, check_place
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_passphrase,
    iso_date,
    number,
    path,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import RECHECK_DAYS_LIMIT, PlaceKind
from hilft_desktop.domain.referrals import BodyKind
from hilft_desktop.i18n.address_words import address_facts, checked_words
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import (
    DirectoryRow,
    OnDuplicate,
    TableCheck,
    TableField,
    TableRequest,
)
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_PAPERS = ("adressen", "anrufe", "arten", "aushang", "stelle")


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "directory", _("Verweisstellen: finden, prüfen, drucken"))

    kinds = group.add_parser("kinds", help=_("die Arten von Stellen: wofür, was mitbringen"))
    add_json(kinds)
    kinds.set_defaults(run=_kinds)

    listing = group.add_parser("list", help=_("die Stellen vor Ort auflisten"))
    listing.add_argument("--text", metavar=_("WORT"), default="", help=_("nur, was dazu passt"))
    listing.add_argument("--kind", metavar=_("ART"), type=_place, help=_kind_help())
    listing.add_argument("--old", action="store_true", help=_("nur, was neu zu prüfen ist"))
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("eine Stelle zeigen"))
    show.add_argument("id", metavar="ID", help=_("Kennung der Stelle"))
    add_json(show)
    show.set_defaults(run=_show)

    confirm = group.add_parser("confirm", help=_("angerufen, stimmt noch"))
    confirm.add_argument("id", metavar="ID", help=_("Kennung der Stelle"))
    confirm.add_argument("--initials", metavar=_("KÜRZEL"), required=True, help=_("wer es war"))
    confirm.set_defaults(run=_confirm)

    _register_tables(group)
    _register_papers(group)


def _register_tables(group: argparse._SubParsersAction[GermanParser]) -> None:
    take = group.add_parser("import", help=_("Stellen aus einer Tabelle einlesen"))
    take.add_argument("file", metavar=_("DATEI"), type=path, help=_("CSV oder ODS"))
    take.add_argument("--initials", metavar=_("KÜRZEL"), required=True, help=_("wer es war"))
    take.add_argument(
        "--columns",
        metavar=_("SPALTEN"),
        type=_columns,
        help=_("was jede Spalte enthält, durch Komma getrennt; ohne Angabe wird geraten"),
    )
    take.add_argument("--kind", metavar=_("ART"), type=_place, help=_("Art, wo keine erkannt ist"))
    take.add_argument(
        "--verified-on", metavar=_("DATUM"), type=iso_date, help=_("Prüftag, wo keiner steht")
    )
    take.add_argument(
        "--replace", action="store_true", help=_("ersetzen, was es schon gibt, statt auslassen")
    )
    take.add_argument("--dry-run", action="store_true", help=_("nur zeigen, was geschähe"))
    add_json(take)
    take.set_defaults(run=_import)

    give = group.add_parser("export", help=_("die Stellen als Tabelle ausgeben"))
    give.add_argument("file", metavar=_("DATEI"), type=path, help=_("neue Datei, .csv oder .ods"))
    give.set_defaults(run=_export)


def _register_papers(group: argparse._SubParsersAction[GermanParser]) -> None:
    desk = group.add_parser("desk", help=_("Ort und Zeiten für den Aushang zeigen oder setzen"))
    desk.add_argument("--place", metavar=_("ORT"), help=_("Name des Ortes"))
    desk.add_argument("--line", metavar=_("ZEILE"), action="append", help=_("Zeile der Anschrift"))
    desk.add_argument("--hours", metavar=_("ZEIT"), action="append", help=_("wann, je Zeile"))
    desk.add_argument("--phone", metavar=_("NUMMER"), help=_("Telefon"))
    desk.add_argument(
        "--recheck-days",
        metavar=_("TAGE"),
        type=number(1, RECHECK_DAYS_LIMIT),
        help=_("nach wie vielen Tagen eine Stelle neu zu prüfen ist"),
    )
    add_json(desk)
    desk.set_defaults(run=_desk)

    paper = group.add_parser("paper", help=_("ein Blatt drucken: ") + ", ".join(_PAPERS))
    paper.add_argument("paper", metavar=_("BLATT"), choices=_PAPERS, help=", ".join(_PAPERS))
    paper.add_argument("--id", metavar="ID", help=_("Kennung der Stelle, für „stelle“"))
    paper.add_argument(
        "--kind", metavar=_("ART"), type=_place, action="append", help=_("nur diese Arten")
    )
    paper.add_argument(
        "--size", metavar=_("GRÖSSE"), default="A4", help=_("A4 oder A3, für „aushang“")
    )
    paper.add_argument("--strips", action="store_true", help=_("Streifen zum Abreißen"))
    paper.add_argument("--all", action="store_true", help=_("alle, nicht nur alte, für „anrufe“"))
    paper.add_argument("--large-print", action="store_true", help=_("große Schrift"))
    add_pdf(paper)
    paper.add_argument(
        "--vault",
        dest="file",
        metavar=_("DATEI"),
        type=path,
        help=_("Tresor mit den Angaben der Gruppe"),
    )
    add_passphrase(paper)
    paper.set_defaults(run=_paper)


# ------------------------------------------------------------------------------- values


def _place(text: str) -> PlaceKind:
    try:
        return PlaceKind(text)
    except ValueError:
        raise UserError(
            "place_kind_unknown", text=text[:40], allowed=tuple(kind.value for kind in PlaceKind)
        ) from None


def _columns(text: str) -> tuple[TableField, ...]:
    try:
        return tuple(TableField(part.strip()) for part in text.split(","))
    except ValueError:
        allowed = tuple(field.value for field in TableField if field)
        raise UserError("table_columns_unknown", allowed=allowed) from None


def _kind_help() -> str:
    return _("Art: {codes}").format(codes=", ".join(PlaceKind))


# ------------------------------------------------------------------------------ commands


def _kinds(services: Services, args: argparse.Namespace) -> int:
    kinds = services.directory.kinds()
    if args.json:
        print_json([plain(kind) for kind in kinds])
        return 0
    for kind in kinds:
        print(f"\n{kind.title}")
        print_fields(_kind_fields(kind))
    return 0


def _kind_fields(kind: BodyKind) -> list[tuple[str, str]]:
    unchecked = kind.unproven or kind.uncertain
    return [
        (_("Wofür"), kind.purpose),
        (_("Mitbringen"), ", ".join(kind.bring)),
        (_("Hinweis"), kind.hint),
        *(
            (each.label, _number_words(each.number, uncertain=each.uncertain))
            for each in kind.numbers
        ),
        (_("Suche"), ", ".join(kind.web)),
        (_("Beleg"), kind.citation),
        (_("Stand"), _("ungeprüft") if unchecked else ""),
    ]


def _number_words(number: str, *, uncertain: bool) -> str:
    return f"{number} ({_('ungeprüft')})" if uncertain else number


def _list(services: Services, args: argparse.Namespace) -> int:
    rows = services.directory.entries(args.text, args.kind, only_old=args.old)
    if args.json:
        print_json([_row(row) for row in rows])
    elif not rows:
        print(_("Keine Stelle gefunden."))
    else:
        header = (_("Kennung"), _("Art"), _("Name"), _("Telefon"), _("Stand"))
        print_table([_cells(row) for row in rows], header)
    return 0


def _row(row: DirectoryRow) -> object:
    return {**plain(row.address), "age_days": row.age_days, "is_old": row.is_old}


def _cells(row: DirectoryRow) -> Sequence[str]:
    address = row.address
    checked = checked_words(address, old=row.is_old)
    return (address.id, label(address.kind), address.name, address.phone or "–", checked)


def _show(services: Services, args: argparse.Namespace) -> int:
    entry = services.directory.entry(args.id)
    if args.json:
        print_json({"body": _row(entry.row), "kind": plain(entry.kind)})
        return 0
    address = entry.row.address
    print(address.name)
    print_fields(
        [
            (_("Art"), label(address.kind)),
            (_("Anschrift"), ", ".join(address.lines)),
            (_("Telefon"), address.phone),
            *address_facts(address),
            (_("Stand"), checked_words(address, old=entry.row.is_old)),
            *(_kind_fields(entry.kind) if entry.kind else ()),
        ]
    )
    return 0


def _confirm(services: Services, args: argparse.Namespace) -> int:
    address = services.directory.confirm(args.id, args.initials).value
    print(f"{address.name}: {checked_words(address)}")
    return 0


def _import(services: Services, args: argparse.Namespace) -> int:
    look = services.directory.look_into(str(args.file))
    request = TableRequest(
        file=look.file,
        columns=args.columns or look.guess,
        initials=args.initials,
        kind=args.kind.value if args.kind else "",
        verified_on=args.verified_on,
        on_duplicate=OnDuplicate.REPLACE if args.replace else OnDuplicate.KEEP,
    )
    found = services.directory.check(request)
    if not args.dry_run:
        services.directory.take(request)
    if args.json:
        columns = [
            [name, field.value] for name, field in zip(look.header, request.columns, strict=False)
        ]
        print_json({"how": look.how, "columns": columns, **plain(found)})
        return 0
    _print_check(found)
    if args.dry_run:
        print(_("Nur angesehen, nichts übernommen."))
    return 0


def _print_check(found: TableCheck) -> None:
    print_fields(
        [
            (_("Neu"), str(len(found.new))),
            (_("Ersetzt"), str(len(found.changed))),
            (_("Gleich"), str(found.same)),
            (_("Schon da"), str(len(found.duplicates))),
            (_("Fehler"), str(len(found.faults))),
        ]
    )
    for fault in found.faults:
        words = error_line(fault.error)
        print(_("  Zeile {line}: {words}").format(line=fault.line, words=words))
    for line, name in found.duplicates:
        print(_("  Zeile {line}: „{name}“ gibt es schon").format(line=line, name=name))


def _export(services: Services, args: argparse.Namespace) -> int:
    check_place(args.file)
    print(services.directory.export_to(str(args.file)).value)
    return 0


def _desk(services: Services, args: argparse.Namespace) -> int:
    desk = services.directory.desk()
    given = {
        "place": args.place,
        "lines": None if args.line is None else tuple(args.line),
        "hours": None if args.hours is None else tuple(args.hours),
        "phone": args.phone,
        "recheck_days": args.recheck_days,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if changes:
        desk = services.directory.save_desk(replace(desk, **changes)).value
    if args.json:
        print_json(plain(desk))
        return 0
    print_fields(
        [
            (_("Ort"), ", ".join((desk.place, *desk.lines)) if desk.place else ""),
            (_("Zeiten"), "; ".join(desk.hours)),
            (_("Telefon"), desk.phone),
            (_("Neu zu prüfen nach Tagen"), str(desk.recheck_days)),
        ]
    )
    return 0


def _paper(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    if args.file is None:
        pdf = _made(services, args)
    else:
        with access.opened(services, args):
            pdf = _made(services, args)
    write_bytes(args.pdf, pdf)
    print(_("Geschrieben: {file}").format(file=args.pdf))
    return 0


def _made(services: Services, args: argparse.Namespace) -> bytes:
    directory = services.directory
    match args.paper:
        case "adressen":
            return directory.address_sheet(args.kind or (), large_print=args.large_print)
        case "anrufe":
            return directory.call_sheet(everything=args.all)
        case "arten":
            return directory.kinds_sheet()
        case "aushang":
            return directory.poster(args.size.upper(), strips=args.strips)
        case _:
            if not args.id:
                raise UserError("body_id_missing")
            return directory.body_sheet(args.id, large_print=args.large_print)
