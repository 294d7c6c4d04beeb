# SPDX-License-Identifier: GPL-3.0-or-later
"""What has to be checked against its source again."""
