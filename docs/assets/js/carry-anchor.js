/**
 * Carries the place one is at over to the same page in the other language: identities are the same in both, so the link only needs its
 * fragment. What is chosen in a register stands in the address and goes along, too. Without this script the links lead to the top
 * of that page.
 */

const BLOCKS = ".md-content [id]:is(h2, h3, h4, .paragraph, .row, li, tr, caption)";

/** Height that the site's header covers, in pixels. */
function headerHeight() {
  return document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
}

/** The block that the address names. */
function namedBlock() {
  return document.querySelector(":target");
}

/** The block, if it can be seen. */
function seen(block) {
  const box = block?.getBoundingClientRect();
  return box && box.bottom > headerHeight() && box.top < innerHeight ? block : null;
}

/** The first block below the header, once one has left the top of the page. */
function firstBlockInView() {
  if (scrollY < innerHeight / 2) return null;
  const top = headerHeight();
  return [...document.querySelectorAll(BLOCKS)].find((block) => block.getBoundingClientRect().top >= top - 4) ?? null;
}

function carry(event) {
  const link = event.target.closest?.("a[data-carry]");
  if (!link) return;
  if (document.querySelector(".register")) link.search = location.search;
  link.hash = (seen(namedBlock()) ?? firstBlockInView() ?? namedBlock())?.id ?? "";
}

// Before the click, so that a new tab, a copied address and the keyboard get it too.
for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, carry, true);
