# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people: catalogues, dates, money, collation, labels, error texts."""
