# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says about itself."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _


def about_paragraphs() -> tuple[str, ...]:
    """Return the paragraphs: purpose, privacy, licence, parts."""
    return (
        _(
            "Leitfaden, Checklisten, Fallprotokoll und Schreiben "
            "für ehrenamtliche Beraterinnen und Berater."
        ),
        _(
            "Das Programm benutzt kein Netz. Was über Menschen eingegeben wird, "
            "liegt verschlüsselt in einer einzigen Datei auf diesem Laptop."
        ),
        _(
            "Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede "
            "Gewährleistung. Der Lizenztext liegt dem Programm bei (LICENSE)."
        ),
        _(
            "Benutzt werden unter anderem: Python (PSF), Qt und PySide6 (LGPL 3), SQLCipher (BSD), "
            "SQLAlchemy und Alembic (MIT), argon2 (MIT), cryptography (Apache 2.0 oder BSD), "
            "ReportLab (BSD), odfdo (Apache 2.0), pypdfium2 (Apache 2.0 oder BSD), HiGHS (MIT) und "
            "die Schriften Noto Sans (OFL 1.1)."
        ),
    )
