# SPDX-License-Identifier: GPL-3.0-or-later
"""The content that ships, read once."""

from __future__ import annotations

import pytest

from hilft_desktop.content.library import ContentLibrary


@pytest.fixture(scope="session")
def library():
    return ContentLibrary.load()
