# SPDX-License-Identifier: GPL-3.0-or-later
"""The attack suite: everything a reader of released tallies may try, and what he must win."""

from __future__ import annotations

from tests.unit.services.conftest import keyless, services, template, vault_path

__all__ = ["keyless", "services", "template", "vault_path"]
