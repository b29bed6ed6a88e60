import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cheapestFor } from '#pricing/alternatives.ts';
import { feeAlone, grouped, listedPrice, paymentFor, withFee } from '#pricing/amount.ts';
import { plain, type Decimal } from '#pricing/decimal.ts';
import type { Offers } from '#pricing/offer.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { dist } from './support/built-pages.ts';
import { askOracle, hasPython } from './support/calculator-oracle.ts';
import { buildCatalog, fixture, temporaryFolder } from './support/run-build.ts';
import { randomJobs, type Job } from './support/calculator-jobs.ts';

// The calculator's arithmetic, against one that shares no code with it.
const count = Number(process.env.USES ?? 2500);
const seed = 20_261_123;

/** The offers of a built site, by modality, as the tools in the browser read them. */
function offersIn(site: string): Offers[] {
  return readdirSync(join(site, 'data'))
    .map((file) => JSON.parse(readFileSync(join(site, 'data', file), 'utf8')) as Offers)
    .filter((offers) => Array.isArray(offers.models));
}

/** True when the fraction is the decimal, or, cut where quotients are, the quotient. */
function equals(value: Decimal, [top, bottom]: readonly [string, string]): boolean {
  const scale = 10n ** 60n;
  const [whole = '', fraction = ''] = plain(value).split('.');
  return BigInt(whole + fraction.padEnd(60, '0')) === (BigInt(top) * scale) / BigInt(bottom);
}

function wrongWith(
  kinds: readonly Offers[],
  job: Job,
  expected: ReturnType<typeof askOracle>[number],
): string[] {
  const all = kinds.find(({ models }) => models.some(({ id }) => id === job.model));
  const offer = all?.models.find(({ id }) => id === job.model);
  if (all === undefined || offer === undefined) return ['no such model'];
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
    const told = [grouped(quantity.toFraction()), listedPrice(rate, currency).text, cost.text];
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

/** Sites with what their uses must at least be about. */
const sites = [
  { name: 'dollar', models: 90, traits: ['service=batch', 'inputTokensOver', 'cacheRead', 'resolution='] },
  {
    name: 'many-conditions',
    models: 20,
    traits: [
      'at-least#',
      'steps#',
      'hourly#',
      'free-month#',
      'free-first#',
      'thinking=',
      'outputTokensOver',
      'seconds=',
      'region=',
      'hardware=',
    ],
  },
] as const;

const folder = temporaryFolder();
/** The site with prices that are none of the providers' own: a markup on all of them, and a fee of each token. */
async function buildMarkedUp(name: string, site: string): Promise<void> {
  const text = readFileSync(fixture(name), 'utf8');
  const claim = '  pricing: pass-through\n';
  expect(text).toContain(claim);
  const file = join(folder, 'models.yaml');
  const own = '  markup: { percent: 5.5 }\n  tokenFee: { input: 0.05, output: 0.125 }\n';
  writeFileSync(file, text.replace(claim, own).replace(/^.*estimates:.*\n(?: {6}.*\n)*/gm, ''));
  await buildCatalog(file, site, '2026-11-23');
}

test.skipIf(!hasPython()).each(sites)(
  `${count.toLocaleString('en')} uses of $name cost what Python's fractions say (needs python3)`,
  async ({ name, models, traits }) => {
    const site = name === 'dollar' ? dist : join(folder, 'dist');
    if (site !== dist) await buildMarkedUp(name, site);
    const kinds = offersIn(site);
    const priced = kinds.map((all) => all.models.filter(({ rates }) => rates.length > 0));
    const jobs = randomJobs(
      priced.filter((offers) => offers.length > 0),
      count,
      seed,
    );
    const answers = askOracle(jobs, site);
    const faults = jobs.flatMap((job, index) => {
      const wrong = wrongWith(kinds, job, answers[index] ?? null);
      return wrong.length > 0 ? [`${JSON.stringify(job)}: ${wrong.join(', ')}`] : [];
    });
    expect(faults.slice(0, 5)).toEqual([]);
    // The test is about something: nearly all have a price, and every trait occurs.
    const bills = answers.filter((answer) => answer !== null);
    expect(bills.length).toBeGreaterThan(0.7 * count);
    expect(new Set(jobs.map(({ model }) => model)).size).toBeGreaterThan(models);
    const keysSeen = new Set(bills.flatMap(({ lines }) => Object.keys(lines)));
    for (const trait of traits) {
      expect([...keysSeen].filter((key) => key.includes(trait)).length, trait).toBeGreaterThan(0);
    }
  },
);
