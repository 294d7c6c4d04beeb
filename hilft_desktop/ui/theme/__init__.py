# SPDX-License-Identifier: GPL-3.0-or-later
"""The look: one palette file, one style sheet made from it, one font scale."""
