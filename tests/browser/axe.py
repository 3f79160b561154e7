"""axe in a page. All its rules but two look at every element; those of colours look at some texts and links of every kind.

The contrast of a text comes of its own colours and size and of what lies behind it; whether a link stands out from its sentence, of
these, of its decoration and of the sentence's colours. What agrees in these is of one kind, and axe says one thing of it: a page has
hundreds of texts and a dozen kinds, and measuring all takes longer than all other rules together. `every_weak_contrast` measures all; a
test holds the two against each other.

Pages share most of their kinds. An `Eye` that looks at many pages of a site remembers what it has seen, so that what one page has
shown is not looked at on the next: kinds of text and link in each scheme, and kinds of element, by all that a style sheet or a rule of
axe tells apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

import axe_playwright_python
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SETTINGS: Final[tuple[tuple[int, Scheme], ...]] = ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light"))
#: A short name for a long one, since thousands of them are compared (cyrb53).
_SHORT: Final = """
  const short = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
"""
#: Marks the first text of each kind, the last and some between, and likewise links, and lets axe's rules of colours look at these alone.
#: (Of a single character they say nothing.)
_PREPARE: Final = """
  const MARK = "data-kind-of-text", OF_EACH = 4, LINKS = "a[href], [role=link]";
  const behind = new Map([[null, ""]]);
  const under = (element) => {
    if (!behind.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
      const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none,normal";
      const lifted = /absolute|fixed|sticky/.test(style.position) ? [style.position, style.clip, element.className] : [];
      behind.set(element, short([under(element.parentElement), ...(plain ? [] : own), ...lifted].join("|")));
    }
    return behind.get(element);
  };
  const kindOf = (element) => {
    const style = getComputedStyle(element);
    const exempt = element.closest("[disabled], [aria-disabled=true], .visually-hidden") !== null;
    const own = [style.color, style.fontSize, style.fontWeight, style.textShadow];
    return short([...own, element.localName, exempt, under(element)].join());
  };
  const sentences = new Map();
  const sentenceOf = (element) => {
    if (element !== document.body && getComputedStyle(element).display.startsWith("inline")) return sentenceOf(element.parentElement);
    if (!sentences.has(element)) {
      const length = (each) => each.textContent.replace(/\\s/g, "").length;
      const linked = [...element.querySelectorAll(LINKS)].reduce((sum, link) => sum + length(link), 0);
      sentences.set(element, [kindOf(element), length(element) > linked].join());
    }
    return sentences.get(element);
  };
  const kindOfLink = (link) => {
    const { display, fontFamily, fontStyle, textDecoration, border, outline, boxShadow } = getComputedStyle(link);
    const within = [display, fontFamily, fontStyle, textDecoration, border, outline, boxShadow, kindOf(link.parentElement)];
    return short(["link", kindOf(link), ...within, sentenceOf(link.parentElement)].join());
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const mark = (root, seen) => {
    const kinds = new Map();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const elements = new Set(root.querySelectorAll("input, select, textarea"));
    while (texts.nextNode()) if (texts.currentNode.data.trim().length > 1) elements.add(texts.currentNode.parentElement);
    const all = [...elements].map((element) => [kindOf, element]);
    for (const link of root.querySelectorAll(LINKS)) all.push([kindOfLink, link]);
    for (const [kindIn, element] of all) {
      if (!isShown(element)) continue;
      const kind = kindIn(element);
      if (!seen.has(kind)) kinds.set(kind, [...(kinds.get(kind) ?? []), element]);
    }
    for (const alike of kinds.values())
      for (let at = 0; at < OF_EACH; at += 1) alike[Math.round((at * (alike.length - 1)) / (OF_EACH - 1))].setAttribute(MARK, "");
    return [...kinds.keys()];
  };
  const unmark = () => document.querySelectorAll(`[${MARK}]`).forEach((element) => element.removeAttribute(MARK));
"""
#: What marks an element of a kind that is new.
_NEW: Final = "data-is-new"
#: The rules that look at what has been marked.
_COLOURS: Final = ("color-contrast", "link-in-text-block")
_MARK: Final = f"""([root, seen]) => {{
  {_SHORT}
  {_PREPARE}
  const kinds = mark(root ? document.querySelector(root) : document.body, new Set(seen.split(" ")));
  unmark();
  return kinds.length > 0;
}}"""
_RUN: Final = f"""async ([root, rules, every, seen, isNews]) => {{
  {_SHORT}
  {_PREPARE}
  const [texts, links] = every ? ["*", LINKS] : [`[${{MARK}}]`, `:is(${{LINKS}})[${{MARK}}]`];
  axe.configure({{ rules: [{{ id: "color-contrast", selector: texts }}, {{ id: "link-in-text-block", selector: links }}] }});
  const kinds = mark(root ? document.querySelector(root) : document.body, new Set(seen.split(" ")));
  const options = {{ resultTypes: ["violations"], preload: false, ...(rules.length ? {{ runOnly: rules }} : {{}}) }};
  const news = isNews && !document.documentElement.hasAttribute("{_NEW}") ? document.querySelectorAll(`[{_NEW}], [${{MARK}}]`) : document;
  const found = await axe.run(root ?? news, options);
  unmark();
  const line = (rule, node) => `${{rule.id}}: ${{node.target}} ${{node.failureSummary}}`;
  return {{ lines: found.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node))), kinds: kinds.join(" ") }};
}}"""
#: Marks each element of a kind that is not known, and gives these kinds. A kind is what a style sheet can tell apart (names, classes and
#: attributes of an element and of all around it, whether it is shown), and what rules judge beside it: its role and what it says by
#: attributes, whether what it refers to is there, whether it has a name, a text, an identity of its own.
_ELEMENTS: Final = f"""(seen) => {{
  {_SHORT}
  const around = new Map([[null, ""]]), ids = new Map(), kinds = new Set(), known = new Set(seen.split(" "));
  document.querySelectorAll("[{_NEW}]").forEach((element) => element.removeAttribute("{_NEW}"));
  for (const {{ id }} of document.querySelectorAll("[id]")) ids.set(id, (ids.get(id) ?? 0) + 1);
  const kindOf = (element) => {{
    if (!around.has(element)) {{
      const names = [...element.attributes].map(({{ name }}) => name).filter((name) => !/^(id|data-by-.*)$/.test(name));
      around.set(element, short(`${{kindOf(element.parentElement)}} ${{element.localName}}.${{[...element.classList].join(".")}}[${{names}}]`));
    }}
    return around.get(element);
  }};
  const said = ({{ name, value }}) => {{
    if (/^(for|aria-(labelledby|describedby|controls|owns|details))$/.test(name))
      return value.trim().split(" ").every((id) => ids.has(id));
    if (/^(role|lang|type|tabindex|scope|aria-(?!label).*)$/.test(name)) return value;
    return /^(aria-label|alt|title|href|placeholder)$/.test(name) ? value.trim() !== "" : "";
  }};
  for (const element of document.querySelectorAll("*")) {{
    const own = [element.checkVisibility(), element.textContent.trim() !== "", ids.get(element.id) > 1];
    const kind = short([kindOf(element), ...[...element.attributes].map(said), ...own].join("|"));
    if (known.has(kind)) continue;
    kinds.add(kind);
    element.setAttribute("{_NEW}", "");
  }}
  return [...kinds].join(" ");
}}"""


class Eye:
    """Looks at pages of one site, each where it shows something new."""

    def __init__(self) -> None:
        self._elements: set[str] = set()
        self._colours: defaultdict[Scheme, set[str]] = defaultdict(set)  # a kind has all that decides, at any width

    def is_new(self, page: Page) -> bool:
        """Whether the page shows an element of a kind that no page before it has shown; each such element is marked."""
        kinds = page.evaluate(_ELEMENTS, " ".join(self._elements)).split()
        self._elements.update(kinds)
        return bool(kinds)

    def colours(self, page: Page, scheme: Scheme) -> list[str]:
        """What is wrong with colours of kinds that no page before it has shown in this scheme, in which the page is."""
        return weak_contrasts(page, seen=self._colours[scheme])

    def everywhere(self, page: Page) -> Iterator[str]:
        """What is wrong with the new elements in any setting: all rules in light, in the dark only colours are different.

        Of the first page of all, on which everything is new, with the page as a whole. It is left in the first setting.
        """
        for width, scheme in reversed(SETTINGS):
            settle(page, width, scheme)
            look = _news if scheme == "light" else weak_contrasts
            yield from look(page, seen=self._colours[scheme])

    def faults(self, page: Page) -> Iterator[str]:
        """What is wrong with a page: everywhere, if it shows anything new; else with colours that are new."""
        settle(page, *SETTINGS[-1])
        yield from self.everywhere(page) if self.is_new(page) else self.colours(page, SETTINGS[-1][1])


def violations(page: Page, root: str | None = None) -> list[str]:
    """What axe's own default set (WCAG 2.2 A and AA, and best practice) finds in the page or in one part of it."""
    return _run(page, root, None)


def _news(page: Page, seen: set[str]) -> list[str]:
    """Likewise in the elements that are marked as new, and in texts and links of kinds that are not seen yet."""
    return _run(page, None, seen, news=True)


def weak_contrasts(page: Page, root: str | None = None, seen: set[str] | None = None) -> list[str]:
    """Of that only what the colours decide."""
    if seen is not None and not page.evaluate(_MARK, [root, " ".join(seen)]):
        return []
    return _run(page, root, seen, *_COLOURS)


def every_weak_contrast(page: Page) -> list[str]:
    """What axe finds in the colours of every single text and link."""
    return _run(page, None, None, *_COLOURS, every=True)


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


def _run(
    page: Page, root: str | None, seen: set[str] | None, *rules: str, every: bool = False, news: bool = False
) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(_RUN, [root, rules, every, " ".join(seen or ()), news])
    lines: list[str] = found["lines"]
    if seen is not None and not lines:
        seen.update(found["kinds"].split())
    return lines


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
