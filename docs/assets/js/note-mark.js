/**
 * A note's mark opens the note below its block and takes the reader there; Escape leads back to the mark. Browsers that open a closed
 * <details> for an address do the first part without this script.
 */

const noteAt = (hash) => document.querySelector(`details.note [id="${CSS.escape(decodeURIComponent(hash.slice(1)))}"]`);

/** The mark of the note in which something happens. */
function markOf(target) {
  const id = target.closest?.("details.note")?.querySelector("[id]")?.id;
  return id && document.querySelector(`.note-mark a[href="#${CSS.escape(id)}"]`);
}

function show(note) {
  note.closest("details").open = true;
  note.tabIndex = -1;
  note.scrollIntoView({ block: "nearest" });
  note.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const note = event.target.closest?.(".note-mark a") && noteAt(event.target.closest("a").hash);
  // After the browser has gone to the address, which would take the focus away again.
  if (note) setTimeout(() => show(note));
});

document.addEventListener("keydown", (event) => {
  const mark = event.key === "Escape" && markOf(event.target);
  if (!mark) return;
  event.target.closest("details").open = false;
  mark.focus();
});
