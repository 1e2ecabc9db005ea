#!/usr/bin/env python3
"""Writes the invented CRM export of the sample workspace to standard output, or to the file that is named; with the word
"usage" or "renewals" before the file, what its customers used, or how their contracts went on.

*Northwind Robotics* sells one traffic plan for warehouse robots of different makers. Every company and
person here is invented. Standard library only, and no library's random numbers, exponentials or sort
orders: the same bytes on every machine and with every Python. tests/cli checks that the files are what
this program writes.
"""
import csv
import hashlib
import io
import sys
import unicodedata
from datetime import date, timedelta

TODAY = date(2026, 11, 22)
SEED = "northwind-7"
ACCOUNTS = 2000

# ── chance ──────────────────────────────────────────────────────────────────────────────────────


def u(*key):
    """A number in [0, 1) that belongs to a key."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2 ** 48


def pick(choices, *key):
    return choices[int(u(*key) * len(choices))]


def weighted(choices, *key):
    """One of (value, weight) pairs."""
    x = u(*key) * sum(weight for _, weight in choices)
    for value, weight in choices:
        x -= weight
        if x < 0:
            return value
    return choices[-1][0]


def bell(*key):
    """About normal, mean 0, deviation 1: the sum of twelve uniform numbers (Irwin–Hall)."""
    return sum(u(*key, i) for i in range(12)) - 6


def power_of_e(x):
    """exp from additions and multiplications alone, so that no two machines round it apart."""
    term = total = 1.0
    for i in range(1, 24):
        term *= x / 8 / i
        total += term
    for _ in range(3):
        total *= total
    return total


# ── the vocabulary ──────────────────────────────────────────────────────────────────────────────

INDUSTRIES = [  # key, label, share of accounts, affinity to the product
    ("logistics", "Logistics", 24, .53), ("retail", "Retail and e-commerce", 18, .39),
    ("wholesale", "Wholesale", 16, .31), ("manufacturing", "Manufacturing", 15, .21),
    ("grocery", "Grocery", 12, .36), ("pharma", "Health and pharma", 9, .26), ("public", "Public sector", 6, .09)]
LABEL = {key: label for key, label, _, _ in INDUSTRIES}
AFFINITY = {key: affinity for key, _, _, affinity in INDUSTRIES}

OWNERS = [  # name, territory, share
    ("Elin Sørensen", "Nordics", 13), ("Katrin Vogel", "DACH", 12), ("Lukas Brandt", "DACH", 10),
    ("Priya Raman", "UK and Ireland", 14), ("Daan Visser", "Western Europe", 10), ("Claire Moreau", "Western Europe", 9),
    ("Mateo Rossi", "Western Europe", 8), ("Jordan Whitaker", "North America", 9), ("Maya Castillo", "North America", 6),
    ("佐藤 健", "Asia Pacific", 5), ("Tan Mei Lin", "Asia Pacific", 4)]

PLACES = {  # territory -> language -> share, (city, country), stems
    "Nordics": [("nordic", 1,
        [("Gothenburg", "Sweden"), ("Malmö", "Sweden"), ("Aarhus", "Denmark"), ("Oslo", "Norway"), ("Tampere", "Finland")],
        "Haldvik Sundmark Bjornholt Norrgate Fjellmark Lakselund Storvika Aspedal Tranberg Ekhaven Vintervik Skovlund "
        "Granvik Östmark Havreholm Lindesund Kvistad Rimfors Ålund Bråvalla Højmark Særvik Myrland Tjärnholm")],
    "DACH": [("german", 1,
        [("Hamburg", "Germany"), ("Leipzig", "Germany"), ("Duisburg", "Germany"), ("Linz", "Austria"), ("Basel", "Switzerland")],
        "Vossberg Eschental Kronwald Silberau Falkenau Grünfels Steinach Auerbrück Weidental Morgenau Tannhof Reinsfeld "
        "Albersdorf Hohenried Kaltenbruck Nordheide Birkenau Lorchtal Mühlgrund Rosswinkel Ölsberg Hagenmoor Zirnstein Wölfing")],
    "UK and Ireland": [("english", 1,
        [("Daventry", "United Kingdom"), ("Leeds", "United Kingdom"), ("Doncaster", "United Kingdom"), ("Cork", "Ireland")],
        "Brightmere Aldermoor Oaklane Harrowgate Kesterby Wexcombe Larkfield Marlowe Glenmara Thornwyke Penhallow Ashgrove "
        "Corrymoor Millbeck Stanmoor Redwharf Dunleigh Farrowby Inverlea Tolgarth Wrenfield Ballyhern Eastcroft Quenby")],
    "Western Europe": [
        ("dutch", 4, [("Tilburg", "Netherlands"), ("Venlo", "Netherlands"), ("Rotterdam", "Netherlands"), ("Ghent", "Belgium")],
         "Terwolde Oosterdam Zuiderhout Maasveld Polderlijn Brugwal Waterkant Heideveld Kampenaar Duinhof Rietvoort Steenwaal "
         "Vaartzicht Lindeweg"),
        ("french", 3, [("Lille", "France"), ("Lyon", "France"), ("Orléans", "France"), ("Rennes", "France")],
         "Beauclair Valmontet Rocheval Belcourt Saint-Aurel Trévigny Lormant Arcelle Fontanel Duvernet Clairmont Hautepierre "
         "Marsanne Orsival Écluse Lèvremont"),
        ("southern", 3, [("Piacenza", "Italy"), ("Bologna", "Italy"), ("Zaragoza", "Spain"), ("Porto", "Portugal")],
         "Marisco Torrelago Valdoro Montesera Castelverde Riberalta Solmare Campoluz Lagosta Serranova Vilafor Pontenuovo "
         "Altamira Fiordalba São-Vento Peñaclara")],
    "North America": [("american", 1,
        [("Columbus", "United States"), ("Memphis", "United States"), ("Reno", "United States"), ("Joliet", "United States"),
         ("Mississauga", "Canada")],
        "Blue-Prairie Cedarline Ironwood Lakeshore Redhawk Summit-Ridge Tidewater Copperfield Eagle-Bend Granite-Fork "
        "Harborstone Juniper-Flats Kettle-Creek Longleaf Mesa-Verdant Northfork Pinecrest Quarry-Hill Sagebrook Silver-Ferry "
        "Timberlane Westmarch")],
    "Asia Pacific": [
        ("japanese", 3, [("Osaka", "Japan"), ("Nagoya", "Japan"), ("Yokohama", "Japan")],
         "青葉 桜丘 北斗 瑞穂 若松 白浜 三日月 東雲 双葉 翠川"),
        ("chinese", 3, [("Shenzhen", "China"), ("Suzhou", "China"), ("Ningbo", "China")],
         "华晟 金澜 瑞川 远舟 嘉禾 凌云 海岳 鼎丰 天禾 明湖"),
        ("asian", 4, [("Singapore", "Singapore"), ("Melbourne", "Australia"), ("Auckland", "New Zealand"), ("Busan", "South Korea")],
         "Banksia Coralview Jurongate Kookaburra Lumen-Bay Merlion-East Pacifica Rataview Southern-Reef Tampines-Gate "
         "Wattle Yarraside Hanbit Seorin")]}

SUFFIX = {
    "logistics": "Logistics|Fulfilment|Supply Chain|Freight|Warehousing|3PL|Contract Logistics|Forwarding",
    "retail": "Retail Group|Stores|Online|Home|Outdoor|Fashion|Sports|Books & More",
    "wholesale": "Wholesale|Trading|Distribution|Supply|Hardware|Import",
    "manufacturing": "Industries|Components|Tools|Motors|Plastics|Electric|Furniture",
    "grocery": "Foods|Grocers|Markets|Fresh|Dairy|Kitchen",
    "pharma": "Pharma|Medical|Health Supply|Laboratories|Care",
    "public": "Postal Service|Hospital Trust|Civil Supply|Port Authority|Library Service"}
SUFFIX_OF = {  # languages with their own words
    "japanese": {"logistics": "物流|運輸|倉庫", "retail": "百貨店|リテール|通販", "wholesale": "商事|卸売", "manufacturing": "製作所|電機|精工",
                 "grocery": "食品|フーズ", "pharma": "製薬|メディカル", "public": "市立病院|港湾局"},
    "chinese": {"logistics": "物流|供应链|仓储", "retail": "商贸|优选|百货", "wholesale": "贸易|批发", "manufacturing": "机械|电子|精工",
                "grocery": "食品|生鲜", "pharma": "医药|健康", "public": "邮政|港务局"}}
LEGAL = {"nordic": ["", "", " AB", " A/S", " Oy"], "german": ["", " GmbH", " AG", " & Söhne"], "english": ["", "", " Ltd", " plc"],
         "dutch": ["", "", " B.V.", " NV"], "french": ["", "", " SA", " SAS"], "southern": ["", "", " S.p.A.", " S.L."],
         "american": ["", "", " Inc.", " LLC", ", Inc."], "japanese": ["", "株式会社"], "chinese": ["", "有限公司"],
         "asian": ["", "", " Pte Ltd", " Pty Ltd"]}
ENDING = {"Sweden": "se", "Denmark": "dk", "Norway": "no", "Finland": "fi", "Germany": "de", "Austria": "at", "Switzerland": "ch",
          "United Kingdom": "co.uk", "Ireland": "ie", "Netherlands": "nl", "Belgium": "be", "France": "fr", "Italy": "it",
          "Spain": "es", "Portugal": "pt", "United States": "com", "Canada": "ca", "Japan": "co.jp", "China": "com.cn",
          "Singapore": "com.sg", "Australia": "com.au", "New Zealand": "co.nz", "South Korea": "co.kr"}
WORDS = {"青葉": "aoba", "桜丘": "sakuragaoka", "北斗": "hokuto", "瑞穂": "mizuho-k", "若松": "wakamatsu", "白浜": "shirahama",
         "三日月": "mikazuki", "東雲": "shinonome", "双葉": "futaba", "翠川": "midorikawa", "华晟": "huasheng", "金澜": "jinlan",
         "瑞川": "ruichuan", "远舟": "yuanzhou", "嘉禾": "jiahe", "凌云": "lingyun", "海岳": "haiyue", "鼎丰": "dingfeng",
         "天禾": "tianhe", "明湖": "minghu"}

TARGET = ("logistics", "retail", "wholesale", "grocery")
SYSTEMS, OTHER_SYSTEMS = ["SAP EWM", "Manhattan", "Blue Yonder"], ["In-house", "Infor", "Spreadsheets", "Körber", "Oracle"]
WEB = ["Shopify", "Magento", "Salesforce", "HubSpot", "SAP Commerce", "Google Analytics", "Power BI", "Snowflake", "Kafka",
       "Microsoft Azure", "AWS"]

STAGES = ["Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Customer", "Evangelist"]
# Chance to go on from one stage to the next, and the days that it takes, by tier.
GO = {1: (.72, .68, .64, .76), 2: (.46, .51, .41, .66), 3: (.31, .39, .25, .55), 0: (.22, .29, .16, .42)}
PACE = {1: (21, 27, 44, 180), 2: (29, 36, 63, 200), 3: (38, 48, 92, 220), 0: (41, 55, 104, 240)}

HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Type", "Number of Employees", "Annual Revenue",
          "Country/Region", "City", "Year Founded", "Company owner", "Territory", "Warehouses", "Robot brands",
          "Warehouse system", "Temperature zones", "Web Technologies", "Automation hire date", "Peak factor",
          "Site visits last month", "Public sector", "Potential (EUR)", "Number of Associated Contacts", "Lifecycle Stage",
          *('Date entered "%s"' % stage for stage in STAGES), "Create Date", "Last Activity Date"]

# ── one account ─────────────────────────────────────────────────────────────────────────────────


def name_of(k, language, stems, industry, used):
    """An invented name that no account before has."""
    own = SUFFIX_OF.get(language)
    for attempt in range(500):
        stem = pick(stems.split(), k, "stem", attempt).replace("-", " " if language in ("american", "asian") else "-")
        suffix = pick((own or SUFFIX)[industry].split("|"), k, "suffix", attempt)
        name = stem + suffix if own else "%s %s" % (stem, suffix)
        # Once the plain names run out, a second stem makes another company.
        if attempt > 40:
            name = "%s%s%s" % (pick(stems.split(), k, "stem2", attempt), "" if own else " ", name)
        if name not in used:
            used.add(name)
            return name, stem
    raise SystemExit("too few stems for %s" % language)


def domain_of(name, stem, country, used):
    text = name
    for word, roman in WORDS.items():
        text = text.replace(word, roman + "-")
    plain = unicodedata.normalize("NFKD", text.lower().replace("ø", "o").replace("æ", "ae").replace("&", "and"))
    host = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())
    for number in range(1, 99):
        domain = "%s%s.%s" % (host, number if number > 1 else "", ENDING[country])
        if domain not in used:
            used.add(domain)
            return domain
    raise SystemExit("no domain for %s" % name)


def facts_of(k, industry):
    """What makes an account fit; a hidden talent makes the facts go together. None is unknown."""
    talent = AFFINITY[industry] + .16 * bell(k, "talent")

    def yes(fact, base):
        return u(k, fact) < min(.97, max(.03, base + .95 * (talent - .45)))

    def blank(fact, share):
        return u(k, fact, "blank") < share

    f = {"warehouses": 3 + int(u(k, "w+") * u(k, "w++") * 22) if yes("warehouses", .58) else 1 + int(u(k, "w-") * 2)}
    if yes("employees", .47):
        x = u(k, "e+")
        f["employees"] = int(500 * power_of_e(2.9957 * (.3 * x + .7 * x * x)))
    else:
        f["employees"] = 40 + int(440 * u(k, "e-")) if u(k, "e?") < .8 else 10500 + int(30000 * u(k, "e-"))
    f["robots"] = 2 + int(u(k, "r+") * u(k, "r++") * 4) if yes("robots", .33) else int(u(k, "r-") * 2)
    f["system"] = pick(SYSTEMS, k, "s+") if yes("system", .42) else pick(OTHER_SYSTEMS, k, "s-")
    f["hired"] = 5 + int(175 * u(k, "h+")) if yes("hired", .26) else 190 + int(900 * u(k, "h-"))
    f["peak"] = 18 + int(16 * u(k, "p+")) if yes("peak", .44) else 11 + int(6 * u(k, "p-"))
    f["visits"] = 3 + int(9 * u(k, "v+")) if yes("visits", .30) else int(3 * u(k, "v-"))
    cold = {"grocery": .62, "pharma": .48, "logistics": .16, "wholesale": .09}.get(industry, .02)
    f["zones"] = ["Ambient"] + (["Chilled"] + (["Frozen"] if u(k, "frozen") < .55 else []) if u(k, "cold") < cold else [])
    for fact, share in (("warehouses", .03), ("employees", .02), ("robots", .13), ("system", .08), ("hired", .09),
                        ("peak", .11), ("zones", .10)):
        if blank(fact, share):
            f[fact] = None
    return f


def tier_of(hits, total, must):
    score = 100 * hits / total
    tier = 1 if score >= 75 else 2 if score >= 50 else 3 if score >= 25 else 0
    return 3 if must is False and tier in (1, 2) else tier


def best_tier(industry, f):
    """The tier that the sample's two profiles give (method §3): the stages below follow it."""
    def at_least(fact, bound):
        return None if f[fact] is None else f[fact] >= bound

    def between(fact, low, high):
        return None if f[fact] is None else low <= f[fact] <= high

    if industry == "public":
        return 0
    logistics = [(at_least("warehouses", 3), 3), (industry in TARGET, 3), (between("employees", 500, 10000), 3),
                 (at_least("robots", 2), 3), (None if f["system"] is None else f["system"] in SYSTEMS, 3),
                 (None if f["hired"] is None else f["hired"] <= 180, 1), (at_least("peak", 18), 1), (at_least("visits", 3), 1)]
    cold = [(None if f["zones"] is None else "Chilled" in f["zones"] or "Frozen" in f["zones"], 3),
            (industry in ("grocery", "pharma"), 3), (at_least("warehouses", 5), 3), (between("employees", 200, 5000), 2),
            (at_least("robots", 1), 1), (at_least("peak", 18), 1)]
    tiers = [tier_of(sum(w for v, w in criteria if v), sum(w for _, w in criteria), criteria[0][0])
             for criteria in (logistics, cold)]
    return min(tiers, key=lambda tier: tier or 4)


def journey_of(k, tier):
    """Stage number now, and the day on which each stage was entered: some skip one, some go back."""
    at = 0
    while at < 4 and u(k, "go", at) < GO[tier][at]:
        at += 1
    day = TODAY - timedelta(days=1 + int(170 * u(k, "since")))
    entered = {at: day}
    for stage in range(at - 1, -1, -1):
        days = PACE[tier][stage] * power_of_e(.5 * bell(k, "pace", stage))
        day -= timedelta(days=max(3, int(days)))
        entered[stage] = day
    if at >= 2 and u(k, "skip") < .07:
        del entered[1 + int(u(k, "skipped") * (at - 1))]
    if at in (2, 3) and u(k, "back") < .05 and at - 1 in entered:
        entered[at - 1] = entered[at] + timedelta(days=1 + int(20 * u(k, "back+")))
        if entered[at - 1] < TODAY:
            at -= 1
        else:
            entered[at - 1] = entered[at] - timedelta(days=9)
    return at, entered


def at_clock(day, *key):
    return "%s %02d:%02d" % (day.isoformat(), 7 + int(u(*key, "hour") * 12), int(u(*key, "minute") * 60))


def potential_of(k, f):
    size = .6 + min(f["warehouses"] or 3, 12) / 8
    return 1000 * int(min(480, 14 + 44 * size * power_of_e(.65 * bell(k, "potential"))))


def money(amount):
    return "" if amount is None else str(amount)


def account(number, names, domains):
    k = "%s/%d" % (SEED, number)
    owner, territory = weighted([((o, t), share) for o, t, share in OWNERS], k, "owner")
    language, cities, stems = weighted([((l, c, s), share) for l, share, c, s in PLACES[territory]], k, "language")
    city, country = pick(cities, k, "city")
    industry = weighted([(key, share) for key, _, share, _ in INDUSTRIES], k, "industry")
    name, stem = name_of(k, language, stems, industry, names)
    domain = domain_of(name, stem, country, domains)
    if industry != "public":
        legal = pick(LEGAL[language], k, "legal")
        name = legal + name if legal == "株式会社" and u(k, "before") < .6 else name + legal
    f = facts_of(k, industry)
    tier = best_tier(industry, f)
    at, entered = journey_of(k, tier)
    created = min(entered.values())
    touched = min(TODAY, max(entered.values()) + timedelta(days=int(40 * u(k, "touched"))))
    web = [w for w in WEB if u(k, "web", w) < .24]
    revenue = None if f["employees"] is None or u(k, "revenue") < .12 else \
        f["employees"] * (90 + int(160 * u(k, "per head"))) // 10 * 10000
    stage = "Opportunity" if at == 2 and u(k, "opportunity") < .35 else STAGES[at]
    if at == 0 and u(k, "other") < .02:
        stage, entered = "Other", {}
    plain = lambda fact: "" if f[fact] is None else str(f[fact])
    return [
        str(18400000000 + 7919 * number), name, "" if u(k, "no domain") < .03 else domain,
        "" if u(k, "no industry") < .01 and industry != "public" else LABEL[industry],
        "CUSTOMER" if at >= 3 else weighted([("PROSPECT", 90), ("PARTNER", 4), ("OTHER", 3), ("", 3)], k, "type"),
        plain("employees"), money(revenue), country, city, "" if u(k, "founded") < .14 else str(1890 + int(130 * u(k, "year"))),
        owner, territory, plain("warehouses"), plain("robots"), plain("system"),
        "" if f["zones"] is None else ";".join(f["zones"]), ";".join(web),
        "" if f["hired"] is None else (TODAY - timedelta(days=f["hired"])).isoformat(),
        "" if f["peak"] is None else "%d.%d" % divmod(f["peak"], 10), plain("visits"),
        "true" if industry == "public" else "false", money(potential_of(k, f)), str(int(u(k, "contacts") * u(k, "contacts+") * 14)),
        stage, *(at_clock(entered[i], k, "entered", i) if i in entered else "" for i in range(len(STAGES))),
        at_clock(created, k, "created"), at_clock(touched, k, "last")]


# ── the file ────────────────────────────────────────────────────────────────────────────────────


def spoil(rows):
    """What every real export has: texts where numbers belong, a row twice, rows that cannot be used."""
    at = {header: i for i, header in enumerate(HEADER)}
    rows[311][at["Number of Employees"]] = "about four hundred"
    rows[742][at["Peak factor"]] = "n/a"
    rows[1033][at["Automation hire date"]] = "last spring"
    rows[1290][at["Company name"]] = "@home Outdoor, Inc."
    rows[1544][at["Company name"]] = "Glenmara \"The Depot\" Hardware"
    rows[1711][at["Warehouses"]] = "n/a"
    twice = list(rows[905])
    shifted = list(rows[400][:6]) + ["EUR", "moved one to the right"] + list(rows[400][6:])
    shifted[0], shifted[1] = "18499999001", "Kesterby, Farrowby and Sons"
    nobody = [""] * len(HEADER)
    nobody[at["City"]], nobody[at["Company owner"]] = "Leeds", "Priya Raman"
    return rows[:1200] + [shifted] + rows[1200:1650] + [nobody] + rows[1650:] + [twice]


def make():
    names, domains = set(), set()
    rows = spoil([account(number, names, domains) for number in range(1, ACCOUNTS + 1)])
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


# ── after the sale ──────────────────────────────────────────────────────────────────────────────

FIRST_MONTH = (2025, 6)  # from here on, what robots did was kept
STEADY = {1: .88, 2: .74, 3: .52, 0: .40}
REASONS = ["Moved to the planner of a robot maker", "Warehouse closed", "No budget for a second year"]


def customers():
    """(key, tier, row, day of signing, last day as a customer) of every account that ever was one."""
    names, domains = set(), set()
    at = {header: i for i, header in enumerate(HEADER)}
    for number in range(1, ACCOUNTS + 1):
        row, k = account(number, names, domains), "%s/%d" % (SEED, number)
        entered = [row[at['Date entered "%s"' % stage]][:10] for stage in STAGES]
        if not entered[3]:
            continue
        industry = weighted([(key, share) for key, _, share, _ in INDUSTRIES], k, "industry")
        signed = date.fromisoformat(entered[3])
        back = date.fromisoformat(entered[2]) if entered[2] > entered[3] else TODAY
        yield k, best_tier(industry, facts_of(k, industry)), row, signed, back


def is_steady(k, tier):
    return u(k, "steady") < STEADY[tier]


def renewal_of(k, tier, signed, last):
    """(day, whether it was won) of the decision on the second year, which falls in the first; None while it is open."""
    day = signed + timedelta(days=240 + int(60 * u(k, "decided")))
    return (day, u(k, "renewed") < (.93 if is_steady(k, tier) else .45)) if day <= min(last, TODAY - timedelta(days=3)) else None


def months(first, last):
    """(year, month) of the whole months from the day @first on that end by @last."""
    month = max((first.year, first.month), FIRST_MONTH)
    while date(month[0] + month[1] // 12, month[1] % 12 + 1, 1) <= last:
        yield month
        month = (month[0] + month[1] // 12, month[1] % 12 + 1)


def usage():
    rows = []
    for k, tier, row, signed, last in customers():
        decided = renewal_of(k, tier, signed, last)
        if decided and not decided[1]:
            last = min(last, decided[0])
        for age, month in enumerate(months(signed, last)):
            chance = (.62 if age == 0 else .94) if is_steady(k, tier) else max(.12, .62 - .05 * age)
            busy = u(k, "busy", *month) < chance
            missions = 2000 + int(4200 * u(k, "missions", *month)) if busy else int(1900 * u(k, "missions", *month))
            if missions > 60:
                rows.append([row[0], "%d-%02d" % month, missions, 2 + int(missions / 420), int(9 * u(k, "reports", *month)) or ""])
    return [["Company ID", "Month", "Missions", "Robots connected", "Reports opened"]] + rows


def renewals():
    rows = []
    for k, tier, row, signed, last in customers():
        decided = renewal_of(k, tier, signed, last)
        if decided:
            rows.append([str(9100000 + len(rows)), "Second year", row[0], "Closed Won" if decided[1] else "Closed Lost", "Renewal",
                         signed.isoformat(), decided[0].isoformat(), "" if decided[1] else pick(REASONS, k, "reason")])
    return [["Deal ID", "Deal Name", "Company ID", "Deal Stage", "Deal Type", "Create Date", "Close Date", "Closed Lost Reason"]] + rows


def as_csv(rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


FILES = {"usage": lambda: as_csv(usage()), "renewals": lambda: as_csv(renewals())}

if __name__ == "__main__":
    words = sys.argv[1:]
    made = FILES[words.pop(0)]() if words and words[0] in FILES else make()
    if words:
        with open(words[0], "wb") as file:
            file.write(made)
    else:
        sys.stdout.buffer.write(made)
