# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a letter: choose, fill, look, leave."""
