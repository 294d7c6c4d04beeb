# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said when a vault opens: names that were erased, a sheet or a passphrase to renew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.ui.navigation import PageKey

if TYPE_CHECKING:
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.main_window import MainWindow


def greet(window: MainWindow, state: VaultState, *, by_sheet: bool, sheet_due: bool) -> None:
    """Lead to what must be done first and say it; ``window`` shows its workspace already.

    ``by_sheet``: the recovery sheet opened the vault. ``sheet_due``: nobody put its sheet away.
    """
    erased = _erased_words(state.purged)
    notice = window.workspace.notice
    if by_sheet:
        window.go_to(PageKey.SETTINGS, "passphrase")
        notice.say(
            "warn",
            _("Der Tresor ist mit dem Wiederherstellungsblatt geöffnet."),
            _("Bitte jetzt eine neue Passphrase festlegen und danach ein neues Blatt erstellen.")
            + erased,
        )
        notice.offer(_("Neues Blatt …"))
    elif sheet_due:
        window.go_to(PageKey.SETTINGS, "sheet")
        notice.say(
            "warn",
            _("Das Wiederherstellungsblatt wurde noch nicht sicher verwahrt."),
            _("Bitte jetzt ein neues erstellen. Sonst darf die Passphrase nie vergessen werden.")
            + erased,
        )
    elif erased:
        notice.say("info", erased.strip())


def _erased_words(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "Ein Name samt Anschrift wurde gelöscht: Die Frist dafür ist um.",
        "{n} Namen samt Anschriften wurden gelöscht: Die Frist dafür ist um.",
        count,
    )
    return " " + words.format(n=count)
