// On narrow screens a button opens the theme's search; the keyboard reaches it like any other.
const button = document.querySelector("[data-search-open]");

if (button) {
  button.addEventListener("click", () => {
    document.getElementById("__search").click();
    document.querySelector("[name=query]").focus();
  });
}
