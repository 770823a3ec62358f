"""A library on disk -> a report: reads with every core, remembers, mends, compares."""
