# SPDX-License-Identifier: GPL-3.0-or-later
"""The test page: shows whether printer and envelope put the address where DIN 5008 wants it."""

from __future__ import annotations

from typing import Any

from hilft_desktop.documents.model import Footer, Form, Letter, Numbered, Paragraph, SenderBlock
from hilft_desktop.documents.model import plain as runs
from hilft_desktop.documents.page import PageGeometry, mm
from hilft_desktop.documents.pdf import fonts

_RULER = 100.0  # millimetres
_RULER_TOP = 235.0
_DASHES = (4, 3)


def letter(form: Form, footer: Footer) -> Letter:
    """Return the text of the test page."""
    return Letter(
        sender=SenderBlock("Testseite", ("Musterweg 1", "00000 Musterstadt"), place="Musterstadt"),
        recipient=("Empfänger", "Abteilung", "Musterstraße 1", "00000 Musterstadt"),
        written_on=footer.as_of,
        subject=f"Passt die Anschrift in das Fenster? (Form {form.value})",
        salutation="",
        body=(
            Numbered(
                (
                    runs(
                        "Diese Seite mit 100 Prozent drucken, ohne „An Seite anpassen“. Das Lineal "
                        "unten muss genau 100 Millimeter lang sein."
                    ),
                    runs("An den gestrichelten Linien falten und in den Fensterumschlag stecken."),
                    runs(
                        "Der Rahmen soll mit dem Fenster übereinstimmen. Sind oben oder links mehr "
                        "als 3 Millimeter Unterschied, bitte die Papierlade des Druckers prüfen "
                        "oder die andere Form (A oder B) versuchen."
                    ),
                )
            ),
            Paragraph(runs("In dem Rahmen darf nur die Anschrift stehen.")),
        ),
        closing="",
        signature_name="",
        footer=footer,
        title="Testseite",
    )


def draw_outlines(canvas: Any, page: PageGeometry) -> None:
    """Draw the window, the folds and a ruler."""
    field = page.address_field
    canvas.setLineWidth(0.6)
    canvas.rect(
        mm(field.left), mm(page.page_height - field.bottom), mm(field.width), mm(field.height)
    )
    canvas.setDash(*_DASHES)
    for fold in page.folds:
        y = mm(page.page_height - fold)
        canvas.line(mm(15), y, mm(page.page_width - 5), y)
    canvas.setDash()
    _ruler(canvas, page)


def _ruler(canvas: Any, page: PageGeometry) -> None:
    left, y = mm(page.margin_left), mm(page.page_height - _RULER_TOP)
    canvas.line(left, y, left + mm(_RULER), y)
    canvas.setFont(fonts.SANS.name, 8)
    for step in range(0, int(_RULER) + 1, 5):
        x = left + mm(step)
        canvas.line(x, y, x, y + mm(3 if step % 10 == 0 else 1.8))
        if step % 10 == 0:
            canvas.drawCentredString(x, y + mm(4), str(step))
    canvas.drawString(left + mm(_RULER + 6), y + mm(4), "mm")
