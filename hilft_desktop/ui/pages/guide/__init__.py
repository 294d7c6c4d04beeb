# SPDX-License-Identifier: GPL-3.0-or-later
"""Read and search the guide, also while locked."""
