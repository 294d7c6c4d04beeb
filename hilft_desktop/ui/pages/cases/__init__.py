# SPDX-License-Identifier: GPL-3.0-or-later
"""Find a case and continue it."""
