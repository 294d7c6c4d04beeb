# SPDX-License-Identifier: GPL-3.0-or-later
"""Two processes: the window paints, the engine holds the key. A pipe joins them."""
