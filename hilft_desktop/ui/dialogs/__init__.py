# SPDX-License-Identifier: GPL-3.0-or-later
"""Short questions in windows of their own, never taller than 500 pixels."""
