// Light or dark by the reader's own choice. Without one, the device decides and nothing is stored.
const KEY = "metodbank.scheme";
const root = document.documentElement;
const button = document.querySelector("[data-scheme-switch]");

const isDark = () =>
  root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

const show = () => button.setAttribute("aria-pressed", String(isDark()));

if (button) {
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.scheme);
    } catch {
      // Storage may be switched off: the choice then lasts for this page.
    }
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}
