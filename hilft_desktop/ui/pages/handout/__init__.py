# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs in two languages."""
