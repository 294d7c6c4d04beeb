# SPDX-License-Identifier: GPL-3.0-or-later
"""Alembic's environment and the revisions of the vault's schema."""
