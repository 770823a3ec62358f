"""Packs between catalogues: what a pack is, exactly, so that a copy can be recognised."""
