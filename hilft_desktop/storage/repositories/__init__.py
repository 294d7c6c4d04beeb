# SPDX-License-Identifier: GPL-3.0-or-later
"""One repository per aggregate; they take and return values of the domain, never rows."""
