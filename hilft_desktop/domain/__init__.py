# SPDX-License-Identifier: GPL-3.0-or-later
"""The subject: values and rules of counselling. Standard library only, no input or output."""
