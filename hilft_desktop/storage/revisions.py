# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schemas this program knows. Apart from the migrations, so that opening loads no Alembic."""

from __future__ import annotations

REVISIONS = ("0001", "0002", "0003", "0004")
"""All revisions, oldest first; a test keeps them equal to the migration scripts."""

HEAD = REVISIONS[-1]
