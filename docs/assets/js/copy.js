/**
 * What is copied from the plan's text is the plan's words and nothing else. Marks and controls cannot be selected (chapter.css); notes can, so an
 * open one that lies between two selected paragraphs is left out here.
 */

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.("input, textarea")) return;
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const element = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
  if (element.closest("[data-site]")) return;
  const notes = [...element.querySelectorAll(".note:is(.open, :target)")].filter((note) => selection.containsNode(note, true));
  if (!notes.length) return;
  for (const note of notes) note.style.display = "none";
  const text = selection.toString();
  const copy = document.createElement("div");
  copy.append(selection.getRangeAt(0).cloneContents());
  for (const each of copy.querySelectorAll("[data-site]")) each.remove();
  for (const note of notes) note.style.display = "";
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", copy.innerHTML);
  event.preventDefault();
});
