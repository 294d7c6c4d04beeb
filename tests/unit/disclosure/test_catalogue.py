# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.margins import margins_of


def test_version_1_is_a_star_around_the_topic():
    assert CATALOGUE_V1.version == "1"
    assert [(d.table, len(d.codes)) for d in CATALOGUE_V1.dimensions] == [
        ("topic", 12),
        ("age", 6),
        ("outcome", 5),
        ("household", 5),
        ("euro_band", 6),
        ("channel", 4),
    ]
    assert [CATALOGUE_V1.two_way_table(ray) for ray in CATALOGUE_V1.rays] == [
        "topic_by_age",
        "topic_by_outcome",
        "topic_by_household",
        "topic_by_euro_band",
        "topic_by_channel",
    ]


def test_a_release_has_39_numbers_and_the_star_351():
    assert len(margins_of(CATALOGUE_V1, TableSet.ONE_WAY).keys) == 39
    assert len(margins_of(CATALOGUE_V1, TableSet.STAR).keys) == 351


def test_catalogue_counts_and_merging_stay_light():
    code = (
        "import sys, hilft_desktop.disclosure.combine, hilft_desktop.disclosure.counts;"
        "print({'highspy', 'numpy'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"
