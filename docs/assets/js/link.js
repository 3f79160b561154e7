/**
 * The link control of a block: beside its identity, when the mouse is over the block, the keyboard is on its link, or a finger taps that link,
 * two buttons copy the block's address and open its citation. One pair of buttons serves the page and goes where it is needed.
 */

const plan = globalThis.citable;
const BLOCKS =
  ".measure, .paragraph, .section, .special-column li, .special-column, tr[id], figure.indicators, section.term, details.note > [id], .row";
const SHOWN_FOR = 2000;
const MARGIN = 8;

const say = (form, values) => form.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

function button(name, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = name;
  element.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
  element.addEventListener("click", act);
  return element;
}

const tools = document.createElement("span");
tools.className = "link-tools";
tools.dataset.site = "";

/** The identity beside which the buttons stand. */
const current = () => tools.parentElement?.querySelector("a").hash.slice(1) ?? "";

let timer;
async function copyLink() {
  const id = current();
  const part = plan.partOf(id);
  if (!(await plan.copy(plan.addressOf(id), say(plan.say.copied_link, { part })))) return;
  copyButton.textContent = plan.say.copied;
  clearTimeout(timer);
  timer = setTimeout(() => (copyButton.textContent = plan.say.link), SHOWN_FOR);
}

const copyButton = plan && button(plan.say.link, copyLink);
const cite = (id, from) => document.dispatchEvent(new CustomEvent("plan:cite", { detail: { id, from } }));
const citeButton = plan && button(plan.say.cite, () => cite(current(), citeButton));

/** Puts the buttons beside an identity. */
function show(identity) {
  if (!identity || tools.parentElement === identity) return;
  clearTimeout(timer);
  copyButton.textContent = plan.say.link;
  const id = identity.querySelector("a").hash.slice(1);
  const part = plan.partOf(id);
  copyButton.setAttribute("aria-label", say(plan.say.of, { link: plan.say.link, part }));
  citeButton.setAttribute("aria-label", say(plan.say.title, { part }));
  tools.style.translate = "";
  identity.append(tools);
  const over = tools.getBoundingClientRect().right + MARGIN - document.documentElement.clientWidth;
  if (over > 0) tools.style.translate = `${-over}px`;
}

/** The identity that belongs to the block at an element, not to one inside it. */
function identityAt(element) {
  const block = element.closest?.(BLOCKS);
  return [...(block?.querySelectorAll(".identity") ?? [])].find((each) => each.parentElement.closest(BLOCKS) === block);
}

const held = () => tools.matches(":focus-within") && tools.querySelector(":focus-visible");

function hover(event) {
  if (event.pointerType !== "mouse" || held()) return;
  const identity = event.target.closest?.("tr") ? event.target.closest(".identity") : identityAt(event.target); // figures stay readable
  if (identity) show(identity);
  else if (!event.target.closest?.(".identity")) tools.remove();
}

/** A tap on the identity opens its buttons instead of moving the page under the finger; a second tap follows the link. */
function tap(event) {
  const identity = event.target.closest?.(".identity");
  const touch = event.pointerType ? event.pointerType !== "mouse" : matchMedia("(hover: none)").matches;
  if (!identity) {
    if (touch && !event.target.closest?.(".link-tools, dialog")) tools.remove();
  } else if (touch && event.detail > 0 && !tools.contains(event.target) && tools.parentElement !== identity) {
    event.preventDefault();
    show(identity);
  }
}

/** A block that is not on this page: if its short address is there, it has gone to another page, a note along with its block. */
async function follow(id) {
  const [, kind, key] = /^([smpcta](?=\d)|[ing](?=-))-?([a-z\d-]+)$/.exec(id) ?? [];
  if (!plan || !kind || !location.protocol.startsWith("http")) return;
  const address = new URL(`${plan.root}${kind}/${key}/`, location.href);
  const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.replace(address);
}

/** The keyboard brings the buttons, and takes them away again where they would hide what it comes to next. */
function focus(event) {
  if (tools.parentElement?.contains(event.target) || event.target.closest?.("dialog")) return;
  tools.remove();
  if (event.target.matches?.(".identity > a:focus-visible")) show(event.target.parentElement);
}

/** A note that an address names is open, also in browsers that do not see to it, and in view. */
function arrive() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A stray % is part of the name.
  }
  const target = id && document.getElementById(id);
  if (!target) follow(id);
  const closed = target && target.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  target.scrollIntoView();
}

if (plan) {
  tools.append(copyButton, citeButton);
  document.addEventListener("pointerover", hover);
  document.addEventListener("click", tap);
  document.addEventListener("focusin", focus);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tools.contains(document.activeElement)) return;
    tools.parentElement.querySelector("a").focus();
  });
  document.querySelector(".actions [data-does=cite]")?.addEventListener("click", ({ currentTarget }) => cite(plan.page, currentTarget));
}
addEventListener("hashchange", arrive);
arrive();
