/**
 * The control of a block: its identity. Pressed, or reached by the keyboard, it says what it is the identity of, and two buttons copy the block's
 * address and open its citation. One set of buttons serves the page and goes where it is needed. Without this script the identity is a link.
 */

const plan = globalThis.citable;
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
const name = document.createElement("span");
name.className = "part";

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
  name.textContent = part;
  copyButton.setAttribute("aria-label", say(plan.say.of, { link: plan.say.link, part }));
  citeButton.setAttribute("aria-label", say(plan.say.title, { part }));
  document.dispatchEvent(new CustomEvent("plan:control", { detail: { id, part, tools } })); // for a further button
  tools.style.translate = "";
  identity.append(tools);
  const { left, right } = tools.getBoundingClientRect();
  const over = right + MARGIN - document.documentElement.clientWidth;
  const shift = over > 0 ? -over : Math.max(0, MARGIN - left);
  if (shift) tools.style.translate = `${shift}px`;
}

/** A press opens the buttons instead of moving the page; a second one follows the link. Elsewhere it closes them. */
function press(event) {
  const identity = event.target.closest?.(".identity");
  if (!identity) {
    if (!event.target.closest?.(".link-tools, dialog")) tools.remove();
  } else if (event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !tools.contains(event.target) && tools.parentElement !== identity) {
    event.preventDefault();
    show(identity);
  }
}

/** A block that is not on this page: if its short address is there, it has gone to another page, a note along with its block. */
async function follow(id) {
  const [, kind, key] = /^([smpctaf](?=\d)|[ing](?=-))-?([a-z\d-]+)$/.exec(id) ?? [];
  if (!plan || !kind || !location.protocol.startsWith("http")) return;
  const address = new URL(`${plan.root}${kind}/${key}/`, location.href);
  const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.replace(address);
}

/** The keyboard brings the buttons, and takes them away again where they would hide what it comes to next. */
function focus(event) {
  if (tools.parentElement?.contains(event.target) || event.target.closest?.("dialog, textarea")) return; // a hidden field may copy
  tools.remove();
  if (event.target.matches?.(".identity > a:focus-visible")) show(event.target.parentElement);
}

/** An identity that is not on this page is looked for where it has gone. */
function arrive() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A stray % is part of the name.
  }
  if (id && !document.getElementById(id)) follow(id);
}

if (plan) {
  tools.append(name, copyButton, citeButton);
  document.addEventListener("click", press);
  document.addEventListener("mousedown", (event) => event.target.closest?.(".identity") && event.preventDefault()); // keeps what is selected
  document.addEventListener("focusin", focus);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tools.contains(document.activeElement)) return;
    tools.parentElement.querySelector("a").focus();
  });
  document.querySelector(".actions [data-does=cite]")?.addEventListener("click", ({ currentTarget }) => cite(plan.page, currentTarget));
}
addEventListener("hashchange", arrive);
arrive();
