# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of bodies to refer to: the list, a table taken in, the poster, an answer coming back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from screenshot_studio import Studio, page_of

from hilft_desktop.domain.changes import Changed
from hilft_desktop.domain.local import Desk, LocalAddress, PlaceKind
from hilft_desktop.domain.referrals import Referral, printed_code
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.directory.page import DirectoryPage
from hilft_desktop.ui.pages.directory.table_panel import TablePanel

_BODIES = (
    (PlaceKind.JOBCENTER, "Jobcenter Übungsstadt", "0000 100", date(2026, 11, 2)),
    (PlaceKind.DEBT_ADVICE, "Schuldnerberatung der Diakonie", "0000 200", date(2026, 3, 1)),
    (PlaceKind.TENANTS, "Mieterverein Übungsstadt", "0000 300", date(2026, 10, 5)),
    (PlaceKind.VIOLENCE, "Frauenberatung Übungsstadt", "0000 400", date(2026, 9, 8)),
    (PlaceKind.FOOD, "Tafel Übungsstadt", "", date(2025, 12, 1)),
)
_TABLE = """Einrichtung;Kategorie;Straße;PLZ;Ort;Tel.;Stand
Sozialberatung im Kiez;Sozialberatung;Weg 1;00000;Übungsstadt;0000 1;1.11.2026
Mieterverein Übungsstadt;Mieterverein;Ring 9;00000;Übungsstadt;0000 9;2.11.2026
;Tafel;;;;;
Haus der Hilfe;unklar;;;;;1.11.2026
Clearingstelle;Clearingstelle;Markt 2;00000;Übungsstadt;0000 7;gestern
"""


def directory_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of both pages."""
    go = studio.window.go_to
    yield "verweisstellen-leer", partial(go, PageKey.DIRECTORY)
    yield "", partial(_fill, studio)
    yield "verweisstellen", partial(go, PageKey.DIRECTORY, "schuldnerberatung_1")
    yield "verweisstellen-art", partial(_show_kind, studio)
    yield "verweisstellen-aushang", lambda: page_of(studio, DirectoryPage).open_desk()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stellen.csv"
        file.write_bytes(_TABLE.encode("cp1252"))
        yield "verweisstellen-tabelle", partial(_look, studio, file)
        yield "verweisstellen-geprueft", partial(_check, studio)
    yield "verweisen", partial(_refer, studio)
    yield "ruecklauf", partial(_answer, studio)


def _show_kind(studio: Studio) -> None:
    page_of(studio, DirectoryPage).pane.want("kind:energieberatung")
    studio.window.go_to(PageKey.DIRECTORY)


def _save(address: LocalAddress, services: Services) -> Changed[LocalAddress]:
    return services.local.save_address(address)


def _hand_out(case_id: str, body_id: str, services: Services) -> Changed[Referral]:
    return services.referrals.hand_out(case_id, body_id)


def _fill(studio: Studio) -> None:
    jobs = studio.window.context.jobs
    for kind, name, phone, day in _BODIES:
        address = LocalAddress(
            "", kind, name, day, "AB", ("Musterweg 1", "00000 Übungsstadt"), phone,
            hours="Mo–Do 9–12 Uhr", languages="Deutsch, Türkisch", step_free=True,
            cost="kostenlos", waiting="etwa drei Wochen", web="example.org",
        )  # fmt: skip
        jobs.run(
            studio.window,
            partial(_save, address),
            lambda _done: None,
        )
    desk = Desk("Bürgerhaus Nord", ("Marktplatz 4",), ("dienstags 16 bis 18 Uhr",), "0000 900")
    jobs.run(studio.window, lambda services: services.directory.save_desk(desk), lambda _done: None)


def _look(studio: Studio, file: Path) -> None:
    page_of(studio, DirectoryPage).tables.look_into(str(file))
    studio.settle()


def _check(studio: Studio) -> None:
    for panel in page_of(studio, DirectoryPage).findChildren(TablePanel):
        panel.initials.setText("AB")
        panel.check_wanted.emit()
        studio.settle()
        panel.verticalScrollBar().setValue(panel.verticalScrollBar().maximum())


def _refer(studio: Studio) -> None:
    studio.window.go_to(PageKey.TODAY)
    studio.window.go_to(PageKey.DIRECTORY, "schuldnerberatung_1", studio.case_id)
    studio.settle()
    page = page_of(studio, DirectoryPage)
    page.leave_form()
    studio.settle()
    page.save()
    studio.settle()


def _answer(studio: Studio) -> None:
    case_id, found = studio.case_id, list[Referral]()
    jobs = studio.window.context.jobs
    for body in ("mietberatung_1", "schuldnerberatung_1"):
        jobs.run(
            studio.window,
            partial(_hand_out, case_id, body),
            found.append,
        )
        studio.settle()
    studio.window.go_to(PageKey.RETURNS, printed_code(found[0].code))
