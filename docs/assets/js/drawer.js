/**
 * Makes the theme's menu, which is labels and hidden checkboxes, work from the keyboard on narrow screens: Enter and Space press a label,
 * opening leads into the menu, Escape or leaving it closes it. What is not shown is no tab stop: chrome.css sees to that.
 */
(() => {
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  const opener = document.querySelector(".md-header label[for='__drawer']");
  if (!drawer || !menu || !opener) return;

  const narrow = matchMedia("(max-width: 76.234375em)");
  const labels = [opener, ...menu.querySelectorAll(".md-nav__list label[for], .md-nav__list .md-nav__title[for]")];
  const toggleOf = (label) => document.getElementById(label.htmlFor);

  function equip() {
    for (const label of labels) {
      if (narrow.matches) label.tabIndex = 0;
      else label.removeAttribute("tabindex");
      label.role = narrow.matches ? "button" : null;
    }
    tell();
  }

  function tell() {
    for (const label of labels) {
      label.ariaExpanded = narrow.matches ? String(toggleOf(label).checked) : null;
    }
  }

  function firstStop(area) {
    return [...area.querySelectorAll("a, label[tabindex]")].find((stop) => stop.checkVisibility?.({ visibilityProperty: true }) ?? true);
  }

  /** Into what has opened, or back to what opened it. */
  function follow(label) {
    const toggle = toggleOf(label);
    if (toggle === drawer) (drawer.checked ? firstStop(menu) : opener)?.focus();
    else toggle.parentElement.querySelector(toggle.checked ? ":scope > .md-nav > .md-nav__title" : ":scope > label")?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const label = event.target.closest?.("label[tabindex]");
    if ((event.key === "Enter" || event.key === " ") && labels.includes(label)) {
      event.preventDefault();
      event.stopPropagation();      // the theme presses labels on Enter, too
      toggleOf(label).click();
      follow(label);
    } else if (event.key === "Escape" && narrow.matches && drawer.checked) {
      drawer.click();
      opener.focus();
    }
  });

  menu.addEventListener("focusout", (event) => {
    if (narrow.matches && drawer.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) drawer.click();
  });
  document.addEventListener("change", (event) => {
    if (labels.some((label) => toggleOf(label) === event.target)) tell();
  });
  narrow.addEventListener("change", equip);
  equip();
})();
