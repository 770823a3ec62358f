"""Links of a built site: uses minus defines."""
