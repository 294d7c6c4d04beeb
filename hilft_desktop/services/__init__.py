# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of the counsellor. Import-light: nothing heavy loads until a verb is used."""
