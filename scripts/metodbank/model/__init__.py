"""The nouns: what a library of packs is made of. Frozen, and without input or output."""
