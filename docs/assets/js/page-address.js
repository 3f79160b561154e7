/*
 * Where the site has no public address of its own, paper shows the one that the reader's browser has.
 */
const line = document.querySelector(".page-address:not([data-address])");
if (line && location.protocol.startsWith("http")) line.dataset.address = location.origin + location.pathname;
