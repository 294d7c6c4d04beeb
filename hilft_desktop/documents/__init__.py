# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents room: one neutral document becomes PDF, ODT and plain text; only room with ReportLab."""
