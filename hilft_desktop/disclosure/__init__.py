# SPDX-License-Identifier: GPL-3.0-or-later
"""Monthly tallies that nobody can be read out of; counts codes, knows nothing of persons."""
