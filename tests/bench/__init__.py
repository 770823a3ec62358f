"""Measurements, for `make bench`: how long the site takes to build, and what a reader downloads."""
