"""The funnel by its words (snapshot, reached, strict; Wilson intervals; quartiles), computed from the rows
of a file alone. Independent of the program: Python's standard library only."""
import math
import statistics

Z = statistics.NormalDist().inv_cdf(0.975)


class Way:
    """Where one account has been: (day, stage) of every date that its row tells, and where it is now."""

    def __init__(self, dated, current, seen):
        """@dated: {stage: [day, …]}; @current: a stage, or None; @seen: the day on which the file was read."""
        self.current = current
        self.events = sorted((day, stage, True) for stage, days in dated.items() for day in days)
        # A row that says "is at" without a date says only that it was seen there.
        if current is not None and (not self.events or self.events[-1][1] != current):
            self.events.append((seen, current, False))

    def snapshot(self, stage):
        return self.current == stage

    def reached(self, stage):
        return any(at >= stage for _, at, _ in self.events) or (self.current is not None and self.current >= stage)

    def strict(self, stage):
        return self._passed(stage, math.inf)

    def _passed(self, stage, latest):
        if stage < 0:
            return True
        days = [day for day, at, _ in self.events if at == stage and day <= latest]
        return bool(days) and self._passed(stage - 1, max(days))

    def days_between(self, stage):
        """From the first arrival at @stage to the first at the next that is not before it; None when it is not known."""
        here = [(day, known) for day, at, known in self.events if at == stage]
        if not here:
            return None
        there = [(day, known) for day, at, known in self.events if at == stage + 1 and day >= here[0][0]]
        if not there or not here[0][1] or not there[0][1]:
            return None
        return there[0][0] - here[0][0]

    def skipped(self):
        return any(b[1] > a[1] + 1 for a, b in zip(self.events, self.events[1:]))

    def backward(self):
        return any(b[1] < a[1] for a, b in zip(self.events, self.events[1:]))


def wilson(k, n):
    """Wilson 1927, as the roots of (p - k/n)² = z² p (1 - p) / n."""
    a, b, c = n + Z * Z, -(2 * k + Z * Z), k * k / n
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return max((-b - root) / (2 * a), 0), min((-b + root) / (2 * a), 1)


def quartiles(days):
    """Hyndman & Fan 1996, type 7."""
    if not days:
        return None, None, None
    if len(days) == 1:
        return (days[0],) * 3
    return tuple(statistics.quantiles(days, n=4, method="inclusive"))


def conversions(ways, definition, n_stages):
    """Per step: (n, k, quartiles, how many are at the stage now)."""
    counts = [sum(getattr(way, definition)(stage) for way in ways) for stage in range(n_stages)]
    steps = []
    for stage in range(n_stages - 1):
        n, k = counts[stage], counts[stage + 1]
        if definition == "snapshot":
            n, k = sum(counts[stage:]), sum(counts[stage + 1:])
        days = [days for days in (way.days_between(stage) for way in ways) if days is not None]
        steps.append((n, k, quartiles(days), sum(way.current == stage for way in ways)))
    return counts, steps
