/** Prints the page. */
document.querySelector(".actions [data-does=print]")?.addEventListener("click", () => print());
