# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit every page is built from."""
