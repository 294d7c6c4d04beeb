# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine: folders, atomic files, clock, holidays, single instance, redacting log."""
