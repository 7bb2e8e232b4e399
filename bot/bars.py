"""Figures as bars of block characters, for a terminal. Knows figures and widths; prints nothing."""

from collections.abc import Sequence

from bot.composing.figures import Figure

EIGHTHS = " ▏▎▍▌▋▊▉█"
LEAST, MOST = 8, 40  # columns of the longest bar; with less room there is none


def bars(figures: Sequence[Figure], room: int) -> list[str]:
    """Returns a bar for each figure, the longest at most ``room`` columns wide.

    Returns none for fewer than two figures, where all are 0, or where there is no room.
    """
    longest = max((figure.value for figure in figures), default=0.0)
    if len(figures) < 2 or longest <= 0 or room < LEAST:
        return []
    return [_bar(figure.value / longest * min(room, MOST)) for figure in figures]


def _bar(columns: float) -> str:
    whole, eighths = divmod(round(columns * 8), 8)
    return EIGHTHS[8] * whole + EIGHTHS[eighths].strip()
