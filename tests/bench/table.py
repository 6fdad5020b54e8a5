"""The table that is printed: what, measured, beside what, ratio, aim."""

from statistics import median

type Summary = tuple[float, float]
"""Milliseconds: the median and the 95th percentile."""


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def _summary(values: list[float]) -> Summary:
    return median(values), percentile(values, 0.95)


class Table:
    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, str, str]] = []

    def beside(self, what: str, measured: list[float], bare: list[float], aim: str) -> None:
        """Milliseconds of two things measured in turns: medians, 95th percentiles, and their ratio."""
        self.summed(what, _summary(measured), _summary(bare), aim)

    def summed(self, what: str, measured: Summary, bare: Summary, aim: str) -> None:
        """The same, of which only medians and 95th percentiles are known."""
        cells = [f"{middle:.1f} ms (p95 {late:.1f})" for middle, late in (measured, bare)]
        self.rows.append((what, cells[0], cells[1], f"{measured[0] / bare[0]:.2f}", aim))

    def plain(self, what: str, measured: str, aim: str = "") -> None:
        self.rows.append((what, measured, "", "", aim))

    def __str__(self) -> str:
        head = ("measured", "here", "beside", "ratio", "aim")
        widths = [max(len(row[column]) for row in (head, *self.rows)) for column in range(5)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (head, *self.rows)
        ]
        return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
