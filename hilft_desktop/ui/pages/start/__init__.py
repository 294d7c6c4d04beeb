# SPDX-License-Identifier: GPL-3.0-or-later
"""First start: set up a vault or begin practising."""
