"""A clock as three numbers. It never ticks; whoever looks at it works out what it shows."""

from msgspec import Struct


class Clock(Struct, frozen=True):
    """All values in milliseconds; `running_since` counts from the Unix epoch, None when stopped."""

    limit: int
    spent: int = 0
    running_since: int | None = None

    @property
    def running(self) -> bool:
        return self.running_since is not None

    def spent_at(self, now: int) -> int:
        """Time used by `now`, in ms. A `now` before the start counts as the start."""
        if self.running_since is None:
            return self.spent
        return self.spent + max(0, now - self.running_since)

    def left_at(self, now: int) -> int:
        """Time left at `now`, in ms; negative in overtime."""
        return self.limit - self.spent_at(now)

    def started(self, now: int) -> "Clock":
        """Running from `now` on; one that runs already is left alone."""
        return self if self.running else Clock(self.limit, self.spent, now)

    def stopped(self, now: int) -> "Clock":
        """Stopped at `now` with what is left; one that stands already is left alone."""
        return Clock(self.limit, self.spent_at(now)) if self.running else self

    def prolonged(self, by: int, now: int) -> "Clock":
        """With `by` ms more to go from `now` on, also when the time was over already."""
        return Clock(max(self.limit, self.spent_at(now)) + by, self.spent, self.running_since)

    def extended(self, by: int) -> "Clock":
        """With `by` ms more (or fewer) to go, running or not, and nothing already spent forgotten."""
        return Clock(max(0, self.limit + by), self.spent, self.running_since)
