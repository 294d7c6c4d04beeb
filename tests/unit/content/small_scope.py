# SPDX-License-Identifier: GPL-3.0-or-later
"""A scope light and linked questions that fit the small content."""

from __future__ import annotations

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.scope import Step

SCOPE = "content/de/scope.toml"
LINKS = "content/de/links.toml"
_DATES = "checked_on = 2026-11-01\nnext_check = 2027-10-31\n"


def rule_text(step: Step) -> str:
    light = "gruen" if step is Step.EMERGENCY else "gelb"
    return (
        f'[[rule]]\nstep = "{step}"\nlight = "{light}"\n'
        'reason = "Es kostet {fact:probe_satz}."\npage = "hilfe"\n'
        'cites = ["probe_satz"]\nrefer_to = ["anwalt"]\n'
    )


def scope_text() -> str:
    head = 'format = "hilft-scope/1"\n' + _DATES
    body = '[[body]]\nid = "anwalt"\ntitle = "Anwältin"\npage = "mehr"\nplace = "amtsgericht"\n'
    steps = (
        f'[[step]]\nid = "{step}"\ntitle = "Etwas tun"\nhelp = "So geht es."\n' for step in Step
    )
    return "\n".join((head, body, *steps, *map(rule_text, Step)))


def links_text() -> str:
    about = ", ".join(f'"thema:{topic}"' for topic in Topic)
    return (
        'format = "hilft-links/1"\n' + _DATES + '\n[[link]]\nid = "erst"\n'
        f'about = [{about}, "seite:mehr"]\nquestion = "Fehlt etwas?"\nreason = "Frag danach."\n'
        'page = "hilfe"\nchecklist = "brief"\ncites = ["probe_satz"]\n'
        '\n[[link]]\nid = "eilig"\nabout = ["thema:miete", "checkliste:brief"]\n'
        'question = "Läuft eine Frist?"\nreason = "Das geht vor."\npage = "mehr"\n'
        "practice = true\nurgent = true\nvalid_from = 2026-07-01\n"
    )
