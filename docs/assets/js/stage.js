/**
 * A deadline says that it has passed, by the reader's clock. Without this script it names its day.
 */

const two = (number) => String(number).padStart(2, "0");
const now = new Date();
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

for (const deadline of document.querySelectorAll("time[data-passed]")) {
  if (deadline.dateTime < today) deadline.textContent = deadline.dataset.passed;
}
