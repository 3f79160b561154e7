/**
 * What links and citations of a page's blocks are made of, from the data that the build put into the page (#citing): addresses, names of
 * blocks, words of the interface; and copying, with a word about it to screen readers. link.js and cite.js use it as `citable`.
 */

const given = JSON.parse(document.getElementById("citing")?.textContent ?? "null");

const foreign = given && `[lang]:not(html, [lang^=${given.language}])`;

/** The half of two in the other language, where a page has both; a foreign word in a sentence is part of it. */
const twin = given && `[lang^=${given.language}] ~ ${foreign}, ${foreign}:has(~ [lang^=${given.language}])`;

/** Whole addresses: below the public one where it is known, so that a copy on a disk gives addresses that work for others. */
const site = given && (given.base || new URL(given.root, location.href.split(/[?#]/)[0]).href);

/** A copy on a disk: its addresses lead somewhere on this disk only, and tell strangers how its folders are called. */
const onDisk = given !== null && !given.base && location.protocol === "file:";

/** `m3-1-2` → kind `m`, key `3-1-2`; the page's own identity is a bare number. */
function parsed(id) {
  const [, kind, key] = /^([a-z]?)-?(.+)$/.exec(id);
  return { kind, key };
}

/** The text of an element as the plan has it: without the site's own words in it, and in the page's language. */
function textOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(`[data-site], .identity, script, ${twin}`).forEach((each) => each.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** Whether what is at an element of a block belongs to the block itself, and not to what the site says about it there. */
function isOwn(element, block) {
  const site = element.closest("[data-site]");
  return !site || site.contains(block);
}

/** The element that holds the whole block of an identity, anchors of moved ones apart. */
function blockOf(id) {
  const element = document.getElementById(id);
  if (element?.matches(".note")) return element;
  return element?.closest(".measure, .paragraph, .special-column li, .row, tr, section.term, .section, .special-column, figure") ?? element;
}

function inLanguage(elements) {
  return elements.filter((each) => !each.closest(foreign));
}

/** What is selected of a block's own words. */
function selectedIn(block) {
  const selection = getSelection();
  if (!block || selection.isCollapsed) return "";
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  if (!block.contains(around) || !isOwn(around.nodeType === Node.TEXT_NODE ? around.parentElement : around, block)) return "";
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  return textOf(copy);
}

/** The words that a citation of a block quotes: what is selected in it, else all of it; of a special column or table its title. */
function wordsOf(id) {
  const element = document.getElementById(id);
  const block = blockOf(id);
  const selected = selectedIn(block);
  if (selected || !element) return selected;
  if (element.matches(".note")) return textOf(element.querySelector("p")).replace(/^\S+ /, "");
  if (element.matches("caption, .special-column > h3")) return textOf(element);
  const parts = inLanguage([...block.querySelectorAll("h2, h3, h4, p:not(.uses), td, th:not(.category)")]).filter((each) => isOwn(each, block));
  const cells = element.matches("tr, section.term *");
  return parts.map(textOf).filter(Boolean).join(cells ? " " : given.gap);
}

/** The name of an indicator or term: as the page has it, or in another language. */
function nameOf(id, language) {
  const element = document.getElementById(id);
  if (!element) return undefined;
  if (language === given.language) return textOf(element.querySelector(".name") ?? element);
  return given.names[language]?.[id] ?? element.closest(".term")?.querySelector(`.rendering[lang^=${language}]`)?.textContent;
}

/** What a block is called in a language: Measure 3-1-2. */
function partOf(id, language = given.language) {
  const { kind, key } = parsed(id);
  const form = given.parts[language][kind === "c" && key.split("-").length === 3 ? "item" : kind || "page"];
  if (!form.includes("{name}")) return form.replace("{key}", key);
  return form.replace("{name}", nameOf(id, language) ?? key);
}

/** The address of a block on this page; of the page itself without an identity of a block. */
function addressOf(id) {
  const page = onDisk ? location.href.split("#")[0] : site + given.address;
  return parsed(id).kind ? `${page}#${id}` : page;
}

/** The short address, which leads to every language; of a copy on a disk the file, from the copy's own folder. */
function shortOf(id) {
  const { kind, key } = parsed(id);
  const address = kind ? `${kind}/${key}/` : given.address;
  return onDisk ? `${given.copy}/${address}index.html` : site + address;
}

/** Says something to screen readers, from a region inside the open dialog if there is one: all else is inert then. */
const region = document.createElement("p");
region.className = "visually-hidden";
region.setAttribute("role", "status");
region.dataset.site = "";

function announce(words) {
  const place = document.querySelector("dialog[open]") ?? document.body;
  if (region.parentNode !== place) place.append(region);
  region.textContent = "";
  setTimeout(() => (region.textContent = words), 50);
}

/** Older browsers, and pages that are neither served over https nor local: copy by way of a selected field. */
function copyByField(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus({ preventScroll: true });
  return done;
}

/** Copies and says so; true if it worked. */
async function copy(text, said) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyByField(text);
  }
  announce(done ? said : given.say.failed);
  return done;
}

if (given) {
  document.body.append(region);
  globalThis.citable = { ...given, onDisk, partOf, wordsOf, addressOf, shortOf, blockOf, copy, announce };
}
