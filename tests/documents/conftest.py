# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the paper tests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

_listeners: list[list[str]] = []
_REACHING_OUT = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.")


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" or event.startswith(_REACHING_OUT):
        for listener in _listeners:
            listener.append(str(arguments[0]) if event == "open" else event)


sys.addaudithook(_listen)  # cannot be taken away again; silent while nobody listens


@pytest.fixture
def opened_files() -> Callable[[], AbstractContextManager[list[str]]]:
    """Give a context that lists every file this process opens and every way out it tries."""

    @contextmanager
    def listening() -> Iterator[list[str]]:
        found: list[str] = []
        _listeners.append(found)
        try:
            yield found
        finally:
            _listeners.remove(found)

    return listening
