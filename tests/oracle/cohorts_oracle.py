"""Leading indicator and cohorts by their words, computed from the rows of files alone. Independent of the program: Python's
standard library only."""
import math
import statistics
from datetime import date, timedelta

Z = statistics.NormalDist().inv_cdf(0.975)
ENOUGH_PERIODS = {"day": 90, "week": 13, "month": 3, "quarter": 1}
IN_A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4}


def start_of(period, day):
    """The first day of the calendar period that a day is in."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def after(period, start):
    """The first day of the next one."""
    step = {"day": 1, "week": 7, "month": 32, "quarter": 95, "year": 370}[period]
    return start_of(period, start + timedelta(days=step))


def label(period, start):
    if period == "quarter":
        return "%04d-Q%d" % (start.year, (start.month + 2) // 3)
    return start.isoformat()[:{"year": 4, "month": 7}[period]]


def wilson(k, n):
    """Wilson 1927, as the roots of (p - k/n)² = z² p (1 - p) / n."""
    a, b, c = n + Z * Z, -(2 * k + Z * Z), k * k / n
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return max((-b - root) / (2 * a), 0), min((-b + root) / (2 * a), 1)


def two_proportions(k1, n1, k2, n2):
    if 0 in (n1, n2) or (k1 + k2) in (0, n1 + n2):
        return 1.0
    pool = (k1 + k2) / (n1 + n2)
    z = (k1 / n1 - k2 / n2) / math.sqrt(pool * (1 - pool) * (1 / n1 + 1 / n2))
    return math.erfc(abs(z) / math.sqrt(2))


class Customer:
    """@signed: a date; @evidence: (day, renewed) of what decides, or None; @left: a date, or None; @usage: [(day, measure, value)]."""

    def __init__(self, key, signed, evidence, left, usage, group=None):
        self.key, self.signed, self.usage, self.group = key, signed, usage, group
        if evidence and not evidence[1]:
            left = min(evidence[0], left) if left else evidence[0]
        self.left, self.renewal, self.decided = left, "open", None
        if evidence and evidence[1] and (left is None or evidence[0] <= left):
            self.renewal, self.decided = "renewed", evidence[0]
        elif left:
            self.renewal, self.decided = "lost", left


class World:
    """@known: the days of the usage of anybody that counts; @today: the day of import and of the question."""

    def __init__(self, indicator, customers, known, today):
        self.indicator, self.customers, self.today = indicator, customers, today
        self.begin = min(known, default=date.max)
        grain = "month" if all(day.day == 1 for day in known) else "day"
        self.end = min(today, after(grain, start_of(grain, max(known))) + timedelta(days=3)) if known else today
        every = indicator["every"]
        self.horizon = IN_A_YEAR[every] * (1 if every == "day" else 2)
        for customer in customers:
            # What would be decided in the future is not.
            if customer.decided and customer.decided > today:
                customer.renewal, customer.decided = "open", None
            self.judge(customer)

    def done(self, customer, start, end):
        kind, measure, least = (self.indicator[k] for k in ("kind", "measure", "least"))
        inside = [(day, m, v) for day, m, v in customer.usage if start <= day < end and (measure in (None, m) or kind == "measures")]
        used = [(day, m) for day, m, v in inside if v is None or v > 0]
        if kind == "total":
            return sum(1 if v is None else v for _, _, v in inside) >= least and bool(inside)
        if kind == "days":
            return len({day for day, _ in used}) >= least
        return len({m for _, m in used}) >= least

    def cell(self, customer, start, end):
        if customer.left and customer.left < end:
            return "left"
        if not customer.usage or start < self.begin:
            return "unknown"
        if end > self.end:
            return "open"
        return "done" if self.done(customer, start, end) else "missed"

    def judge(self, customer):
        every = self.indicator["every"]
        start = start_of(every, customer.signed)
        if start < customer.signed:
            start = after(every, start)
        customer.cells, customer.good, customer.judged = [], 0, 0
        for number in range(self.horizon):
            end = after(every, start)
            cell = self.cell(customer, start, end)
            customer.cells.append(cell)
            if cell in ("done", "missed") and number < IN_A_YEAR[every] and not (customer.decided and end > customer.decided):
                customer.judged += 1
                customer.good += cell == "done"
            start = end
        customer.standing = "none"
        if customer.judged >= ENOUGH_PERIODS[every]:
            customer.standing = "green" if customer.good * 100 >= self.indicator["steady"] * customer.judged else "red"

    def cohorts(self, by_group=False):
        """[(name, customers)], and all of them last."""
        groups = {}
        for customer in self.customers:
            period = self.indicator["cohort"]
            name = customer.group or "none" if by_group else label(period, start_of(period, customer.signed))
            groups.setdefault(name, []).append(customer)
        order = (lambda g: (g[0] == "none", -len(g[1]), g[0])) if by_group else (lambda g: g[0])
        return sorted(groups.items(), key=order) + [("all", self.customers)]

    @staticmethod
    def greens(customers):
        judged = [c for c in customers if c.standing != "none"]
        return sum(c.standing == "green" for c in judged), len(judged)

    @staticmethod
    def period(customers, number):
        cells = [c.cells[number] for c in customers if c.cells[number] in ("done", "missed")]
        return cells.count("done"), len(cells)

    def renewal(self, standing):
        """(renewed, decided, open)"""
        of = [c.renewal for c in self.customers if c.standing == standing]
        return of.count("renewed"), len(of) - of.count("open"), of.count("open")
