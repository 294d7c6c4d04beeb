# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft local``: what holds in the municipality; no vault is needed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, path
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalLayer, LocalNote, LocalTable
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.local_texts import LocalBox, address_lines, note_box, table_box

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.local_entries import LocalEntry


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "local", _("örtliche Notizen, Grenzen und Anschriften"))

    listing = group.add_parser("list", help=_("alle Einträge auflisten"))
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Eintrag zeigen"))
    show.add_argument("id", metavar="ID", help=_("Kennung; bei einer Notiz die ihrer Seite"))
    add_json(show)
    show.set_defaults(run=_show)

    add = group.add_parser("add", help=_("Einträge aus einer JSON-Datei schreiben"))
    add.add_argument(
        "source",
        metavar=_("EINGABE"),
        type=path,
        help=_("Datei mit einem Eintrag oder einer Liste; - liest die Standardeingabe"),
    )
    add_json(add)
    add.set_defaults(run=_add)

    remove = group.add_parser("remove", help=_("einen Eintrag löschen"))
    remove.add_argument("id", metavar="ID", help=_("Kennung; bei einer Notiz die ihrer Seite"))
    remove.set_defaults(run=_remove)

    take = group.add_parser("import", help=_("Angaben eines anderen Laptops übernehmen"))
    take.add_argument("file", metavar=_("DATEI"), type=path, help=_("die Datei (.toml)"))
    take.add_argument(
        "--dry-run", action="store_true", help=_("nur zeigen, was neu wäre und ersetzt würde")
    )
    add_json(take)
    take.set_defaults(run=_import)

    give = group.add_parser("export", help=_("alle Angaben für einen anderen Laptop ausgeben"))
    give.add_argument("file", metavar=_("DATEI"), type=path, help=_("die neue Datei (.toml)"))
    give.set_defaults(run=_export)


def _list(services: Services, args: argparse.Namespace) -> int:
    entries = _entries(services)
    if args.json:
        print_json([_row(services, entry) for entry in entries])
    elif not entries:
        print(_("Noch nichts eingetragen."))
    else:
        print_table(
            [(_id(entry), _kind(entry), _title(services, entry)) for entry in entries],
            (_("Kennung"), _("Art"), _("Was")),
        )
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    entry = _entry(services, args.id)
    if args.json:
        print_json(_row(services, entry))
        return 0
    box = _box(entry)
    print(box.heading)
    for line in (*box.lines, box.warning):
        if line:
            print_block(line, "    ", "  - ")
    return 0


def _add(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.local_entries import read_entries

    entries = read_entries(access.read_input(args.source))
    ids = [services.local.save(entry).value for entry in entries]
    written = [entry for entry in _entries(services) if _id(entry) in ids]
    if args.json:
        print_json([_row(services, entry) for entry in written])
    else:
        print("\n".join(ids))
    return 0


def _remove(services: Services, args: argparse.Namespace) -> int:
    entry = _entry(services, args.id)
    local = services.local
    if isinstance(entry, LocalNote):
        local.save_note(entry.page_id, "", "")
    elif isinstance(entry, LocalTable):
        local.delete_table(entry.id)
    else:
        local.delete_address(entry.id)
    print(_("Gelöscht: {title}").format(title=_title(services, entry)))
    return 0


def _import(services: Services, args: argparse.Namespace) -> int:
    found = services.local.compare(str(args.file))
    if not args.dry_run:
        services.local.import_from(str(args.file))
    if args.json:
        print_json(plain(found))
        return 0
    print_fields(
        [
            (_("Neu"), _count(found.added)),
            (_("Ersetzt"), _count(found.replaced)),
            (_("Gleich"), str(found.same)),
        ]
    )
    if args.dry_run:
        print(_("Nur angesehen, nichts übernommen."))
    return 0


def _export(services: Services, args: argparse.Namespace) -> int:
    print(services.local.export_to(str(args.file)).value)
    return 0


def _entries(services: Services) -> tuple[LocalEntry, ...]:
    local = services.local
    return (*local.notes(), *local.tables(), *local.addresses())


def _entry(services: Services, identifier: str) -> LocalEntry:
    entry = next((entry for entry in _entries(services) if _id(entry) == identifier), None)
    if entry is None:
        raise UserError("local_id_unknown")
    return entry


def _row(services: Services, entry: LocalEntry) -> dict[str, Any]:
    from hilft_desktop.services.local_entries import type_of

    row = {"type": type_of(entry), **plain(entry)}
    if isinstance(entry, LocalNote):
        row["page_title"] = _title(services, entry)
    return row


def _id(entry: LocalEntry) -> str:
    return entry.page_id if isinstance(entry, LocalNote) else entry.id


def _kind(entry: LocalEntry) -> str:
    return _("Notiz") if isinstance(entry, LocalNote) else label(entry.kind)


def _box(entry: LocalEntry) -> LocalBox:
    if isinstance(entry, LocalNote):
        return note_box(entry)
    if isinstance(entry, LocalTable):
        return table_box(entry)
    return LocalBox(label(entry.kind), tuple(address_lines(entry)))


def _title(services: Services, entry: LocalEntry) -> str:
    if isinstance(entry, LocalNote):
        titles = services.local.titles((("page", entry.page_id),))
        return titles[0][2] if titles else entry.page_id
    return entry.place if isinstance(entry, LocalTable) else entry.name


def _count(layer: LocalLayer) -> str:
    return " · ".join(_counts(layer)) or "0"


def _counts(layer: LocalLayer) -> Iterator[str]:
    notes, tables = len(layer.notes), len(layer.tables)
    addresses, reviews = len(layer.addresses), len(layer.reviews)
    for count, words in (
        (notes, ngettext("{n} Notiz", "{n} Notizen", notes)),
        (tables, ngettext("{n} Tabelle", "{n} Tabellen", tables)),
        (addresses, ngettext("{n} Anschrift", "{n} Anschriften", addresses)),
        (reviews, ngettext("{n} Prüfung", "{n} Prüfungen", reviews)),
    ):
        if count:
            yield words.format(n=count)
