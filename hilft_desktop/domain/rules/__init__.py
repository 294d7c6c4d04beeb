# SPDX-License-Identifier: GPL-3.0-or-later
"""Dated law as pure functions over facts handed in."""
