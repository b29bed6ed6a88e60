import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cheapestFor } from '#pricing/alternatives.ts';
import { feeAlone, grouped, listedPrice, paymentFor, withFee } from '#pricing/amount.ts';
import { plain, type Decimal } from '#pricing/decimal.ts';
import type { Offer, Offers } from '#pricing/offer.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { dist } from './support/built-pages.ts';
import { askOracle, hasPython } from './support/calculator-oracle.ts';
import { randomJobs, type Job } from './support/calculator-jobs.ts';

// The calculator's arithmetic, against one that shares no code with it.
const count = 10_000;
const seed = 20_261_123;

const kinds = readdirSync(join(dist, 'data'))
  .map((file) => JSON.parse(readFileSync(join(dist, 'data', file), 'utf8')) as Offers)
  .filter((offers) => Array.isArray(offers.models));
const offers = new Map<string, { offer: Offer; all: Offers }>(
  kinds.flatMap((all) => all.models.map((offer) => [offer.id, { offer, all }] as const)),
);

/** True when the fraction is the decimal, or, cut where quotients are, the quotient. */
function equals(value: Decimal, [top, bottom]: readonly [string, string]): boolean {
  const scale = 10n ** 60n;
  const [whole = '', fraction = ''] = plain(value).split('.');
  return BigInt(whole + fraction.padEnd(60, '0')) === (BigInt(top) * scale) / BigInt(bottom);
}

function wrongWith(job: Job, expected: ReturnType<typeof askOracle>[number]): string[] {
  const known = offers.get(job.model);
  if (known === undefined) return ['no such model'];
  const { offer, all } = known;
  const { currency } = all.gateway;
  const bill = billIfPriced(offer.rates, job, currency);
  if (bill === undefined || expected === null) {
    return bill === undefined && expected === null ? [] : ['priced by one only'];
  }
  const { total, perRequest } = bill;
  const terms = { currency, platformFee: job.fee ?? undefined, topUpMinimum: { amount: job.minimum } };
  const pay = withFee(total, terms);
  const topUp = paymentFor(pay, terms);
  const printed = { total, perRequest, fee: feeAlone(total, terms), pay, topUp };
  const wrong: string[] = [];
  const same = (name: string, is: boolean) => {
    if (!is) wrong.push(name);
  };
  same('lines', bill.lines.length === Object.keys(expected.lines).length);
  bill.lines.forEach(({ rate, quantity, cost }) => {
    const line = expected.lines[rate.key];
    if (line === undefined) {
      wrong.push(rate.key);
      return;
    }
    same(`${rate.key} quantity`, equals(quantity, line.quantity));
    same(`${rate.key} cost`, equals(cost.exact, line.cost));
    const told = [grouped(plain(quantity)), listedPrice(rate, currency).text, cost.text];
    same(`${rate.key} printed`, told.join() === line.printed.join());
  });
  same('total', equals(total.exact, expected.total));
  same('per request', equals(perRequest.exact, expected.perRequest));
  same('pay', equals(pay.exact, expected.pay));
  same('top-up', equals(topUp.exact, expected.topUp));
  for (const [name, text] of Object.entries(expected.printed)) {
    same(`${name} ${text}`, printed[name as keyof typeof expected.printed].text === text);
  }
  if (expected.others) {
    const others = cheapestFor(all, job.model, job, 5);
    const told = others.map(({ offer: { id }, total: other }) => [id, other.text]);
    same('others', JSON.stringify(told) === JSON.stringify(expected.others));
  }
  return wrong;
}

test.skipIf(!hasPython())(
  `${count.toLocaleString('en')} uses cost what Python's fractions say (needs python3)`,
  () => {
    const priced = kinds.map(({ models }) => models.filter(({ rates }) => rates.length > 0));
    const jobs = randomJobs(
      priced.filter((models) => models.length > 0),
      count,
      seed,
    );
    const answers = askOracle(jobs);
    const faults = jobs.flatMap((job, index) => {
      const wrong = wrongWith(job, answers[index] ?? null);
      return wrong.length > 0 ? [`${JSON.stringify(job)}: ${wrong.join(', ')}`] : [];
    });
    expect(faults.slice(0, 5)).toEqual([]);
    // The test is about something: nearly all have a price, and every trait occurs.
    const bills = answers.filter((answer) => answer !== null);
    expect(bills.length).toBeGreaterThan(0.8 * count);
    expect(new Set(jobs.map(({ model }) => model)).size).toBeGreaterThan(90);
    const keysSeen = new Set(bills.flatMap(({ lines }) => Object.keys(lines)));
    for (const trait of ['service=batch', 'inputTokensOver', 'cacheRead', 'resolution=']) {
      expect([...keysSeen].filter((key) => key.includes(trait)).length, trait).toBeGreaterThan(0);
    }
  },
);
