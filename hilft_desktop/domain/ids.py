# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers: UUIDv7 as text, so that they sort by time and survive a merge of two laptops."""

from __future__ import annotations

from typing import NewType

ContactId = NewType("ContactId", str)
PersonId = NewType("PersonId", str)
CaseId = NewType("CaseId", str)
EntryId = NewType("EntryId", str)
FlagId = NewType("FlagId", str)
FollowUpId = NewType("FollowUpId", str)
RunId = NewType("RunId", str)
DocumentId = NewType("DocumentId", str)
CounsellorId = NewType("CounsellorId", str)
AmountId = NewType("AmountId", str)
AttachmentId = NewType("AttachmentId", str)
SecondLookId = NewType("SecondLookId", str)
CollectiveId = NewType("CollectiveId", str)
PrintJobId = NewType("PrintJobId", str)
SenderId = NewType("SenderId", str)
ReferralId = NewType("ReferralId", str)
