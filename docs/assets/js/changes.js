/**
 * On the page of a comparison j leads to the next change and k to the one before, from wherever the reader is, and the page says so; the links ↓
 * and ↑ beside each change do the same without this script. A change inside a folded part is opened when an address names it.
 */

const changes = [...document.querySelectorAll("section.change:not(details *)")];

function go(change) {
  history.replaceState(null, "", `#${change.id}`);
  change.tabIndex = -1;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "start" });
}

function current() {
  const focused = changes.indexOf(document.activeElement);
  if (focused >= 0) return focused;
  const line = innerHeight / 4;
  return changes.findLastIndex((change) => change.getBoundingClientRect().top < line);
}

function typing({ target, ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey || target.closest?.("input, textarea, select, [contenteditable]");
}

if (changes.length) {
  for (const keys of document.querySelectorAll(".changes-files .keys")) keys.hidden = false;
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || typing(event)) return;
    const next = changes[current() + step];
    if (next) go(next);
  });
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = named?.closest("details");
  if (folded) {
    folded.open = true;
    named.scrollIntoView();
  }
}
