# SPDX-License-Identifier: GPL-3.0-or-later
"""hilft desktop: guide, case log and letters for volunteer counsellors, offline."""

__version__ = "0.1.0"
