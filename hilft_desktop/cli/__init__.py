# SPDX-License-Identifier: GPL-3.0-or-later
"""The second front end, ``hilft``: everything that makes sense without a window."""
