"""axe in a page. All its rules but one look at every element; that of contrast looks at some texts of every kind.

The contrast of a text comes of its own colours and size and of what lies behind it. Texts that agree in these are of one kind, and
have one contrast: a page has hundreds of texts and a dozen kinds, and measuring all takes longer than all other rules together.
`every_weak_contrast` measures all; a test holds the two against each other.

Pages share most of their kinds. Whoever looks at many pages in one setting keeps a set of what has been seen, so that what one page
has shown is not measured on the next: the kinds of text, and for `news` the kinds of element.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

import axe_playwright_python
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SETTINGS: Final[tuple[tuple[int, Scheme], ...]] = ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light"))
#: Marks the first text of each kind, the last and some between, and lets axe's rule of contrast look at these alone. (Of a single
#: character the rule says nothing.)
_PREPARE: Final = """
  const MARK = "data-kind-of-text", OF_EACH = 4;
  axe.configure({ rules: [{ id: "color-contrast", selector: `[${MARK}]` }] });
  const behind = new Map([[null, ""]]);
  const under = (element) => {
    if (!behind.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
      const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none,normal";
      const lifted = /absolute|fixed|sticky/.test(style.position) ? [style.position, style.clip, element.className] : [];
      behind.set(element, [under(element.parentElement), ...(plain ? [] : own), ...lifted].join("|"));
    }
    return behind.get(element);
  };
  const kindOf = (element) => {
    const style = getComputedStyle(element);
    const exempt = element.closest("[disabled], [aria-disabled=true], .visually-hidden") !== null;
    const own = [style.color, style.fontSize, style.fontWeight, style.textShadow];
    return [...own, element.localName, exempt, under(element)].join();
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const mark = (root, seen) => {
    const kinds = new Map();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const elements = new Set(root.querySelectorAll("input, select, textarea"));
    while (texts.nextNode()) if (texts.currentNode.data.trim().length > 1) elements.add(texts.currentNode.parentElement);
    for (const element of elements) {
      if (!isShown(element)) continue;
      const kind = kindOf(element);
      if (seen.has(kind)) continue;
      kinds.set(kind, [...(kinds.get(kind) ?? []), element]);
    }
    for (const all of kinds.values())
      for (let at = 0; at < OF_EACH; at += 1) all[Math.round((at * (all.length - 1)) / (OF_EACH - 1))].setAttribute(MARK, "");
    return [...kinds.keys()];
  };
  const unmark = () => document.querySelectorAll(`[${MARK}]`).forEach((element) => element.removeAttribute(MARK));
"""
_RUN: Final = f"""async ([root, only, every, seen]) => {{
  {_PREPARE}
  if (every) axe.configure({{ rules: [{{ id: "color-contrast", selector: "*" }}] }});
  const kinds = mark(root ? document.querySelector(root) : document.body, new Set(seen));
  if (only && !every && !kinds.length) return {{ lines: [], kinds }};
  const options = {{ resultTypes: ["violations"], preload: false, ...(only ? {{ runOnly: [only] }} : {{}}) }};
  const found = await axe.run(root ?? document, options);
  unmark();
  const line = (rule, node) => `${{rule.id}}: ${{node.target}} ${{node.failureSummary}}`;
  return {{ lines: found.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node))), kinds }};
}}"""
#: What a style sheet can tell apart: names, classes and attributes of an element and of all around it.
_ELEMENTS: Final = """() => {
  const around = new Map([[null, ""]]), kinds = new Set();
  const kindOf = (element) => {
    if (!around.has(element)) {
      const names = [...element.attributes].map(({ name }) => name).filter((name) => !/^(id|data-by-.*)$/.test(name));
      around.set(element, `${kindOf(element.parentElement)} ${element.localName}.${[...element.classList].join(".")}[${names}]`);
    }
    return around.get(element);
  };
  for (const element of document.body.querySelectorAll("*")) if (element.checkVisibility()) kinds.add(kindOf(element));
  return [...kinds];
}"""
_CONTRAST: Final = "color-contrast"


def violations(page: Page, root: str | None = None, seen: set[str] | None = None) -> list[str]:
    """What axe's own default set (WCAG 2.2 A and AA, and best practice) finds in the page or in one part of it."""
    return _run(page, root, None, seen)


def weak_contrasts(page: Page, root: str | None = None, seen: set[str] | None = None) -> list[str]:
    """Of that only what the colours decide."""
    return _run(page, root, _CONTRAST, seen)


def news(page: Page, seen: set[str]) -> bool:
    """Whether the page shows an element of a kind that no page before it has shown."""
    kinds = set(page.evaluate(_ELEMENTS))
    new = not kinds <= seen
    seen |= kinds
    return new


def every_weak_contrast(page: Page) -> list[str]:
    """What axe finds in the contrast of every single text."""
    return _run(page, None, _CONTRAST, None, every=True)


def found_in(page: Page, width: int, scheme: Scheme, root: str | None = None) -> list[str]:
    """What axe finds in a setting: everything in light; in the dark only colours are different."""
    settle(page, width, scheme)
    return violations(page, root) if scheme == "light" else weak_contrasts(page, root)


def settle(page: Page, width: int, scheme: Scheme) -> None:
    """Give the page this width and these colours, and wait until its script has taken them up."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    palette = "slate" if scheme == "dark" else "default"
    page.locator(f"body:not([data-md-color-scheme]), body[data-md-color-scheme={palette}]").wait_for(state="attached")


def _run(page: Page, root: str | None, only: str | None, seen: set[str] | None, *, every: bool = False) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(_RUN, [root, only, every, sorted(seen or ())])
    lines: list[str] = found["lines"]
    if seen is not None and not lines:
        seen.update(found["kinds"])
    return lines


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
