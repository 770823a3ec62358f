// Small comforts. Every page works and prints without them.
import "./scheme.js";
import "./checklist.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
