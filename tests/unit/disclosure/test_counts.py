# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter

import pytest

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1
from hilft_desktop.disclosure.counts import Cell, CountedContact, count
from hilft_desktop.domain.codes import AgeBand, Channel, EuroBand, Household, Outcome, Topic

CONTACT = CountedContact(
    Topic.MIETE, AgeBand.A65_PLUS, Outcome.FUND, Household.SINGLE, EuroBand.E1_99, Channel.PHONE
)
CELL: Cell = ("miete", "65+", "fonds", "allein", "1-99", "telefon")


def test_contacts_and_a_counter_give_the_same_cube():
    assert count([CONTACT, CONTACT], CATALOGUE_V1) == Counter({CELL: 2})
    assert count(Counter({CELL: 2}), CATALOGUE_V1) == Counter({CELL: 2})


def test_the_callers_counter_is_left_alone():
    records = Counter({CELL: 1})
    count(records, CATALOGUE_V1)[("other",)] += 1
    assert records == Counter({CELL: 1})


@pytest.mark.parametrize(
    "records",
    [
        Counter({(*CELL[:5], "Erika Mustermann"): 1}),
        Counter({CELL[:5]: 1}),
        Counter({CELL: -1}),
    ],
)
def test_a_cell_outside_the_catalogue_is_refused_without_repeating_it(records):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the message is asserted below)
        count(records, CATALOGUE_V1)
    assert "Erika" not in str(caught.value)
