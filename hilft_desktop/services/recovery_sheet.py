# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet: the printed key that opens a vault when every passphrase is forgotten."""

from __future__ import annotations

from datetime import date

from hilft_desktop import __version__
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.sheets import RecoveryKey, recovery_sheet
from hilft_desktop.domain.structures import Unit

CHECK_SIGNS = 4
"""The last signs of the key only tell whether the others were typed right."""


def recovery_pdf(groups: tuple[str, ...], vault_name: str, unit: Unit, made_on: date) -> bytes:
    """Return the sheet as PDF; it is made in memory and kept nowhere."""
    printed = "-".join(groups)
    key = RecoveryKey(groups, printed[-CHECK_SIGNS:], printed)
    footer = Footer(f"hilft {__version__}", made_on, unit.contact)
    return render_pdf(
        recovery_sheet(key, vault=vault_name, unit=unit.name, made_on=made_on, footer=footer)
    )
