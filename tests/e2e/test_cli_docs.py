# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command and switch is documented, and nothing documented is missing."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from hilft_desktop.cli.main import build_parser

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parsers at the ends of the tree."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for child in dict.fromkeys(group.choices.values()):
            yield from commands(child)


def section(name: str) -> str:
    match = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert match, f"{name} is not in docs/cli.md"
    return match[1]


def switches(parser: argparse.ArgumentParser) -> set[str]:
    found = {name for action in parser._actions for name in action.option_strings}
    return {name for name in found if name.startswith("--")} - {"--help"}


def test_every_command_is_documented_with_every_switch() -> None:
    for parser in commands(build_parser()):
        text = section(parser.prog)
        assert parser.prog in text
        for name in switches(parser):
            assert name in text, f"{parser.prog} {name}"


def test_every_documented_command_and_switch_exists() -> None:
    known = {parser.prog: switches(parser) for parser in commands(build_parser())}

    for name in re.findall(r"^### (.+)$", TEXT, re.MULTILINE):
        call = section(name).split("```")[1]
        assert name in known
        assert set(re.findall(r"--[a-z-]+", call)) <= known[name]


def test_every_command_explains_itself() -> None:
    for parser in commands(build_parser()):
        for action in parser._actions:
            assert action.help, f"{parser.prog} {action.dest}"
