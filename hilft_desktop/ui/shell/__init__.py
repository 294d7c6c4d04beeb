# SPDX-License-Identifier: GPL-3.0-or-later
"""What surrounds the pages: sidebar, header, status line, command search, locking."""
