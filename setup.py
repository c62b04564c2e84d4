"""The cards and the bibliography stand in the root of the repository; a built package carries them inside."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithContent(build_py):
    """Copies `cards/` and `sources.bib` into the package that is built."""

    def run(self) -> None:
        """Build, then copy."""
        super().run()
        if not self.editable_mode:
            package = Path(self.build_lib) / "activarium"
            shutil.copytree("cards", package / "cards", dirs_exist_ok=True)
            shutil.copy("sources.bib", package)


setup(cmdclass={"build_py": WithContent})
