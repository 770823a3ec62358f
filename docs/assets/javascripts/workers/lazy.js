// Search that costs nothing until it is used. Stands before the theme's own worker: answers
// "ready" at once, and at the first query loads the reader's language's index and the theme's
// worker, which answers from then on. Messages: 0 set up, 1 ready, 2 query, 3 result.
const [language, theme] = decodeURIComponent(location.search.slice(1)).split("/");
const post = self.postMessage.bind(self);
const waiting = [];
let setup = null;
let state = "idle";

async function load() {
  state = "loading";
  const index = await (await fetch(`../../../search/${language}.json`)).json();
  self.postMessage = (message) => {
    if (message.type !== 1) return post(message);
    self.postMessage = post;
    waiting.splice(0).forEach(hand);
  };
  importScripts(theme);
  state = "loaded";
  hand({ type: 0, data: { ...setup, ...index, options: setup.options } });
}

function hand(data) {
  self.dispatchEvent(new MessageEvent("message", { data }));
}

self.addEventListener("message", ({ data: message }) => {
  if (state === "loaded") return;
  if (message.type === 0) {
    setup = message.data;
    post({ type: 1 });
  } else if (message.type === 2) {
    if (!message.data) return post({ type: 3, data: { items: [] } });
    waiting.splice(0, waiting.length, message);
    if (state === "idle") load();
  }
});
