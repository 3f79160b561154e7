/**
 * Shows what a term means in place. Without this script, or in a browser without popovers, the term is a link to its note below the chapter.
 *
 * The note comes right after its term, so that reading and tabbing go on from there; the browser closes it on Escape and on a press elsewhere
 * and then returns the focus.
 */

const GAP = 6;
const MARGIN = 12;

/** The note of a term, copied from the list below the chapter. */
function noteOf(term) {
  const entry = document.getElementById(decodeURIComponent(term.hash.slice(1)));
  const name = entry?.querySelector("dt a");
  if (!name) return null;
  const note = document.createElement("span");
  note.className = "term-popover";
  note.popover = "auto";
  note.tabIndex = -1;
  note.dataset.site = "";
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-label", name.textContent);
  const heading = document.createElement("a");
  heading.href = name.href;
  heading.textContent = name.textContent;
  const text = document.createElement("span");
  text.innerHTML = entry.querySelector("dd").innerHTML;
  note.append(heading, text);
  return note;
}

/** Below the term, or above it where there is no room; always within the page. */
function place(note, term) {
  const lines = [...term.getClientRects()];
  const { offsetWidth: width, offsetHeight: height } = note;
  const right = document.documentElement.clientWidth - MARGIN;
  const below = lines.at(-1).bottom + GAP;
  const above = lines[0].top - GAP - height;
  note.style.left = `${scrollX + Math.max(MARGIN, Math.min(lines.at(-1).left, right - width))}px`;
  note.style.top = `${scrollY + (below + height <= innerHeight || above < 0 ? below : above)}px`;
}

function open(term) {
  const note = noteOf(term);
  if (!note) return false;
  term.after(note);
  note.addEventListener("toggle", ({ newState }) => {
    term.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "closed") note.remove();
  });
  note.showPopover();
  place(note, term);
  note.focus({ preventScroll: true });
  return true;
}

/** The term on which a finger or the mouse came down while its note was open. The press itself closes the note, sooner or later than the click. */
let pressed = null;

function toggle(event, term) {
  const note = term.nextElementSibling;
  const shown = note?.matches(".term-popover");
  if (shown) note.remove();
  if (shown || (event.detail > 0 && pressed === term) || open(term)) event.preventDefault();
  pressed = null;
}

const termAt = (event) => event.target.closest?.('a.term[href^="#"]');

if (HTMLElement.prototype.showPopover) {
  for (const term of document.querySelectorAll('a.term[href^="#"]')) {
    term.setAttribute("role", "button");
    term.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("pointerdown", (event) => {
    const term = termAt(event);
    pressed = term?.nextElementSibling?.matches(".term-popover") ? term : null;
  }, true);
  document.addEventListener("click", (event) => {
    const term = termAt(event);
    if (term && !event.ctrlKey && !event.metaKey && !event.shiftKey) toggle(event, term);
  });
  document.addEventListener("keydown", (event) => {
    const term = event.key === " " && termAt(event);
    if (term) toggle(event, term);
  });
}
