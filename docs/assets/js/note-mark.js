/**
 * A note's mark in the text opens the note below the line it stands in, and closes it again; Escape and the note's own “Close” lead back to the
 * mark. Without this script the mark is a link, and the note that the address names is shown below its block.
 */

const marks = [...document.querySelectorAll(".note-mark a")];
const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));
const markOf = (note) => marks.find((mark) => noteOf(mark) === note);
const isOpen = (note) => note.matches(".open, :target:not(.closed)");

/** Side by side: the second of the pair of sentences in which a mark stands. */
function besideOf(mark) {
  const cell = mark.closest(".row > [lang]");
  return cell?.matches(".translation") ? cell : cell?.nextElementSibling;
}

function set(note, open) {
  note.classList.toggle("open", open);
  note.classList.toggle("closed", !open);
  for (const mark of marks) if (noteOf(mark) === note) mark.setAttribute("aria-expanded", String(open));
}

function open(note, mark) {
  if (note.matches(".row")) besideOf(mark)?.after(note);
  else if (mark.closest("p")) mark.parentElement.after(note);
  set(note, true);
  note.tabIndex = -1;
  note.scrollIntoView({ block: "nearest" });
  note.focus({ preventScroll: true });
}

/** Closes a note, and goes back to its mark: the one that opened it, where two languages have one each. */
function close(note) {
  set(note, false);
  (note.opener ?? markOf(note))?.focus();
}

function press(event, mark) {
  const note = noteOf(mark);
  if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  note.opener = mark;
  if (isOpen(note)) close(note);
  else open(note, mark);
}

/** The note that the address names is open. */
function arrive() {
  const note = document.querySelector(".note:target, .note:has(> .moved:target)");
  if (note) set(note, true);
}

for (const mark of marks) {
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-expanded", "false");
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.(".note-mark a");
  if (mark) press(event, mark);
  if (!event.target.closest?.(".note .close")) return;
  event.preventDefault();
  close(event.target.closest(".note"));
});

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(".note-mark a");
  if (event.key === " " && mark) press(event, mark);
  const note = event.key === "Escape" && event.target.closest?.(".note");
  if (note) close(note);
});

addEventListener("hashchange", arrive);
arrive();
