/**
 * Short addresses lead to the block in the language that the browser prefers, the original where it prefers none of them. Runs in the head,
 * before anything is shown; without scripts the page leads to the original by itself. What the address asks
 * (of which edition the reader's text is) goes along. In the place of a page that is gone it takes along the
 * block that was asked for: its old anchor stands where the block is now.
 */
(() => {
  "use strict";

  const primary = (tag) => tag.split("-")[0].toLowerCase();
  const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  const inLanguage = (tag) => links.find((link) => primary(link.hreflang) === primary(tag));
  const link = navigator.languages.map(inLanguage).find(Boolean) ?? links[0];
  if (!link) return;
  const target = new URL(link.href);
  target.hash ||= location.hash;
  target.search ||= location.search;
  location.replace(target);
})();
