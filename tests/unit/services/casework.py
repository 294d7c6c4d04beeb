# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things the tests of case work share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import Channel, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.session import Session
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.system.clock import FixedClock

DAY = date(2026, 11, 20)
COLLEAGUE = "Ali Beispiel"
COLLEAGUES_PASSPHRASE = "teppich brause ofen linde kran"


def open_case(services: Services, title: str = "Sperre droht", note: str = "") -> str:
    """Open a case of a new person from a contact of its own."""
    contact = NewContact(DAY, Channel.PHONE, Topic.ENERGIE_SPERRE, note=note)
    return services.contacts.open_case(services.contacts.add(contact).value.id, title).value.id


def code(verb: Callable[[], object]) -> str:
    """Return the code with which a verb refuses."""
    with pytest.raises(UserError) as error:
        verb()
    return error.value.code


def reopen_as_colleague(services: Services, path: Path, clock: FixedClock) -> Services:
    """Give a second counsellor a key of their own and open the vault with it.

    The services handed in are closed by that: a vault is open in one place only.
    """
    services._session.vault.storage.keyring.add_counsellor(COLLEAGUE, COLLEAGUES_PASSPHRASE, FLOOR)
    services._session.close()
    other = Services(session=Session(clock, FLOOR))
    other.vault.unlock(str(path), COLLEAGUES_PASSPHRASE)
    return other
