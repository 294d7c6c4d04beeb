# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a finished PDF, one below the other, as they will come out of the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture

GAP = 16
SMALLEST_ZOOM, LARGEST_ZOOM = 0.5, 4.0
_STEP = 1.25


def to_image(picture: PagePicture) -> QImage:
    """Return the picture as an image that owns its bytes."""
    view = QImage(
        picture.rgb, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888
    )
    return view.copy()


class PageView(QAbstractScrollArea):
    """Shows page pictures fitted to the width, times a zoom.

    New pictures of the same length keep the place, so that a preview that follows the typing
    does not jump. Page Up and Page Down go from page to page, plus and minus zoom.
    """

    page_changed = Signal(int, int)
    """Number of the page in view, from 1, and how many there are."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(220, 200))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._images: tuple[QImage, ...] = ()
        self._scaled: dict[int, QImage] = {}
        self._zoom = 1.0
        self._hint = ""
        self._told = (0, 0)
        self.setAccessibleName(_("Seitenansicht"))
        self._describe()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._images)

    @property
    def current_page(self) -> int:
        """Number of the page in the middle of the view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        current = 0
        for number, place in enumerate(self._places(), start=1):
            if place.top() <= middle or number == 1:
                current = number
        return current

    @property
    def zoom(self) -> float:
        """Zoom factor; 1.0 fits the page to the width."""
        return self._zoom

    def show_pages(self, pictures: Sequence[PagePicture]) -> None:
        """Show these pages instead of the ones before."""
        self._images = tuple(to_image(picture) for picture in pictures)
        self._refresh()

    def show_hint(self, text: str) -> None:
        """Say why there is nothing to see; shown while there are no pages."""
        self._hint = text
        self._describe()
        self.viewport().update()

    def set_zoom(self, factor: float) -> None:
        """Set the zoom, kept between half and four times the width."""
        factor = min(max(factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        if factor == self._zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._zoom = factor
        self._refresh()
        bar.setValue(round(share * bar.maximum()))
        self.zoom_changed.emit(factor)

    def zoom_in(self) -> None:
        """Make the page larger by a quarter."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Make the page smaller by a fifth."""
        self.set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        """Fit the page to the width again."""
        self.set_zoom(1.0)

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (from 1) into view; numbers beyond the ends stop there."""
        places = self._places()
        if places:
            place = places[min(max(number, 1), len(places)) - 1]
            self.verticalScrollBar().setValue(place.top() - GAP // 2)

    def sizeHint(self) -> QSize:
        return QSize(480, 560)

    def _refresh(self) -> None:
        self._scaled.clear()
        self._set_scroll_ranges()
        self._describe()
        self._tell_page()
        self.viewport().update()

    def _places(self) -> list[QRect]:
        """Return where each page lies, in document pixels from the top."""
        width = round(max(60, self.viewport().width() - 2 * GAP) * self._zoom)
        left = max(GAP, (self.viewport().width() - width) // 2)
        top = GAP
        places = []
        for image in self._images:
            height = round(width * image.height() / image.width())
            places.append(QRect(left, top, width, height))
            top += height + GAP
        return places

    def _set_scroll_ranges(self) -> None:
        places = self._places()
        area = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        bottom = places[-1].bottom() + GAP if places else 0
        right = places[0].right() + GAP if places else 0
        vertical.setPageStep(area.height())
        vertical.setSingleStep(40)
        vertical.setRange(0, max(0, bottom - area.height()))
        horizontal.setPageStep(area.width())
        horizontal.setSingleStep(40)
        horizontal.setRange(0, max(0, right - area.width()))

    def _tell_page(self) -> None:
        told = (self.current_page, self.page_count)
        if told != self._told:
            self._told = told
            self._describe()
            self.page_changed.emit(*told)

    def _describe(self) -> None:
        if not self._images:
            self.setAccessibleDescription(self._hint or _("Noch keine Seite."))
            return
        self.setAccessibleDescription(
            _(
                "Seite {page} von {pages}. Bild auf und Bild ab blättern, Plus und Minus zoomen."
            ).format(page=self.current_page, pages=self.page_count)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._images:
            margins = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(margins, flags, self._hint)
            return
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number, place in enumerate(self._places()):
            seen = place.translated(-shift)
            if seen.intersects(event.rect()):
                painter.drawImage(seen, self._scaled_image(number, seen.size()))
                painter.setPen(self.palette().mid().color())
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))

    def _scaled_image(self, number: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        ready = self._scaled.get(number)
        if ready is None or ready.size() != wanted:
            ready = self._images[number].scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled[number] = ready
        return ready

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_scroll_ranges()
        self._tell_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to_page(self.current_page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to_page(self.current_page - 1)
            case Qt.Key.Key_Home:
                self.go_to_page(1)
            case Qt.Key.Key_End:
                self.go_to_page(self.page_count)
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)
