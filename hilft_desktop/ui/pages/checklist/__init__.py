# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk through a checklist together with the person asking."""
