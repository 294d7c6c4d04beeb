# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft deadline``: a letter in the hand, without window and without vault."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from datetime import date

import pytest

from hilft_desktop.cli.main import build_parser, main
from hilft_desktop.domain.deadlines import DeadlineKind
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.e2e.conftest import Hilft, Run


@pytest.fixture(scope="module")
def services() -> Iterator[Services]:
    """Public services: every call here only reads, so the content is read once."""
    services = Services(FixedClock(date(2026, 11, 22)))
    yield services
    services._session.close()


@pytest.fixture
def hilft(services: Services) -> Hilft:
    def run(*argv: str) -> Run:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(argv, services=services)
        return Run(status, out.getvalue(), err.getvalue())

    return run


KEYS = [
    "kind", "deemed_received", "computed_end", "deadline", "weekday", "latest", "steps",
    "uncertain", "if_missed",
]  # fmt: skip


def test_the_answer_has_exactly_the_promised_form(hilft: Hilft) -> None:
    answer = hilft(
        "deadline", "widerspruch", "--dated", "2026-09-28", "--posted", "2026-09-29",
        "--channel", "post", "--remedy", "ok", "--land", "BE", "--json",
    ).json  # fmt: skip
    assert list(answer) == KEYS
    assert answer["kind"] == "widerspruch"
    assert answer["deemed_received"] == "2026-10-03"
    assert answer["computed_end"] == answer["deadline"] == "2026-11-03"
    assert answer["weekday"] == "Dienstag"
    assert answer["latest"] == "2026-11-05"
    assert all(list(step) == ["text", "citation"] for step in answer["steps"])
    assert all(isinstance(text, str) for text in (*answer["uncertain"], *answer["if_missed"]))


def test_what_is_not_known_is_null(hilft: Hilft) -> None:
    answer = hilft("deadline", "back-payment", "--dated", "2026-11-05", "--json").json
    assert answer["kind"] == "nachzahlung_faellig"
    assert answer["deemed_received"] is None
    assert answer["latest"] is None
    assert answer["weekday"] == "Montag"


def test_each_flag_is_heard(hilft: Hilft) -> None:
    def day(*flags: str) -> str:
        return str(hilft("deadline", "widerspruch", *flags, "--json").json["deadline"])

    posted = ("--posted", "2025-07-04")
    assert day(*posted) == day(*posted, "--land", "by") == "2025-08-08"
    assert day(*posted, "--land", "BY", "--municipality", "Augsburg") == "2025-08-11"
    assert day(*posted, "--remedy", "missing") == "2026-07-08"
    assert day(*posted, "--received", "2025-07-20") == "2025-08-20"
    assert day("--received", "2025-07-20", "--channel", "abroad") == "2025-10-20"
    assert day("--received", "2025-07-20", "--channel", "handed") == "2025-08-20"
    assert day(*posted, "--received", "2025-07-20", "--channel", "portal") == "2025-08-08"


def test_both_names_of_a_kind_are_taken(hilft: Hilft) -> None:
    parser = build_parser()
    for kind in DeadlineKind:
        for name in (kind.value, kind.code_en, kind.code_en.upper(), kind.value.replace("_", "-")):
            assert parser.parse_args(["deadline", name]).kind is kind
    english = hilft("deadline", "inaction-objection", "--received", "2026-08-31", "--json").json
    assert english["kind"] == "untaetigkeit_widerspruch"


def test_the_list_of_kinds(hilft: Hilft) -> None:
    rows = hilft("deadline", "kinds", "--json").json
    assert {row["kind"] for row in rows} == {kind.value for kind in DeadlineKind}
    first = rows[0]
    assert (first["kind"], first["english"], first["pointer"]) == (
        "widerspruch",
        "objection",
        False,
    )
    assert first["asks"][0] == {
        "input": "dated",
        "label": "Datum auf dem Bescheid",
        "need": "eines_davon",
    }
    text = hilft("deadline", "kinds").out
    assert "kuendigungsschutzklage" in text
    assert "labour-court" in text


def test_plain_text_puts_the_safe_day_first(hilft: Hilft) -> None:
    lines = hilft("deadline", "widerspruch", "--posted", "2026-09-29", "--land", "BE").out.split(
        "\n"
    )
    assert lines[2] == "Spätestens am Dienstag, 03.11.2026"
    assert lines[3].startswith("Vielleicht auch noch bis Donnerstag, 05.11.2026")
    assert lines[5].startswith(" 1. Mit der Post")
    assert "Nicht sicher:" in lines
    assert "Wenn der Tag vorbei ist:" in lines


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("widerspruch",), "dated: Für diese Frist fehlt ein Datum"),
        (("gibtesnicht", "--dated", "2026-06-01"), "„gibtesnicht“ gibt es nicht"),
        (("widerspruch", "--dated", "1.6.2026"), "1.6.2026"),
        (("widerspruch", "--channel", "taube"), "Möglich sind: post, abroad, portal, handed"),
        (("widerspruch", "--remedy", "halb"), "Möglich sind: ok, missing, wrong"),
        (("widerspruch", "--land", "XX"), "XX"),
        (
            ("widerspruch", "--posted", "2026-06-03", "--received", "2026-06-02"),
            "received: Der Brief kann nicht angekommen sein",
        ),
        (("widerspruch", "--dated", "1926-06-01"), "dated: Dieses Datum liegt zu weit weg"),
        (("haertewiderspruch", "--dated", "2024-06-30"), "haertewiderspruch"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    hilft: Hilft, flags: tuple[str, ...], words: str
) -> None:
    ended = hilft("deadline", *flags)
    assert ended.status == 2
    assert ended.out == ""
    assert words in ended.err
    assert ended.err.count("\n") == 1
