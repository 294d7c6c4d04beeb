# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways of sending and their proofs (``resources/delivery/ways.toml``).

They ship with the program and not with the content: they are habits of work, no law.
"""

from __future__ import annotations

import tomllib
from functools import cache

from hilft_desktop.domain.delivery import Delivery, DeliveryWay
from hilft_desktop.system.resources import read_text


@cache
def delivery_ways() -> tuple[DeliveryWay, ...]:
    """Return every way of sending, in the order in which they are offered."""
    content = tomllib.loads(read_text("delivery/ways.toml"))
    return tuple(
        DeliveryWay(
            way=Delivery(entry["id"]),
            proof=entry["proof"],
            ask_after_days=entry.get("ask_after_days"),
            advice=entry["advice"],
        )
        for entry in content["way"]
    )


def delivery_way(way: Delivery) -> DeliveryWay:
    """Return what we do about a way of sending."""
    return next(each for each in delivery_ways() if each.way is way)
