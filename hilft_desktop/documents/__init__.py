# SPDX-License-Identifier: GPL-3.0-or-later
"""One neutral document becomes PDF, ODT and plain text; the only room with ReportLab."""
