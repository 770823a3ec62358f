"""Days reckoned from other days."""

from __future__ import annotations

from datetime import date


def years_after(day: date, years: int) -> date:
    """The same day of another year; the 28th for a leap day. Negative years are before."""
    return day.replace(
        year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day
    )
