# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but published numbers is in a released file, however deep one looks."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image, PngImagePlugin

from hilft_desktop.domain.codes import Grievance
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import ReleaseRow
from hilft_desktop.services.tally_options import note_held_back
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.storage.unit_of_work import UnitOfWork
from tests.attack.hidden import Secrets, leaks
from tests.unit.services.counted import contact

MONTH_BEFORE = Month(2026, 9)
DAYS = frozenset({date(2026, 9, 1), date(2026, 10, 31)})
WORDS = ("Ahorn 17", "Mara Muster", "Notizwort", "Marktplatz", "Musterweg", "kralle", "tresor")


def talks() -> list[NewContact]:
    """Return 37 and 101 contacts of two kinds, and one of another: unmistakable true numbers."""
    day = date(2026, 10, 5)

    def talk(number: int, grievance: Grievance) -> NewContact:
        base = contact(day, number, note="Notizwort über Ahorn 17")
        return NewContact(
            date=day,
            channel=base.channel,
            topic=base.topic,
            age_band=base.age_band,
            household=base.household,
            outcome=base.outcome,
            euros=base.euros,
            note=base.note,
            place="Marktplatz",
            grievance=grievance,
        )

    return [
        *(talk(0, Grievance.SLOW) for _ in range(37)),
        *(talk(1, Grievance.NONE) for _ in range(101)),
        talk(2, Grievance.OTHER),
    ]


def release(services: Services, options: TallyOptions) -> tuple[ReleaseRow, Secrets]:
    services.tallies.save_options(options)
    first = services.contacts.add_all([contact(date(2026, 9, 3), 1) for _ in range(2)]).value
    mode = TallyMode.DP_FIRST if options.dp_first else TallyMode.ROUNDED

    def hold_back(uow: UnitOfWork) -> None:
        uow.releases.hold_back(MONTH_BEFORE)
        note_held_back(uow.settings, MONTH_BEFORE, mode)

    services._session.vault.write(hold_back)
    added = services.contacts.add_all(talks()).value
    made = services.contacts.make_person(added[-1].id, "Ahorn 17").value
    row = services.tallies.release("2026-10").value
    assert row.mode is mode
    content = json.loads(row.json_bytes)
    published = set(numbers_in(content["tables"]))
    true = {37, 101, 138, 141, 139, 103} - published
    seals = (content["sha256"], content["signature"], row.release_id, row.unit_id)
    assert made.id not in row.json_bytes.decode()
    assert len(first) == 2
    return row, Secrets(frozenset(true), WORDS, DAYS, seals)


def numbers_in(node: object) -> list[int]:
    if isinstance(node, dict):
        return [number for value in node.values() for number in numbers_in(value)]
    assert isinstance(node, int)
    return [node]


@pytest.mark.parametrize(
    "options",
    [TallyOptions(), TallyOptions(count_grievances=True), TallyOptions(dp_first=True)],
    ids=["usual", "catalogue 2", "noise first"],
)
def test_every_file_of_a_release_is_clean(services: Services, options: TallyOptions) -> None:
    row, secrets = release(services, options)
    assert row.held_back == ("2026-09",)
    found = {name: leaks(data, secrets) for name, data in services.tallies.files("2026-10").files}
    assert {name.rsplit(".", 1)[-1] for name in found} >= {"json", "csv", "pdf"}
    assert not any(found.values()), found


def test_the_release_file_has_no_key_that_the_format_does_not_name(services: Services) -> None:
    row, _secrets = release(services, TallyOptions())
    keys: set[str] = set()

    def collect(node: object) -> None:
        if isinstance(node, dict):
            keys.update(node)
            for value in node.values():
                collect(value)

    content = json.loads(row.json_bytes)
    collect({**content, "tables": {name: {} for name in content["tables"]}})
    assert keys == {
        *("format", "catalogue", "release_id", "unit", "id", "name", "land", "period", "from"),
        *("to", "held_back", "base", "tables", "sha256", "signature"),
        *row.tables,
        *row.two_way,
    }


def test_the_picture_of_the_key_is_clean(services: Services) -> None:
    assert leaks(services.tallies.key_png(), Secrets(words=WORDS)) == []


# -- a search that finds nothing is broken ---------------------------------------------------------


def png(text: str) -> bytes:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    Image.new("1", (2, 2)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def archive(text: str, moment: tuple[int, int, int, int, int, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("content.xml", moment), text)
    return out.getvalue()


def pdf(text: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.drawString(72, 72, text)
    canvas.save()
    return out.getvalue()


def pdf_by_somebody(text: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setAuthor(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


PLANTED = (
    "Gespräche: 138",
    "Ahorn 17",
    "/home/mara/tresor.hilft",
    "C:\\Users\\mara\\x",
    "um 14:35",
    "2026-10-05",
    "05.10.2026",
    "0b5e1e4e-0000-4000-8000-000000000001",
    "seed 7",
)
SECRETS = Secrets(frozenset({138}), ("Ahorn 17",), DAYS)


@pytest.mark.parametrize("text", PLANTED)
@pytest.mark.parametrize(
    "wrap",
    [str.encode, lambda text: archive(text, (1980, 1, 1, 0, 0, 0)), pdf],
    ids=["text", "archive", "pdf"],
)
def test_what_is_planted_is_found(wrap: Callable[[str], bytes], text: str) -> None:
    assert leaks(wrap("alles 135 und 140, Zeitraum 2026-09-01 bis 31.10.2026"), SECRETS) == []
    assert leaks(wrap(f"a {text} b"), SECRETS)


def test_what_is_planted_beside_the_text_is_found() -> None:
    clean = archive("nichts", (1980, 1, 1, 0, 0, 0))
    assert leaks(clean, SECRETS) == []
    assert leaks(archive("nichts", (2026, 10, 5, 14, 35, 0)), SECRETS)
    assert leaks(png("irgendwas"), SECRETS)
    assert leaks(pdf_by_somebody("Ahorn 17"), SECRETS)


def test_what_may_be_there_is_looked_away_from() -> None:
    name = "0b5e1e4e-0000-4000-8000-000000000001"
    assert leaks(name.encode(), Secrets())
    assert leaks(name.encode(), Secrets(allowed=(name,))) == []
    assert Counter(leaks(b"138", Secrets(numbers=frozenset({38})))) == Counter()
