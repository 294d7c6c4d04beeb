# SPDX-License-Identifier: GPL-3.0-or-later
"""Dated content: loads, checks and searches guide, checklists, letters and facts."""
