# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: pages, widgets, dialogs, look. The only room that knows Qt."""
