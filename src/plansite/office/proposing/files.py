"""The texts of the files, for those who propose other ones."""

from pathlib import Path

from plansite.ground.findings import HOME


class Texts:
    """The files of a plan, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}

    def path(self, name: str) -> str:
        """A file of the plan as findings name it."""
        return f"{HOME}/{name}"

    def text(self, path: str) -> str:
        """The text of a file as findings name it; empty where there is none."""
        if path not in self._texts:
            file = self._folder / path.partition("/")[2]
            there = file.is_file()
            self._texts[path] = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") if there else ""
        return self._texts[path]

    def line(self, path: str, number: int) -> str:
        """A line of a file, from 1; empty where there is none."""
        rows = self.text(path).split("\n")
        return rows[number - 1] if 0 < number <= len(rows) else ""
