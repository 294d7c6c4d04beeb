# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring the content up to date from a file."""
