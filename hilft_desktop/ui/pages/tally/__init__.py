# SPDX-License-Identifier: GPL-3.0-or-later
"""Release the month's protected tally and hand it on."""
