# SPDX-License-Identifier: GPL-3.0-or-later
"""Reckon a deadline from a letter in the hand; the list of everything that is due."""
