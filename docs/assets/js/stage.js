/**
 * What depends on the day says so by the reader's clock: a deadline is to come, runs or has passed; what is for some days only is hidden before
 * and after them. Without this script days stand for themselves.
 */

const two = (number) => String(number).padStart(2, "0");
const now = new Date();
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

for (const deadline of document.querySelectorAll("time[data-passed]")) {
  const { from, ahead, passed } = deadline.dataset;
  if (from > today) deadline.textContent = ahead;
  if (deadline.dateTime < today) deadline.textContent = passed;
}

for (const element of document.querySelectorAll(":is([data-from], [data-until], [data-after]):not(time)")) {
  const { from, until, after } = element.dataset;
  element.hidden = from > today || until < today || after >= today;
}
