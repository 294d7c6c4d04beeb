# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs revisions on the connection handed over by ``storage.schema``; there is no other way in."""

from __future__ import annotations

from alembic import context

from hilft_desktop.storage.tables import metadata

# The caller holds the one transaction around all revisions and its own checks.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
