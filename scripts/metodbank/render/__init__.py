"""Catalogue -> views and files. Pure: the same catalogue gives the same bytes."""
