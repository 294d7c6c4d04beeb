# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a Landesverband: published months of many groups added up."""
