# SPDX-License-Identifier: GPL-3.0-or-later
"""Type in what was counted on paper."""
