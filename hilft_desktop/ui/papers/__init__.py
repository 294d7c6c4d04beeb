# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished papers in the window: look at them, print them, save them."""
