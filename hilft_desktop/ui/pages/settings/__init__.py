# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, backup, register of exports."""
