# SPDX-License-Identifier: GPL-3.0-or-later
"""One run over the files of a Land, as a process whose time and memory are measured."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from hilft_desktop.services.hub import Services
from hilft_desktop.services.land_rows import LandRequest
from hilft_desktop.system.clock import FixedClock


def main() -> None:
    """Do the job named in the environment."""
    job, files, out = (os.environ[name] for name in ("LAND_JOB", "LAND_FILES", "LAND_OUT"))
    if job == "bare":
        found = [json.loads(file.read_bytes()) for file in sorted(Path(files).rglob("*-2*.json"))]
        assert sum(each["tables"]["total"] for each in found)
        return
    services = Services(FixedClock(date(2026, 11, 22)))
    request = LandRequest((files,), out if job == "add" else "")
    result = services.land.add(request).value.sum if job == "add" else services.land.sum(request)
    assert not result.refused
    assert result.releases == result.files


if __name__ == "__main__":
    main()
