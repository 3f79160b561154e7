/** Prints the page, by a button beside what else can be done with it. */
const plan = globalThis.citable;
const actions = document.querySelector(".md-content .actions");

if (plan && actions) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: plan.say.print });
  button.addEventListener("click", () => print());
  actions.append(button);
}
