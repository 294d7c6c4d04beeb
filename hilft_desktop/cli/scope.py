# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft scope`` and ``hilft linked``: what we may do, what else to ask; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_json, add_on
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label

if TYPE_CHECKING:
    from hilft_desktop.domain.scope import ScopeLight
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    text = _("Ampel nach § 6 RDG: was Ehrenamtliche selbst tun dürfen")
    scope = commands.add_parser("scope", help=text, description=text)
    scope.add_argument(
        "topic", metavar=_("THEMA"), nargs="?", default="", help=_("Thema; ohne: alle Schritte")
    )
    scope.add_argument(
        "step", metavar=_("SCHRITT"), nargs="?", default="", help=_("ohne: alle zum Thema")
    )
    scope.add_argument("--guided", action="store_true", help=_("es gibt juristische Anleitung"))
    scope.add_argument("--trained", action="store_true", help=_("die Schulung ist gültig"))
    add_on(scope)
    add_json(scope)
    scope.set_defaults(run=_scope)

    text = _("Wonach beim Thema noch zu fragen ist")
    linked = commands.add_parser("linked", help=text, description=text)
    linked.add_argument("topic", metavar=_("THEMA"), help=_("Kennung des Themas"))
    add_on(linked)
    add_json(linked)
    linked.set_defaults(run=_linked)


def _scope(services: Services, args: argparse.Namespace) -> int:
    if not args.topic:
        return _list_steps(services, args)
    if args.step:
        light = services.scope.light(
            args.topic, args.step, args.on, trained=args.trained, guided=args.guided
        )
        if args.json:
            print_json(plain(light))
        else:
            _print_light(light)
        return 0
    lights = [
        services.scope.light(args.topic, step.id, args.on, trained=args.trained, guided=args.guided)
        for step in services.scope.steps(args.topic, args.on)
    ]
    if args.json:
        print_json([plain(light) for light in lights])
    else:
        rows = [(light.step.value, _words(light), light.step_title) for light in lights]
        print_table(rows, (_("Schritt"), _("Ampel"), _("Bedeutung")))
    return 0


def _list_steps(services: Services, args: argparse.Namespace) -> int:
    steps = services.scope.steps(on=args.on)
    if args.json:
        print_json([plain(step) for step in steps])
    else:
        print_table([(step.id.value, step.title) for step in steps], (_("Schritt"), _("Bedeutung")))
    return 0


def _words(light: ScopeLight) -> str:
    words = label(light.rule_light)
    return _("{light} (fehlt: weiterverweisen)").format(light=words) if light.missing else words


def _print_light(light: ScopeLight) -> None:
    print(f"{light.step_title}: {_words(light)}")
    print_block(light.reason)
    for need in light.missing:
        print_block(label(need), "  ", "! ")
    if light.overdue:
        print(_("! Die Prüfung ist überfällig."))
    print_fields(
        [
            (_("Weiter an"), "; ".join(body.title for body in light.refer_to)),
            (_("Seite"), light.page),
            (_("Fundstelle"), light.citation),
            (_("Einstufung"), _("vorsichtige Einstufung") if light.cautious else ""),
        ]
    )


def _linked(services: Services, args: argparse.Namespace) -> int:
    links = services.scope.linked(args.topic, args.on)
    if args.json:
        print_json([plain(link) for link in links])
        return 0
    for link in links:
        print_block(link.question, "  ", "! " if link.is_urgent else "- ")
        print_block(link.reason, "    ")
        places = (link.page_title, link.checklist_title, link.citation)
        print_block(" · ".join(place for place in places if place), "    ")
    return 0
