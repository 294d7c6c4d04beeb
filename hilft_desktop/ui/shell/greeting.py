# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said when a vault opens: what was erased, a sheet or a passphrase to renew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.ui.navigation import PageKey

if TYPE_CHECKING:
    from hilft_desktop.domain.errors import HilftError
    from hilft_desktop.services.privacy_rows import RetentionResult
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.main_window import MainWindow

Say = Callable[[str], None]


def greet(window: MainWindow, state: VaultState, *, by_sheet: bool, sheet_due: bool) -> None:
    """Lead to what must be done first, erase what is due and say both.

    ``window`` shows its workspace already. ``by_sheet``: the recovery sheet opened the vault.
    ``sheet_due``: nobody put its sheet away.
    """
    say: Say = partial(_say_erased, window)
    if by_sheet:
        window.go_to(PageKey.SETTINGS, "passphrase")
        say = partial(_say_opened_by_sheet, window)
    elif sheet_due:
        window.go_to(PageKey.SETTINGS, "sheet")
        say = partial(_say_sheet_due, window)
    names = _names_words(state.purged)
    say(names)
    _let_expire(window, names, say)


def let_names_go(window: MainWindow) -> None:
    """Erase the names whose day has begun while the vault is open, and say so."""
    if not window.context.vault_state().is_open:
        return
    window.context.jobs.run(
        window,
        lambda services: services.retention.purge_names(),
        lambda count: _say_erased(window, _names_words(count)),
        lambda error: _say_failed(window, error),
    )


def _let_expire(window: MainWindow, names: str, say: Say) -> None:
    def said(result: RetentionResult) -> None:
        from hilft_desktop.ui.retention_words import result_words

        words = result_words(result)
        if words:
            went = _("Weil die Frist um ist, wurde gelöscht: {what}.").format(what=words)
            say(f"{names} {went}".strip())

    window.context.jobs.run(
        window,
        lambda services: services.retention.run(),
        said,
        lambda error: _say_failed(window, error),
    )


def _say_opened_by_sheet(window: MainWindow, erased: str) -> None:
    notice = window.workspace.notice
    advice = _("Bitte jetzt eine neue Passphrase festlegen und danach ein neues Blatt erstellen.")
    notice.say(
        "warn",
        _("Der Tresor ist mit dem Wiederherstellungsblatt geöffnet."),
        f"{advice} {erased}".strip(),
    )
    notice.offer(_("Neues Blatt …"))


def _say_sheet_due(window: MainWindow, erased: str) -> None:
    advice = _("Bitte jetzt ein neues erstellen. Sonst darf die Passphrase nie vergessen werden.")
    window.workspace.notice.say(
        "warn",
        _("Das Wiederherstellungsblatt wurde noch nicht sicher verwahrt."),
        f"{advice} {erased}".strip(),
    )


def _say_erased(window: MainWindow, erased: str) -> None:
    if erased:
        advice = _("Nachzulesen unter „Datenschutz“ im Löschbuch.")
        window.workspace.notice.say("info", erased, advice)


def _say_failed(window: MainWindow, error: HilftError) -> None:
    window.workspace.notice.say_error(error)


def _names_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "Ein Name samt Anschrift wurde gelöscht: Die Frist dafür ist um.",
        "{n} Namen samt Anschriften wurden gelöscht: Die Frist dafür ist um.",
        count,
    ).format(n=count)
