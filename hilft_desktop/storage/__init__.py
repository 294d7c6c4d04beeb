# SPDX-License-Identifier: GPL-3.0-or-later
"""The only room that knows SQLAlchemy and the cipher driver: one encrypted file about people."""
