# SPDX-License-Identifier: GPL-3.0-or-later
"""The titles of the menus: shown with the first picture, filled right after it."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import N_

FILE = N_("&Datei")
GO = N_("&Gehe zu")
PAGE = N_("&Seite")
VIEW = N_("&Ansicht")
HELP = N_("&Hilfe")

MENUS = (FILE, GO, PAGE, VIEW, HELP)
