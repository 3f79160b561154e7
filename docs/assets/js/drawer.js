/**
 * Makes the theme's menu, which is labels and hidden checkboxes, work from the keyboard on narrow screens: the labels become buttons, opening
 * leads into the menu, Escape or leaving it closes it. What the menu does not show is no tab stop: chrome.css sees to that.
 */
(() => {
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  const opener = document.querySelector(".md-header label[for='__drawer']");
  if (!drawer || !menu || !opener) return;

  const narrow = matchMedia("(max-width: 76.234375em)");
  const pairs = [opener, ...menu.querySelectorAll(".md-nav__list label[for]")].map(pair);

  /** A label, the button that looks like it, and the checkbox behind both. */
  function pair(label) {
    const button = document.createElement("button");
    for (const { name, value } of label.attributes) if (name !== "tabindex") button.setAttribute(name, value);
    button.type = "button";
    const toggle = document.getElementById(label.htmlFor);
    button.addEventListener("click", () => {
      toggle.click();
      follow(toggle);
    });
    return { label, button, toggle };
  }

  function swap() {
    for (const { label, button } of pairs) {
      const [shown, stored] = narrow.matches ? [button, label] : [label, button];
      if (!stored.isConnected) continue;
      shown.append(...stored.childNodes);
      stored.replaceWith(shown);
    }
    tell();
  }

  function tell() {
    for (const { button, toggle } of pairs) button.setAttribute("aria-expanded", String(toggle.checked));
  }

  function isShown(stop) {
    return stop.checkVisibility?.({ visibilityProperty: true }) ?? true;
  }

  /** Into what has opened, or back to what opened it. */
  function follow(toggle) {
    if (toggle === drawer) {
      if (drawer.checked) [...menu.querySelectorAll("a, button")].find(isShown)?.focus();
      else pairs[0].button.focus();
    } else {
      toggle.parentElement.querySelector(toggle.checked ? ":scope > .md-nav > .md-nav__title" : ":scope > .md-nav__link")?.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches || !drawer.checked) return;
    drawer.click();
    pairs[0].button.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (narrow.matches && drawer.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) drawer.click();
  });
  for (const { toggle } of pairs) toggle.addEventListener("change", tell);
  narrow.addEventListener("change", swap);
  swap();
})();
