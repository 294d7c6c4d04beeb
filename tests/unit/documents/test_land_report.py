# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart of many groups goes over several pages and keeps its scale."""

from __future__ import annotations

from datetime import date

from hilft_desktop.documents.land_report import LandChart, LandReport, land_report
from hilft_desktop.documents.model import BarChart, DataTable, Footer, Notice, Paragraph
from hilft_desktop.documents.pdf.charts import bar_chart
from hilft_desktop.documents.pdf.styles import styles

GROUPS = tuple((f"Kreisverband {number}", 1000 - number) for number in range(100))


def report(**changes: object) -> LandReport:
    values: dict[str, object] = {
        "period": "Oktober 2026",
        "total": 100,
        "releases": 1,
        "units": 1,
        "charts": (LandChart("Monate", (("Oktober 2026", 100),), "Hinweis"),),
        "by_unit": LandChart("Gruppen", GROUPS, "nur zum Schluss"),
        "gaps": (),
        "warnings": (),
        "reading": ("So und so.",),
        "footer": Footer("hilft", date(2026, 10, 31)),
    }
    return LandReport(**{**values, **changes})  # type: ignore[arg-type]


def charts(**changes: object) -> list[BarChart]:
    blocks = land_report(report(**changes)).blocks
    return [block for block in blocks if isinstance(block, BarChart)]


def test_a_long_chart_is_parted_and_keeps_one_scale() -> None:
    _months, *parts = charts()
    assert [part.title for part in parts] == [f"Gruppen ({at} von 3)" for at in (1, 2, 3)]
    rows = [row for part in parts for row in zip(part.labels, part.values, strict=True)]
    assert tuple(rows) == GROUPS
    assert {part.fills for part in parts} == {1000}
    assert [part.note for part in parts] == ["", "", "nur zum Schluss"]
    styles()
    axes = [bar_chart(part, 400, 8).contents[0].valueAxis.valueMax for part in parts]
    assert set(axes) == {1000}


def test_warnings_and_gaps_stand_on_it_only_when_there_are_some() -> None:
    quiet = land_report(report()).blocks
    assert not any(isinstance(block, Notice | DataTable) for block in quiet)
    loud = land_report(report(warnings=("Eins.", "Zwei."), gaps=(("KV", "1", "Mai 2026"),))).blocks
    assert [block.text for block in loud if isinstance(block, Notice)] == ["Eins. Zwei."]
    (table,) = [block for block in loud if isinstance(block, DataTable)]
    assert table.rows == (("KV", "1", "Mai 2026"),)
    assert any(
        "nicht geschickt" in block.runs[0].text for block in loud if isinstance(block, Paragraph)
    )
