# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors of three kinds: the user can mend it, the machine failed, or it is our bug.

An error carries a code and parameters, never words: the front end turns them into German late
(``i18n.error_texts``). Parameters must not carry names, notes or keys; they may reach a log.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Param = str | int | float | bool | None | tuple[str, ...]


class HilftError(Exception):
    """Base of every error this program raises on purpose.

    ``code`` names the situation, ``params`` fill the words of ``i18n.error_texts``,
    ``field`` names the form field beside which the words belong, if there is one.
    """

    exit_status = 70

    def __init__(self, code: str, *, field: str | None = None, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params: Mapping[str, Param] = params

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions cross the pipe between window and engine; keyword parameters must survive it.
        return (_rebuild, (type(self), self.code, self.field, dict(self.params)))


def _rebuild(
    kind: type[HilftError], code: str, field: str | None, params: dict[str, Param]
) -> HilftError:
    return kind(code, field=field, **params)


class UserError(HilftError):
    """The user can mend it: a value, a file, a choice. Nothing entered was lost."""

    exit_status = 2


class MachineError(HilftError):
    """Disk, memory, medium or process failed: the user's input is right, the machine is not."""

    exit_status = 3


class LockedError(UserError):
    """A verb needs the vault, and the vault is locked."""

    def __init__(
        self, code: str = "vault_locked", *, field: str | None = None, **params: Param
    ) -> None:
        super().__init__(code, field=field, **params)


class Cancelled(HilftError):
    """The user stopped a long task; nothing half-done is left behind. Not shown as an error."""

    exit_status = 2

    def __init__(
        self, code: str = "cancelled", *, field: str | None = None, **params: Param
    ) -> None:
        super().__init__(code, field=field, **params)


class FormErrors(UserError):
    """Several fields are wrong at once; every fault is named so that one pass mends them all."""

    def __init__(
        self,
        code: str = "form_faults",
        *,
        field: str | None = None,
        faults: tuple[UserError, ...] = (),
        **params: Param,
    ) -> None:
        super().__init__(code, field=field, **params)
        self.faults = faults

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild_form, (self.code, self.field, self.faults, dict(self.params)))


def _rebuild_form(
    code: str, field: str | None, faults: tuple[UserError, ...], params: dict[str, Param]
) -> FormErrors:
    return FormErrors(code, field=field, faults=faults, **params)
