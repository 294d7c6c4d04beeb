# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do now and whom to call, also while locked."""
