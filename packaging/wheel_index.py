# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the search indexes of the content that ships, so that the program need not make them.

They go into the wheel only: in the checkout they would be a second copy that grows old.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelIndex(BuildHookInterface[Any]):
    """Adds an index for the day of the edition and for each later day on which the law turns."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="hilft-index-"))
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from hilft_desktop.content.library import ContentLibrary
            from hilft_desktop.content.search_file import index_bytes
            from hilft_desktop.content.search_shelf import SHIPPED
        finally:
            sys.path.remove(self.root)
        library = ContentLibrary.load()
        for key in library.index_keys(library.edition[0]):
            file = self._folder / key.name
            file.write_bytes(index_bytes(key, library.make_index(key).tables))
            build_data["force_include"][str(file)] = f"hilft_desktop/resources/{SHIPPED}/{key.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        del version, build_data, artifact_path
        shutil.rmtree(self._folder, ignore_errors=True)
