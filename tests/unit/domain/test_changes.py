# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes that a page hears of later are all the changes there were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.changes import Changes, Kind

CHANGES = st.builds(
    Changes, st.frozensets(st.sampled_from(Kind)), st.one_of(st.none(), st.sampled_from("ab"))
)


@given(first=CHANGES, later=CHANGES)
def test_joined_changes_miss_no_kind_and_name_a_case_only_if_both_do(
    first: Changes, later: Changes
) -> None:
    both = first.joined(later)
    assert both.kinds == first.kinds | later.kinds
    assert both.case_id == (first.case_id if first.case_id == later.case_id else None)
