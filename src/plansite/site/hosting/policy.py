"""The headers of a site, and among them the policy that lets its pages run what they are made of and nothing else.

Rules: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. Inline scripts are allowed by the hash of their
text, inline style elements likewise; attributes with script or style are not allowed at all, nor is anything of
another host.
"""

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

#: Types of script element that a browser runs; all others are data (HTML standard, "prepare the script element").
_RUN: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
#: Some static hosts read no longer line.
LONGEST: Final = 2000


class PolicyError(Exception):
    """No strict policy fits the site; the message names the page and what is in the way."""


class _Reader(HTMLParser):
    """The inline scripts and styles of one page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: set[str] = set()
        self.styles: set[str] = set()
        self._page = page
        self._open: set[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an inline element; refuse attributes that would need `unsafe-inline`."""
        given = dict(attrs)
        for name, value in given.items():
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                raise PolicyError(f"{self._page}: <{tag} {name}=…> would need 'unsafe-inline'")
        if tag == "style":
            self._open = self.styles
        elif tag == "script" and "src" not in given and (given.get("type") or "").lower() in _RUN:
            self._open = self.scripts

    def handle_endtag(self, tag: str) -> None:
        """An inline element ends."""
        if tag in ("script", "style"):
            self._open = None

    def handle_data(self, data: str) -> None:
        """The text of an inline element comes in one piece."""
        if self._open is not None:
            self._open.add(data)


def policy(site: Path) -> str:
    """The content security policy of a built site.

    Raises:
        PolicyError: a page holds what no strict policy allows, or too many different scripts.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        reader = _Reader(path.relative_to(site).as_posix())
        reader.feed(path.read_text("utf-8"))
        reader.close()
        scripts |= reader.scripts
        styles |= reader.styles
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(scripts)],
        "style-src": ["'self'", *_hashes(styles)],
        "img-src": ["'self'", "data:"],  # the theme's icons are masks with data: addresses
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    text = "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
    if len(text) > LONGEST:
        raise PolicyError(f"the policy has {len(text)} characters: too many different inline scripts ({len(scripts)})")
    return text


def headers(site: Path) -> dict[str, str]:
    """Every header that a page of the site should be sent with.

    Raises:
        PolicyError: see `policy`.
    """
    return {
        "Content-Security-Policy": policy(site),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
