# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt models over immutable rows of the services."""
