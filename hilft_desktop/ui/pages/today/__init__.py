# SPDX-License-Identifier: GPL-3.0-or-later
"""Heute: what is due."""
