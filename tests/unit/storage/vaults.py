# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things the storage tests share: examples, a raw look into an encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hilft_desktop.domain.cases import Case
from hilft_desktop.domain.codes import Channel, Language, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.storage.paging import Page
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault

PASSPHRASE = "Apfel Türme lila Wanne"
DAY = date(2026, 11, 20)
PAGE = 4096
RESERVE = 80  # SQLCipher 4: 16 bytes initialisation vector, 64 bytes HMAC-SHA512
SALT = 16


def contact(note: str = "", day: date = DAY, topic: Topic = Topic.MIETE) -> NewContact:
    return NewContact(date=day, channel=Channel.STALL, topic=topic, note=note)


def new_case(uow: UnitOfWork, pseudonym: str = "Ahorn 17", title: str = "Stromsperre") -> Case:
    person = uow.persons.add(pseudonym, Language.TR, DAY)
    return uow.cases.add(person.id, Topic.ENERGIE_SPERRE, title, opened_on=DAY, counsellor="Kim")


def decrypted(path: Path, key: bytes) -> bytes:
    """Return the plain bytes of all pages of a database file, free pages and slack included."""
    data = path.read_bytes()
    assert len(data) % PAGE == 0
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    return b"".join(_page(page, key, SALT if n == 0 else 0) for n, page in enumerate(pages))


def decrypted_log(path: Path, key: bytes) -> bytes:
    """Return the plain bytes of all frames in a write-ahead log, stale ones included."""
    data = path.read_bytes()[32:]
    frames = [data[at + 24 : at + 24 + PAGE] for at in range(0, len(data), 24 + PAGE)]
    plain = (
        _page(frame, key, skip) for frame in frames if len(frame) == PAGE for skip in (0, SALT)
    )
    return b"".join(plain)


def _page(page: bytes, key: bytes, skip: int) -> bytes:
    body, vector = page[skip : PAGE - RESERVE], page[PAGE - RESERVE : PAGE - RESERVE + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


def everything(vault: Vault, page: Callable[[UnitOfWork, str | None], Page[Any]]) -> list[Any]:
    """Walk through all pages."""
    items: list[Any] = []
    after: str | None = None
    while True:
        one = vault.read(partial(_turned, page, after))
        items += one.items
        after = one.after
        if after is None:
            return items


def _turned(
    page: Callable[[UnitOfWork, str | None], Page[Any]], after: str | None, uow: UnitOfWork
) -> Page[Any]:
    return page(uow, after)


def refused(vault: Vault, job: Callable[[UnitOfWork], object]) -> str:
    with pytest.raises(UserError) as caught:
        vault.write(job)
    return caught.value.code
