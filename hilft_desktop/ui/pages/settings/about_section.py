# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program is, its version, its licence, and what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop import __version__
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.about import about_paragraphs
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class AboutSection(Section):
    """Text to read."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Über hilft"),
            _("Version {version}").format(version=__version__),
            parent,
        )
        for paragraph in about_paragraphs():
            self.column.addWidget(PlainLabel(paragraph, wrap=True, selectable=True))
        self.column.addStretch(1)
