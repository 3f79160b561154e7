/**
 * Whether a round of consultation is to come, open or over, by the reader's clock and for as long as the page stays open. What commenting takes
 * (comment/) is fetched only where there is something to do: a round is open, or this browser keeps comments. Other scripts use it as `commenting`
 * and hear when the round opens or closes (`plan:round`).
 */

const plan = globalThis.citable;
const own = plan?.commenting;
const fetched = new Map();

const fromRoot = (path) => new URL(plan.root + path, location.href.split(/[?#]/)[0]).href;
const placeOf = ({ id }) => `plansite-comments/${own.plan}/${id}`;

/** Fetches a script once; several run in the order in which they were asked for. */
function script(path) {
  if (!fetched.has(path)) {
    const loading = new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src: fromRoot(path), async: false });
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(`${path} did not load`)));
      document.head.append(element);
    });
    fetched.set(path, loading);
    loading.catch(() => fetched.delete(path));
  }
  return fetched.get(path);
}

function keeps(round) {
  try {
    return localStorage.getItem(placeOf(round)) !== null;
  } catch {
    return false;
  }
}

const phaseOf = ({ opened, closed }, day) => (day < opened ? "ahead" : day > closed ? "closed" : "open");

/** The round that the page of comments is asked for, else the one that is open, comes next, left comments here, or was the last. */
function chosen(day) {
  const { rounds } = own;
  const asked = document.getElementById("basket") && rounds.find(({ id }) => location.hash === `#round=${id}`);
  const inPhase = (phase) => rounds.find((each) => phaseOf(each, day) === phase);
  return asked || inPhase("open") || inPhase("ahead") || rounds.filter(keeps).at(-1) || rounds.at(-1);
}

/** Fetches what there is use for; pages are whole without it. */
function fetchAll() {
  const kept = own.rounds.some(keeps) || document.getElementById("basket");
  const parts = [(kept || own.round.phase === "open") && "controls", kept && "basket"].filter(Boolean);
  for (const part of parts) script(`assets/js/comment/${part}.js`).catch(() => {});
}

/** Follows the day, and tells when the round opens or closes. */
function follow() {
  const day = document.documentElement.dataset.today;
  const round = own.round ?? chosen(day);
  const phase = phaseOf(round, day);
  if (own.round?.phase === phase) return;
  own.round = { ...round, phase };
  document.documentElement.dataset.round = phase;
  fetchAll();
  document.dispatchEvent(new Event("plan:round"));
}

if (own) {
  globalThis.commenting = Object.assign(own, { script, fromRoot, placeOf, keeps });
  follow();
  document.addEventListener("plan:day", follow);
  addEventListener("storage", fetchAll); // comments that another window made
}
