# SPDX-License-Identifier: GPL-3.0-or-later
"""One folder per feature; pages never know each other."""
