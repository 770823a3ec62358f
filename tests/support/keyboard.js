// Helpers for keyboard.py: which elements the Tab key should reach, and how the focused one looks.
(() => {
  const FOCUSABLE =
    "a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const LOOK = [
    "backgroundColor", "borderColor", "borderWidth", "boxShadow", "color",
    "outlineColor", "outlineStyle", "outlineWidth", "textDecorationLine",
    "textDecorationThickness",
  ];

  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const shown = { opacityProperty: true, visibilityProperty: true };
    return element.checkVisibility(shown) && box.width > 0 && box.height > 0;
  };
  // A group of radio buttons is one stop: the chosen one, or the first.
  const stands_for_its_group = (element) => {
    if (element.type !== "radio" || !element.name) return true;
    const group = [...document.getElementsByName(element.name)];
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  };
  const reachable = (element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") &&
    seen(element) && stands_for_its_group(element);

  // A drawn check box shows its focus on the label or the box beside it.
  const around = (element) =>
    [element, ...(element.labels ?? []), element.nextElementSibling, element.parentElement]
      .filter(Boolean);
  const look = (element) =>
    around(element).map((one) => {
      const style = getComputedStyle(one);
      return LOOK.map((name) => style[name]).join("|");
    }).join("\n");
  const on_top = (element) =>
    around(element).slice(0, 1 + (element.labels?.length ?? 0)).some((one) =>
      [...one.getClientRects()].some((box) => {
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return top && (one.contains(top) || top.contains(one) && top !== document.body);
      }));
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);

  const expected = [...document.querySelectorAll(FOCUSABLE)].filter(reachable);
  const before = new Map(expected.map((element) => [element, look(element)]));

  window.tabStops = {
    expected: expected.map(name),
    focused: async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      return {
        name: name(element),
        place: expected.indexOf(element),
        seen: around(element).some(seen),
        marked: !before.has(element) || before.get(element) !== look(element),
        onTop: on_top(element),
      };
    },
  };
})();
