"""How large a file is, for readers."""


def size_label(size: int) -> str:
    """A number of bytes: ``12 KB``, ``1.2 MB``."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
