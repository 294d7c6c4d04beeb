# SPDX-License-Identifier: GPL-3.0-or-later
"""The stall: count a conversation in two or three keys, standing, in the sun."""
