# SPDX-License-Identifier: GPL-3.0-or-later
"""Data protection: what goes when, a person's copy and erasure, papers, records."""
