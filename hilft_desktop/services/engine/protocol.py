# SPDX-License-Identifier: GPL-3.0-or-later
"""What travels through the pipe between window and engine.

There is no list of verbs here: a call is recorded by name, and the engine looks the name up on
``Services``. Only public names can be called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from hilft_desktop.domain.errors import HilftError

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


ServicesFactory = Callable[[], object]
"""Makes the services of an engine; must be importable by name, because it crosses to the child."""


@dataclass(frozen=True, slots=True)
class Call:
    """One verb with its arguments."""

    service: str
    method: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Service and verb, without arguments: the only part that may reach a log."""
        return f"{self.service}.{self.method}"


@dataclass(frozen=True, slots=True)
class Request:
    """Window to engine: run this call."""

    number: int
    call: Call


@dataclass(frozen=True, slots=True)
class Cancel:
    """Window to engine: the user does not want that call any more."""

    number: int


@dataclass(frozen=True, slots=True)
class Ready:
    """Engine to window: calls are served from now on."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Engine to window: so much of a long call is done (``total`` 0 when unknown)."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """Engine to window: the value a call returned."""

    number: int
    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """Engine to window: the error a call raised."""

    number: int
    error: HilftError


def record(make: Callable[[Services], Any]) -> Call:
    """Return the single service call that ``make`` makes on the services it is given.

    ``make`` runs against a stand-in: nothing is executed here. Raises ``TypeError`` when it makes
    none or more than one call, because only one can be sent and answered.
    """
    recorder = _Recorder()
    make(cast("Services", recorder))
    if len(recorder.calls) != 1:
        raise TypeError(f"expected exactly one service call, got {len(recorder.calls)}")
    return recorder.calls[0]


def perform(services: object, call: Call) -> Any:
    """Run a recorded call on real services; raises ``AttributeError`` for names not public."""
    if call.service.startswith("_") or call.method.startswith("_"):
        raise AttributeError(call.name)
    method = getattr(getattr(services, call.service), call.method)
    return method(*call.args, **call.kwargs)


class _Recorder:
    """Stands in for ``Services`` and writes down what is called on it."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def __getattr__(self, service: str) -> _ServiceRecorder:
        return _ServiceRecorder(self, service)


class _ServiceRecorder:
    def __init__(self, recorder: _Recorder, service: str) -> None:
        self._recorder = recorder
        self._service = service

    def __getattr__(self, method: str) -> Callable[..., None]:
        def write_down(*args: Any, **kwargs: Any) -> None:
            self._recorder.calls.append(Call(self._service, method, args, kwargs))

        return write_down
