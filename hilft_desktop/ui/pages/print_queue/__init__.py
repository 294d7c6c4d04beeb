# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that wait for the printer: order, copies, one job."""
