"""Findings -> text for people or machines. Nothing here decides what is wrong."""
