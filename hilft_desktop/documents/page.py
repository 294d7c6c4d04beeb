# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of DIN 5008 as one object, in millimetres from the left and upper edge of A4.

Form A has the shallow letterhead (27 mm), form B the deep one (45 mm); some guides swap them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hilft_desktop.documents.model import Form

POINTS_PER_MM = 72 / 25.4


def mm(value: float) -> float:
    """Return millimetres as PDF points."""
    return value * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left and upper edge, width and height, all in millimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Distance of the right edge from the left edge of the paper."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Distance of the lower edge from the upper edge of the paper."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Where things stand on a letter; the same for every page unless it says first page."""

    address_field: Box
    """The window of the envelope: nothing but return line and address may stand in it."""
    info_block: Box
    """Reference lines and contact, right of the address (first page)."""
    letterhead: Box
    """Name of the sender above the address field (first page)."""
    folds: tuple[float, float]
    body_top_first: float
    """Upper edge of the subject line when the information block is not deeper."""
    page_width: float = 210.0
    page_height: float = 297.0
    margin_left: float = 25.0
    margin_right: float = 20.0
    body_top_next: float = 25.0
    body_bottom: float = 27.0
    """Height kept free for the footer at the foot of every page."""
    footer_top: float = 275.0
    footer_bottom: float = 289.0
    punch: float = 148.5
    mark_left: float = 4.0
    fold_mark_width: float = 4.0
    punch_mark_width: float = 6.0
    return_zone: float = 5.0
    """Depth of the return line at the top of the address field."""
    note_zone: float = 12.7
    """Depth of the zone for endorsements; long addresses may grow into it."""
    address_inset: float = 5.0
    gap: float = 8.46
    """Two lines between address field or information block and the subject."""

    @property
    def body_width(self) -> float:
        """Width of the text column."""
        return self.page_width - self.margin_left - self.margin_right

    @property
    def address_text(self) -> Box:
        """The part of the address field that may carry the address, endorsement zone included."""
        field = self.address_field
        return Box(
            field.left + self.address_inset,
            field.top + self.return_zone,
            field.width - self.address_inset,
            field.height - self.return_zone,
        )


def _letter(form_top: float, folds: tuple[float, float], letterhead_top: float) -> PageGeometry:
    address = Box(left=20.0, top=form_top, width=85.0, height=45.0)
    return PageGeometry(
        address_field=address,
        info_block=Box(left=125.0, top=form_top + 5.0, width=65.0, height=40.0),
        letterhead=Box(25.0, letterhead_top, 165.0, form_top - letterhead_top - 2.0),
        folds=folds,
        body_top_first=address.bottom + 8.46,
    )


FORM_A = _letter(27.0, (87.0, 192.0), 8.0)
FORM_B = _letter(45.0, (105.0, 210.0), 15.0)


LANDSCAPE = replace(
    FORM_B,
    page_width=297.0,
    page_height=210.0,
    margin_left=15.0,
    margin_right=15.0,
    body_top_next=12.0,
    body_bottom=16.0,
    footer_top=196.0,
    footer_bottom=205.0,
)
"""A sheet across: what belongs to a letter (address, folds) is not drawn on it."""


def geometry(form: Form) -> PageGeometry:
    """Return the geometry of a letter form."""
    return FORM_A if form is Form.A else FORM_B
