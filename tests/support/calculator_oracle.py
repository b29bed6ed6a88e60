"""What the calculator should say, worked out again with fractions. Shares no code with the site.

Reads {"api": <path of api/models.json>, "jobs": [...]} from standard input and prints one result per job. The rules are
those of docstring and page: src/pricing/monthly-bill.ts, /calculator/ and section 3 of the design.
"""

import json
import math
import sys
from fractions import Fraction

PART_OF = {
    "cacheRead": "input",
    "cacheWrite": "input",
    "cacheWrite1h": "input",
    "reasoning": "output",
    "audioCacheRead": "audioInput",
    "imageCacheRead": "imageInput",
}
READS = ["cacheRead", "audioCacheRead", "imageCacheRead"]
INPUTS = {
    "input", "cacheRead", "cacheWrite", "cacheWrite1h",
    "audioInput", "audioCacheRead", "imageInput", "imageCacheRead", "videoInput",
}
OUTPUTS = {"output", "reasoning", "audioOutput", "imageOutput", "videoOutput"}
MONTHLY = {"cacheStorageHour"}
THRESHOLDS = {"inputTokensOver", "outputTokensOver", "unitsOver"}
HOURS = {"utc", "days"}


class Unpriced(Exception):
    pass


def rate_for(rates, meter, context, tokens, units, place):
    """The most specific rate whose conditions all hold; of equals, the one with the higher threshold."""
    best, best_rank = None, None
    for rate in rates:
        when = rate.get("when", {})
        if rate["meter"] != meter or HOURS & when.keys():
            continue
        if any(context.get(key) != value for key, value in when.items() if key not in THRESHOLDS):
            continue
        told = (*tokens, units)
        limits = [when.get(key, -1) for key in ("inputTokensOver", "outputTokensOver", "unitsOver")]
        if any(count <= limit for count, limit in zip(told, limits)):
            continue
        if rate.get("mode") == "marginal" and when.get("unitsOver", 0) > place:
            continue
        rank = (len(when), *limits)
        if best is None or rank > best_rank:
            best, best_rank = rate, rank
    return best


RULES = ["freePerRequest", "atLeast", "step"]


def billed(rate, count):
    """What of one request is billed."""
    for name in RULES:
        rule = rate.get("billing", {}).get(name)
        if rule is None or count == 0:
            continue
        limit = Fraction(rule["quantity"])
        if name == "freePerRequest":
            count = max(Fraction(0), count - limit)
        elif name == "atLeast":
            count = max(count, limit)
        else:
            count = math.ceil(count / limit) * limit
    return count


def month(rate, count):
    """What of a month is billed."""
    rule = rate.get("billing", {}).get("freePerMonth")
    return count if rule is None else max(Fraction(0), count - Fraction(rule["quantity"]))


def share(count, percent):
    return math.floor(count * Fraction(percent) / 100)


def bill_group(rates, counts, context, cached, requests, lines):
    counts = dict(counts)
    for meter in READS:
        whole = PART_OF[meter]
        read = share(counts.get(whole, 0), cached.get(meter, "0"))
        if read > 0:
            counts[whole] -= read
            counts[meter] = counts.get(meter, 0) + read
    tokens = [sum(count for meter, count in counts.items() if meter in side) for side in (INPUTS, OUTPUTS)]
    find = lambda meter, place=0: rate_for(rates, meter, context, tokens, counts.get(meter, 0), place)
    for meter, whole in PART_OF.items():
        if counts.get(meter, 0) > 0 and find(meter) is None:
            counts[whole] = counts.get(whole, 0) + counts.pop(meter)
    if "request" in counts and find("request") is None:
        del counts["request"]
    for meter, count in counts.items():
        if count == 0:
            continue
        starts = {Fraction(0)} | {
            Fraction(rate["when"].get("unitsOver", 0))
            for rate in rates
            if rate["meter"] == meter and rate.get("mode") == "marginal"
        }
        edges = sorted(start for start in starts if start < count) + [count]
        for start, end in zip(edges, edges[1:]):
            rate = find(meter, start)
            if rate is None:
                raise Unpriced
            lines[rate["key"]] = lines.get(rate["key"], 0) + billed(rate, end - start) * requests


def bill(rates, job):
    counts = {meter: Fraction(count) for meter, count in job["counts"].items()}
    monthly = {meter: count for meter, count in counts.items() if meter in MONTHLY}
    each = {meter: count for meter, count in counts.items() if meter not in MONTHLY}
    each["request"] = Fraction(1)
    batch = share(job["requests"], job["batchShare"])
    context = job["context"]
    lines = {}
    if job["requests"] > batch:
        bill_group(rates, each, context, job["cachedShares"], job["requests"] - batch, lines)
    if batch > 0:
        bill_group(rates, each, {**context, "service": "batch"}, job["cachedShares"], batch, lines)
    for meter, count in monthly.items():
        bill_group(rates, {meter: count}, context, {}, 1, lines)
    if not lines:
        raise Unpriced
    by_key = {rate["key"]: rate for rate in rates}
    lines = {key: month(by_key[key], units) for key, units in lines.items()}
    costs = {
        key: by_key[key]["exact"] * units * by_key[key].get("times", 1) / by_key[key]["per"]
        for key, units in lines.items()
    }
    return lines, costs, by_key


def grouped(digits):
    whole, _, fraction = digits.partition(".")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


def quantity_text(value):
    """A count: plain, or as a quotient where it has no end."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest > 1:
        return f"{value.numerator:,}/{value.denominator:,}"
    places = 0
    while (value * 10**places).denominator > 1:
        places += 1
    return grouped(decimal_text(value, places))


def decimal_text(value, places):
    """A value that has no more than so many places, without zeros at its end."""
    scaled = value * 10**places
    assert scaled.denominator == 1
    digits = str(scaled.numerator).rjust(places + 1, "0")
    text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return text.rstrip("0").rstrip(".") if "." in text else text


TOKENS = INPUTS | OUTPUTS


def listed(rate, model, gateway):
    """What is charged: the provider's price times markup and exchange, plus what the gateway takes of as many tokens."""
    rate_of_exchange = Fraction(gateway.get("exchange", {}).get("rate", 1))
    own = Fraction(rate.get("providerAmount", rate["amount"])) * Fraction(model.get("markup", 1)) * rate_of_exchange
    if rate["meter"] in TOKENS:
        fee = gateway.get("tokenFee", {}).get("input" if rate["meter"] in INPUTS else "output", 0)
        own += Fraction(fee) * Fraction(rate["per"]) / rate.get("times", 1) / 1_000_000
    return own


class Money:
    """A currency's sign, and in how many decimals it is paid."""

    def __init__(self, sign, decimals):
        self.sign = sign
        self.decimals = decimals

    def write(self, text):
        whole, _, fraction = text.partition(".")
        fraction = fraction.ljust(self.decimals, "0")
        return self.sign + grouped(f"{whole}.{fraction}" if fraction else whole)

    def up(self, value):
        """The least that can be paid and is not below the value."""
        return Fraction(math.ceil(value * 10**self.decimals), 10**self.decimals)

    def rounded(self, value):
        """From one on up, like a bill; below four significant digits, half to even."""
        if value >= 1:
            return decimal_text(self.up(value), self.decimals)
        if value == 0:
            return "0"
        first = 0
        while value < Fraction(10) ** first:
            first -= 1
        places = max(self.decimals, 3 - first)
        return decimal_text(Fraction(round(value * 10**places), 10**places), places)

    def cost(self, value):
        return self.write(self.rounded(value))

    def charge(self, value, pay):
        """A part of what is paid, in the decimals of the whole."""
        return self.write(decimal_text(self.up(value), self.decimals)) if pay >= 1 else self.cost(value)

    def paid(self, value):
        """A sum that is paid: whole, or with all its decimals."""
        text = self.rounded(value)
        return self.write(text) if "." in text else self.sign + grouped(text)


# By the standard, not by the site.
CURRENCIES = {
    "USD": Money("$", 2), "EUR": Money("€", 2), "GBP": Money("£", 2),
    "CNY": Money("CN¥", 2), "JPY": Money("¥", 0), "KWD": Money("KWD\u00a0", 3),
}


def exact(value):
    value = Fraction(value)
    return [str(value.numerator), str(value.denominator)]


def payment(use, fee, smallest):
    """What is paid for a use: by the smallest top-up that covers it, or its share of the smallest there is."""
    if fee is None or use == 0:
        return use
    part, fixed = Fraction(fee["percent"]) / 100, Fraction(fee.get("fixed", 0))
    least = Fraction(fee.get("minimum", 0))
    at_top_up = fee["chargedOn"] == "top-up"
    in_one = max((use + fixed) / (1 - part) if at_top_up else use * (1 + part) + fixed, use + least)
    if not {"fixed", "minimum"} & fee.keys() or in_one >= smallest:
        return in_one
    left = smallest * (1 - part) - fixed if at_top_up else (smallest - fixed) / (1 + part)
    return use * smallest / min(left, smallest - least)


def answer(models, kinds, job, money):
    model = models[job["model"]]
    try:
        lines, costs, by_key = bill(model["rates"], job)
    except Unpriced:
        return None
    total = sum(costs.values())
    fee = job["fee"]
    pay = payment(total, fee, Fraction(job["minimum"]))
    top_up = max(money.up(pay), Fraction(job["minimum"]))
    result = {
        "lines": {
            key: {
                "quantity": exact(lines[key]),
                "cost": exact(costs[key]),
                "printed": [
                    quantity_text(Fraction(lines[key])),
                    money.write(by_key[key]["amount"]),
                    money.cost(costs[key]),
                ],
            }
            for key in lines
        },
        "total": exact(total),
        "pay": exact(pay),
        "perRequest": exact(total / job["requests"]),
        "topUp": exact(top_up),
        "printed": {
            "total": money.cost(total),
            "fee": money.charge(pay - total, pay),
            "pay": money.cost(pay),
            "perRequest": money.cost(total / job["requests"]),
            "topUp": money.paid(top_up),
        },
    }
    if job.get("others"):
        result["others"] = cheapest(models, kinds[model["modality"]], job, money)
    return result


def cheapest(models, ids, job, money):
    counts = {meter: Fraction(count) for meter, count in job["counts"].items()}
    asked = sum(count for meter, count in counts.items() if meter in INPUTS)
    told = sum(count for meter, count in counts.items() if meter in OUTPUTS)
    found = []
    for other in ids:
        model = models[other]
        if other == job["model"] or model["retired"]:
            continue
        # A reranker's window bounds one passage of a request, not the whole.
        window = math.inf if model["modality"] == "rerank" else model.get("context", math.inf)
        if told > model.get("maxOutput", math.inf) or asked + told > window:
            continue
        try:
            found.append((sum(bill(model["rates"], job)[1].values()), other))
        except Unpriced:
            continue
    return [[other, money.cost(total)] for total, other in sorted(found)[:5]]


def main():
    # Counts such as 2.5 minutes are the decimals they are written as.
    asked = json.load(sys.stdin, parse_float=Fraction)
    with open(asked["api"], encoding="utf8") as file:
        api = json.load(file)
    today = api["generated"]
    models, kinds = {}, {}
    for model in api["models"]:
        holds = lambda rate: rate.get("from", "") <= today and ("until" not in rate or today < rate["until"])
        model["rates"] = [rate for rate in model.get("prices", []) if holds(rate)]
        for rate in model["rates"]:
            rate["exact"] = listed(rate, model, api["gateway"])
        model["retired"] = "retires" in model and model["retires"] <= today
        models[model["id"]] = model
        kinds.setdefault(model["modality"], []).append(model["id"])
    money = CURRENCIES[api["gateway"]["currency"]]
    json.dump([answer(models, kinds, job, money) for job in asked["jobs"]], sys.stdout)


main()
