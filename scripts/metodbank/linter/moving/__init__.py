"""Move a page or a pack, with every link that leads there, and leave a redirect."""
