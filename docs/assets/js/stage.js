/**
 * What depends on the day says so by the reader's clock: a deadline is to come, runs or has passed; what is for some days only is hidden before
 * and after them. A page that stays open, or comes back, follows the day; other scripts read it (`data-today`) and hear of it (`plan:day`). Without
 * this script days stand for themselves.
 */

const EVERY = 30_000; // milliseconds
const two = (number) => String(number).padStart(2, "0");
let today = "";

function show() {
  for (const deadline of document.querySelectorAll("time[data-passed]")) {
    const { dataset } = deadline;
    dataset.open ??= deadline.textContent;
    deadline.textContent = dataset.from > today ? dataset.ahead : deadline.dateTime < today ? dataset.passed : dataset.open;
  }
  for (const element of document.querySelectorAll(":is([data-from], [data-until], [data-after]):not(time)")) {
    const { from, until, after } = element.dataset;
    element.hidden = from > today || until < today || after >= today;
  }
}

function look() {
  const now = new Date();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  if (day === today) return;
  today = day;
  show();
  document.documentElement.dataset.today = day;
  document.dispatchEvent(new Event("plan:day"));
}

look();
setInterval(look, EVERY);
addEventListener("pageshow", look);
document.addEventListener("visibilitychange", look);
