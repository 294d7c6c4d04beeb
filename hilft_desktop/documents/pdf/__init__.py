# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF after DIN 5008 (ReportLab); import `render_pdf` from `documents.pdf.render`."""
