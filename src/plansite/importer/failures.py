"""What stops an import."""

from dataclasses import dataclass


@dataclass(kw_only=True, eq=False)
class ImportFailure(Exception):
    """Why nothing was written, with a hint in English and in Chinese. ``line`` is 0 where none is meant."""

    path: str
    line: int
    message: str
    hint: str
    hint_zh: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}\n  hint: {self.hint}\n  提示：{self.hint_zh}"
