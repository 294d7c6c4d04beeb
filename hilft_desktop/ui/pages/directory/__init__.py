# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of bodies to refer to, and the one where their answers are entered."""
