// Counts ticks and remembers them in this browser, once the reader has ticked something.
const list = document.querySelector("[data-checklist]");

if (list) {
  const key = `metodbank.checklist.${list.dataset.checklist}`;
  const boxes = [...list.querySelectorAll("[data-tick]")];
  const count = document.querySelector("[data-count]");
  const bar = document.querySelector(".bar");
  const clear = document.querySelector("[data-clear]");

  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  };
  const store = (ids) => {
    try {
      if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
      else localStorage.removeItem(key);
    } catch {
      // Storage may be switched off: the ticks then last for this visit.
    }
  };
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    count.textContent = count.dataset.count
      .replace("{done}", done)
      .replace("{all}", boxes.length);
    bar.style.setProperty("--done", `${(100 * done) / boxes.length}%`);
    clear.hidden = done === 0;
  };

  const ticked = new Set(stored());
  boxes.forEach((box) => (box.checked = ticked.has(box.dataset.tick)));
  count.setAttribute("role", "status");
  show();
  list.addEventListener("change", () => {
    store(boxes.filter((box) => box.checked).map((box) => box.dataset.tick));
    show();
  });
  clear.addEventListener("click", () => {
    boxes.forEach((box) => (box.checked = false));
    store([]);
    show();
    boxes[0].focus();
  });
}
