# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft letter``: list letters, name their fields, render one."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.cli import access, letter_kept
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_on,
    add_passphrase,
    form,
    path,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import LetterField, LetterValue
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import LetterRequest
from hilft_desktop.system.atomic import write_bytes, write_text

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

T = TypeVar("T")


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "letter", _("Schreiben auflisten und erzeugen"))

    listing = group.add_parser("list", help=_("alle Schreiben auflisten"))
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    fields = group.add_parser("fields", help=_("die Felder eines Schreibens nennen"))
    fields.add_argument("id", metavar="ID", help=_("Kennung des Schreibens"))
    add_on(fields)
    add_json(fields)
    fields.set_defaults(run=_fields)

    _add_render(group)
    letter_kept.add_commands(group)


def _add_render(group: argparse._SubParsersAction[GermanParser]) -> None:
    render = group.add_parser("render", help=_("ein Schreiben als PDF, ODT oder Text erzeugen"))
    render.add_argument("id", metavar="ID", help=_("Kennung des Schreibens"))
    render.add_argument(
        "--vault",
        dest="file",
        metavar=_("DATEI"),
        type=path,
        help=_("Tresor, aus dem Werte kommen; was fehlt, kommt aus --values"),
    )
    render.add_argument("--case", metavar="ID", help=_("Fall im Tresor"))
    add_passphrase(render)
    for name, text in (
        ("pdf", _("wohin das PDF kommt")),
        ("odt", _("wohin das Schreiben zum Bearbeiten kommt")),
        ("text", _("wohin der reine Text kommt")),
    ):
        render.add_argument(
            f"--{name}", metavar=_("DATEI"), type=path, required=name == "pdf", help=text
        )
    add_request(render)
    render.set_defaults(run=_render)


def add_request(parser: GermanParser) -> None:
    """Add what makes a request: values, working date, form, letterhead, way of sending."""
    parser.add_argument(
        "--values",
        metavar=_("EINGABE"),
        type=path,
        help=_("JSON-Datei mit {Feld: Wert}; - liest die Standardeingabe"),
    )
    add_on(parser)
    parser.add_argument(
        "--form", metavar="A|B", type=form, default="B", help=_("Form nach DIN 5008 (sonst B)")
    )
    parser.add_argument("--large-print", action="store_true", help=_("große Schrift"))
    parser.add_argument(
        "--sender", metavar="ID", default="", help=_("Absender aus „sender list“; sonst die Gruppe")
    )
    parser.add_argument(
        "--sent-by",
        metavar=_("WEG"),
        default="",
        help=_("Versandweg aus „proof ways“; von ihm hängt der Nachweis ab"),
    )
    parser.add_argument(
        "--although",
        metavar=_("GRUND"),
        default="",
        help=_("warum die Vorlage trotz lange überfälliger Prüfung benutzt wird"),
    )


def _list(services: Services, args: argparse.Namespace) -> int:
    rows, papers = services.letters.list(args.on), services.letters.other_papers()
    if args.json:
        print_json([plain(row) for row in (*rows, *papers)])
        return 0
    print_table(
        [(row.id, row.title, row.summary) for row in rows],
        (_("Kennung"), _("Titel"), _("Wofür")),
    )
    print()
    print_table(
        [(paper.title, paper.where, paper.summary) for paper in papers],
        (_("Weitere Papiere"), _("Aufruf"), _("Wofür")),
    )
    return 0


def _fields(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.letter_values import value_json

    fields = services.letters.fields(args.id, args.on)
    if args.json:
        print_json([_field_json(field) for field in fields])
        return 0
    print_table(
        [
            (
                field.name,
                field.type.value,
                _("ja") if field.required else _("nein"),
                _("{label} (Beispiel: {example})").format(
                    label=field.label,
                    example=json.dumps(value_json(field, field.example), ensure_ascii=False),
                ),
            )
            for field in fields
        ],
        (_("Feld"), _("Art"), _("Pflicht"), _("Bedeutung")),
    )
    return 0


def _field_json(field: LetterField) -> dict[str, object]:
    from hilft_desktop.services.letter_values import value_json

    row: dict[str, object] = {
        "name": field.name,
        "label": field.label,
        "type": field.type.value,
        "required": field.required,
        "example": value_json(field, field.example),
        "why": field.why,
    }
    if field.options:
        row["options"] = [{"value": value, "label": text} for value, text in field.options]
    return row


def _render(services: Services, args: argparse.Namespace) -> int:
    if (args.file is None) != (args.case is None):
        raise UserError("vault_and_case_together")
    if args.file is None and args.values is None:
        raise UserError("letter_values_or_vault")
    _check_outputs(args)
    values = given_values(services, args)
    if args.file is None:
        _write(services, args, request_of(args, values))
        return 0
    with access.opened(services, args):
        known = services.letters.prepare(args.id, args.case, args.sender, args.on).known
        request = request_of(args, {**known, **values})
        _write(services, args, request)
    return 0


def given_values(services: Services, args: argparse.Namespace) -> dict[str, LetterValue]:
    """Return the values of the input file; empty without one. Raises as ``read_values``."""
    from hilft_desktop.services.letter_values import read_values

    fields = services.letters.fields(args.id, args.on)
    return {} if args.values is None else read_values(access.read_input(args.values), fields)


def request_of(args: argparse.Namespace, values: dict[str, LetterValue]) -> LetterRequest:
    """Return what to render, from the switches of ``add_request``."""
    return LetterRequest(
        letter_id=args.id,
        values=values,
        case_id=args.case or "",
        form=args.form,
        large_print=args.large_print,
        on=args.on,
        sender=args.sender,
        sent_by=args.sent_by,
        override=args.although,
    )


def _write(services: Services, args: argparse.Namespace, request: LetterRequest) -> None:
    """Write the files; those of a case are registered first, which needs the person's consent."""
    files = by_field_names(lambda: services.letters.files(request))
    if request.case_id:
        services.letters.record(request, "pdf")
        for kind, file, data in (
            ("odt", args.odt, files.odt),
            ("text", args.text, files.text.encode("utf-8")),
        ):
            if file is not None:
                services.exports.note("letter", f"{args.id} ({kind})", _sha256(data))
    write_bytes(args.pdf, files.pdf)
    _report(args.pdf)
    if args.odt is not None:
        write_bytes(args.odt, files.odt)
        _report(args.odt)
    if args.text is not None:
        write_text(args.text, files.text)
        _report(args.text)


def by_field_names(make: Callable[[], T]) -> T:
    """Render; what is missing is named by the keys of the input file, not by labels."""
    try:
        return make()
    except UserError as error:
        if error.code != "letter_values_missing":
            raise
        raise UserError("letter_fields_missing", names=error.params["fields"]) from None


def _check_outputs(args: argparse.Namespace) -> None:
    """Refuse what would fail half way, before anything is written or registered."""
    outputs = [file.absolute() for file in (args.pdf, args.odt, args.text) if file is not None]
    if len(set(outputs)) < len(outputs):
        raise UserError("outputs_collide")
    for file in outputs:
        if not file.parent.is_dir():
            raise UserError("folder_missing", file=str(file.parent))
        if file.is_dir():
            raise UserError("file_is_folder", file=str(file))


def _report(file: Path) -> None:
    print(_("Geschrieben: {file}").format(file=file))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
