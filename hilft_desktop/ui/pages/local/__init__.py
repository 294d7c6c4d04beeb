# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds in the municipality: limits and addresses."""
