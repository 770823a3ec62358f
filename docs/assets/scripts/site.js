// Small comforts. Every page works and prints without them.
import "./scheme.js";
import "./checklist.js";
import "./search.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
