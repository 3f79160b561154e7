/**
 * On a site with several editions. A reader whose text is older (`?edition=2021-03-01`: PDFs lead here so) is shown where it reads otherwise.
 * A day leads to the edition that was the latest on it: `?date=2022-03-01` on the page of the editions, and an address that has a day of which
 * there is no edition (404.html loads this, too). Without this script the page of the editions lists them with their days.
 */
(() => {
  const { dataset, src } = document.currentScript;
  const days = dataset.editions.split(" ");
  const asked = new URLSearchParams(location.search);

  /** The edition that was the latest on a day, by its own day; none before the first. */
  const editionOf = (day) => days.filter((each) => each <= day).at(-1);

  /** Shows what is for readers of one edition alone. */
  function tell() {
    for (const element of document.querySelectorAll("[data-edition]")) element.hidden = element.dataset.edition !== asked.get("edition");
  }

  /** The form that asks for a day, and what became of the day that was asked for. */
  function offer(form) {
    form.hidden = false;
    const day = form.elements.date;
    day.value = asked.get("date") ?? "";
    if (!day.value) return;
    const text = document.querySelector(`[data-day="${editionOf(day.value)}"]`);
    if (text) location.replace(text.href);
    else form.querySelector("output").hidden = false;
  }

  /** From an address that is not there to the same page in the edition of its day. */
  function lead() {
    const root = new URL("../../", src).pathname;
    const [, language, day, page = ""] = /^([^/]+\/)(\d{4}-\d\d-\d\d)(?:\/(.*))?$/.exec(location.pathname.slice(root.length)) ?? [];
    const edition = day && editionOf(day);
    const isLatest = edition === days.at(-1);
    if (edition && (isLatest || edition !== day)) location.replace(root + language + (isLatest ? "" : `${edition}/`) + page + location.search + location.hash);
  }

  if ("missing" in dataset) {
    lead();
    return;
  }
  tell();
  const form = document.querySelector("form.of-day");
  if (form) offer(form);
})();
