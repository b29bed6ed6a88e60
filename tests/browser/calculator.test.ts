import type { Browser, Page } from 'playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { fieldOf } from '#catalog/registry/conditions.ts';
import type { Offers } from '#pricing/offer.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { cacheField, choicesOf, countedMeters } from '#pricing/use-fields.ts';
import { createTracer } from '#pricing/tracer.ts';
import { dist, testSite } from '../support/built-pages.ts';
import { randomJobs, type Job } from '../support/calculator-jobs.ts';
import { askOracle, hasPython } from '../support/calculator-oracle.ts';
import { violationsOn } from '../support/axe.ts';
import { siteInBrowser, tabTo } from '../support/served-site.ts';

// The calculator as readers use it. Its arithmetic is tested in tests/calculator-oracle.test.ts.
const kinds = readdirSync(join(dist, 'data'))
  .map((file) => JSON.parse(readFileSync(join(dist, 'data', file), 'utf8')) as Offers)
  .filter((offers) => Array.isArray(offers.models))
  .map((offers) => ({ ...offers, models: offers.models.filter(({ rates }) => rates.length > 0) }))
  .filter(({ models }) => models.length > 0);
const chat = kinds.find(({ modality }) => modality === 'chat')?.models ?? [];
/** Has a cached price and a long-context tier. */
const tiered = chat.find(({ rates, stage }) => {
  const traits = new Set(
    rates.map(({ meter, when }) => `${meter}${when.inputTokensOver === undefined ? '' : '+'}`),
  );
  return stage !== 'retired' && traits.has('cacheRead') && traits.has('input+');
});
if (tiered === undefined) throw new Error('No chat model has both a cached price and a long-context tier.');

const { browser, server } = await siteInBrowser();

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(server.url + path);
  return page;
}

const total = (page: Page) => page.locator('.receipt:visible .total, .calculator-total').innerText();
const settled = (page: Page) => page.locator('.calculator-items').waitFor();

/** The address of a job; undefined when a choice of it cannot be made on the page. */
function addressOf(job: Job): string | undefined {
  const offer = kinds.flatMap(({ models }) => models).find(({ id }) => id === job.model);
  if (offer === undefined) return undefined;
  const choices = choicesOf(offer.rates).map(({ key, values }) => {
    const value = String(job.context[key] ?? '');
    return { name: fieldOf(key).name, value, isOffered: values.includes(value) };
  });
  if (choices.some(({ isOffered }) => !isOffered)) return undefined;
  return `/calculator/?${new URLSearchParams([
    ['model', job.model],
    ['requests', String(job.requests)],
    ...Object.entries(job.cachedShares).map(([meter, share]) => [cacheField(meter as Meter), share]),
    ['batch', job.batchShare],
    // What is not asked for is none, not what the form would begin with.
    ...countedMeters(offer.rates).map((meter) => [meter, '0']),
    ...Object.entries(job.counts).map(([meter, count]) => [meter, String(count)]),
    ...choices.map(({ name, value }) => [name, value]),
  ]).toString()}`;
}

test.skipIf(!hasPython())(
  '1,500 random uses show the sums of the oracle, digit for digit (needs python3)',
  async () => {
    const { platformFee = null, topUpMinimum } = kinds[0]?.gateway ?? {};
    const jobs = randomJobs(
      kinds.map(({ models }) => models),
      2600,
      7,
    )
      .map((job) => ({ ...job, fee: platformFee, minimum: topUpMinimum?.amount ?? '0', others: false }))
      .flatMap((job) => {
        const address = addressOf(job);
        return address === undefined ? [] : [{ job, address }];
      });
    const answers = askOracle(jobs.map(({ job }) => job));
    const asked = jobs
      .map(({ job, address }, index) => ({ job, address, answer: answers[index] ?? null }))
      .filter(({ answer }) => answer !== null)
      .slice(0, 1500);
    expect(asked.length).toBe(1500);

    const page = await open('/calculator/?requests=1');
    await settled(page);
    // Each kind once, so that the prices of all are there.
    for (const { models } of kinds) {
      await page.evaluate((id) => {
        history.replaceState(null, '', `/calculator/?model=${id}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, models[0]?.id);
      await page.waitForFunction(
        (id) => document.querySelector<HTMLInputElement>('.calculator [name=model]')?.value === id,
        models[0]?.id,
      );
      await settled(page);
    }
    const shown = await page.evaluate(
      (addresses) =>
        addresses.map((address) => {
          history.replaceState(null, '', address);
          dispatchEvent(new PopStateEvent('popstate'));
          const texts = (selector: string) =>
            [...document.querySelectorAll(`.calculator-result ${selector}`)].map(
              ({ textContent }) => textContent,
            );
          return {
            sum: texts('.total td data'),
            lines: texts('.item td data'),
            at: location.search,
          };
        }),
      asked.map(({ address }) => address),
    );
    const faults = asked.flatMap(({ job, address, answer }, index) => {
      const { sum = [], lines = [], at = '' } = shown[index] ?? {};
      const expected = Object.values(answer?.lines ?? {}).map(({ printed }) => printed[2] ?? '');
      const isSame =
        sum.join() === answer?.printed.pay && [...lines].sort().join() === expected.sort().join();
      return isSame && address.endsWith(at)
        ? []
        : [`${JSON.stringify(job)} shows ${sum.join()}: ${lines.join(' ')}`];
    });
    expect(faults.slice(0, 3)).toEqual([]);
  },
);

test('a model’s page says the same before its script is there and after, for a model of every kind', async () => {
  const page = await open('/');
  for (const { models } of kinds) {
    const offer = models.find(({ start, stage }) => start !== undefined && stage !== 'retired');
    if (offer === undefined) continue;
    await page.goto(server.url + offer.path);
    const before = await total(page);
    expect(await page.locator('.calculator-items').count()).toBe(0);
    const field = page.locator('.calculator input.control').first();
    const said = await field.inputValue();
    await field.fill('7');
    await settled(page);
    await field.fill(said);
    await expect.poll(() => total(page)).toBe(before);
  }
});

test('what is typed while the script is on its way is kept, and so is the focus', async () => {
  const page = await browser.newPage();
  const typed = Promise.withResolvers<undefined>();
  await page.route('**/data/*.json', async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.goto(server.url + tiered.path);
  await page.locator('#use-requests').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('20,000');
  typed.resolve(undefined);
  await settled(page);
  await expect.poll(() => page.locator('#use-requests').inputValue()).toBe('20,000');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('use-requests');
  await page.keyboard.press('Backspace');
  await expect.poll(() => page.locator('#use-requests').inputValue()).toBe('20,00');
  await expect.poll(() => page.locator('#use-requests-said').innerText()).toContain('Enter a number such as');
});

test('a long-context price is named, and holds for the whole request', async () => {
  const edge = Math.max(...tiered.rates.flatMap(({ when }) => when.inputTokensOver ?? []));
  const page = await open(`/calculator/?model=${tiered.id}&input=${edge}&output=10&requests=1`);
  await settled(page);
  const result = page.locator('.calculator-result');
  expect(await result.innerText()).not.toMatch(/long-context/);
  await page.locator('#use-input').fill(String(edge + 1));
  await page.locator('.calculator-notes li').first().waitFor();
  await expect.poll(() => result.innerText()).toMatch(/Each request has over [\d,]+ input tokens/);
  await expect
    .poll(() => page.locator('.calculator-items tbody').innerText())
    .toMatch(/over [\d,]+ input tokens/i);
});

test('what cannot be read is said beside its field, and no sum is shown', async () => {
  const page = await open(`/calculator/?model=${tiered.id}&input=many&output=-3&requests=0&cached=101`);
  for (const [name, message] of [
    ['input', 'Enter a number such as'],
    ['output', 'not negative'],
    ['requests', 'at least 1'],
    ['cached', 'from 0 to 100'],
  ] as const) {
    const field = page.locator(`#use-${name}`);
    await page.locator(`#use-${name}-said`).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.getAttribute('aria-describedby')).toBe(`use-${name}-said`);
    await expect.poll(() => page.locator(`#use-${name}-said`).innerText()).toContain(message);
  }
  expect(await total(page)).toBe('Correct what is marked to see the cost.');
  await page.locator('#use-input').fill('9'.repeat(30));
  await expect.poll(() => page.locator('#use-input-said').innerText()).toContain('Enter at most');
  for (const [name, text] of [
    ['input', '1.5k'],
    ['output', '2M'],
    ['requests', '1,500'],
    ['cached', '50%'],
  ] as const) {
    await page.locator(`#use-${name}`).fill(text);
  }
  await settled(page);
  expect(await page.locator('main').innerText()).not.toContain('NaN');
  expect(await page.locator('[aria-invalid]').count()).toBe(0);
  await page.goto(`${server.url}/calculator/?model=nobody/nothing`);
  await page.locator('#use-model-said').waitFor();
  await expect
    .poll(() => page.locator('#use-model-said').innerText())
    .toBe('There is no model "nobody/nothing" here.');
});

test('a calculation is an address, and back leads to the one before', async () => {
  const page = await open(`/calculator/?model=${tiered.id}&input=1000&output=100&requests=500`);
  await settled(page);
  const first = await total(page);
  await page.locator('#use-requests').fill('1000');
  await page.locator('#use-requests').press('Enter');
  expect(new URL(page.url()).searchParams.get('requests')).toBe('1000');
  const second = await total(page);
  expect(second).not.toBe(first);
  const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
  await settled(again);
  expect(await total(again)).toBe(second);
  await page.goBack();
  expect(await total(page)).toBe(first);
  await expect.poll(() => page.locator('#use-requests').inputValue()).toBe('500');
});

test('a model is typed and chosen with the keyboard alone, of another kind too; the result is told', async () => {
  const page = await open('/calculator/');
  await tabTo(page, '#use-model');
  const field = page.locator('#use-model');
  const options = page.locator('#use-model-list [role=option]');
  const first = await field.inputValue();
  // The list opens when it is asked for, with all models, those of the same kind first.
  await expect.poll(() => field.getAttribute('role')).toBe('combobox');
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowDown');
  await options.nth(10).waitFor();
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  // Escape brings back what was there.
  await page.keyboard.type('sonet');
  await expect.poll(() => options.first().innerText()).toContain('Sonnet');
  await expect.poll(() => page.locator('.model-field [role=status]').innerText()).toMatch(/^\d+ results$/);
  await page.keyboard.press('Escape');
  expect([await options.count(), await field.inputValue()]).toEqual([0, first]);
  // What is not there is said, and taken by nothing.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('xyzzy');
  await page.getByText('Nothing found for “xyzzy”').waitFor();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).search).toBe('');
  // Arrows and Enter choose; the focus stays, and the address says it.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('gemini');
  await options.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  const second = await options.nth(1).getAttribute('id');
  expect(await field.getAttribute('aria-activedescendant')).toBe(second);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.startsWith('?model=google/gemini'));
  await page.waitForFunction(() =>
    /^You pay .+, with Gemini .+\.$/.test(
      document.querySelector('.panel > [role=status]')?.textContent ?? '',
    ),
  );
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('use-model');
  // Another kind counts other things.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('cheapest image');
  await options.first().waitFor();
  await page.keyboard.press('Tab');
  await page.locator('#use-image').waitFor();
  expect(await page.locator('#use-input').count()).toBe(0);
  await settled(page);
});

test('worked uses fill the fields in, and one is marked only while they say it', async () => {
  const page = await open('/calculator/');
  const presets = page.locator('.presets label');
  expect(await presets.count()).toBeGreaterThan(1);
  const before = await total(page);
  await presets.nth(1).click();
  await settled(page);
  expect(await total(page)).not.toBe(before);
  await page.locator('#use-requests').fill('7');
  await expect.poll(() => page.locator('.presets :checked').count()).toBe(0);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => total(page)).toBe(before);
  expect(await presets.first().locator('input').isChecked()).toBe(true);
});

test('standard, cached and batch stand side by side, and are what the fields say they are', async () => {
  const both = chat.find(
    ({ rates, stage }) =>
      stage === undefined &&
      rates.some(({ meter }) => meter === 'cacheRead') &&
      rates.some(({ when }) => when.service === 'batch'),
  );
  if (both === undefined) throw new Error('No chat model has both a cached and a batch price.');
  const sumsAt = async (more: string) => {
    const page = await open(`/calculator/?model=${both.id}&input=1500&output=400&requests=1e4${more}`);
    await page.locator('.calculator-ways td data').first().waitFor();
    return {
      columns: await page.locator('.calculator-ways thead th').allInnerTexts(),
      sums: await page.locator('.calculator-ways td > data').allInnerTexts(),
      own: await page.locator('.calculator-items .total td').innerText(),
    };
  };
  const plain = await sumsAt('');
  expect(plain.columns).toEqual(['Standard', 'All input cached', 'Batch']);
  const half = await sumsAt('&cached=50');
  expect(half.columns[1]).toBe('50% cached');
  expect([plain.sums[0], half.sums[1]]).toEqual([plain.own, half.own]);
  expect((await sumsAt('&cached=100')).own).toBe(plain.sums[1]);
  expect((await sumsAt('&batch=100')).own).toBe(plain.sums[2]);
});

test('a link to the calculation is copied, from the page of a model too', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(server.url + tiered.path);
  await page.locator('#use-requests').fill('1.5k');
  await settled(page);
  const sum = await total(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  expect(new URL(page.url()).pathname).toBe('/calculator/');
  await settled(page);
  expect(await total(page)).toBe(sum);
  await context.close();
});

test('a phone has the sum in view while the fields are', async () => {
  const page = await open(`/calculator/?model=${tiered.id}&input=1500&output=400&requests=1000`, {
    viewport: { width: 360, height: 400 },
  });
  await settled(page);
  const bar = page.locator('.calculator-bar');
  await page.locator('#use-input').scrollIntoViewIfNeeded();
  await bar.waitFor();
  expect(await bar.innerText()).toMatch(/^You pay\s+\$/);
  await page.locator('.calculator-items .total').scrollIntoViewIfNeeded();
  await bar.waitFor({ state: 'hidden' });
});

for (const width of [360, 1280]) {
  test(`little moves when the tool opens under a pointer at ${width} px`, async () => {
    for (const path of ['/calculator/', tiered.path]) {
      const page = await open(path, { viewport: { width, height: width === 360 ? 740 : 900 } });
      await page.evaluate(() => {
        document.querySelector('.calculator')?.scrollIntoView({ block: 'center' });
      });
      // What moved while the page itself was loading is asked elsewhere.
      const touched = await page.evaluate(() => performance.now());
      await page.locator('.calculator .panel').hover();
      await page.locator('.calculator summary:visible').first().waitFor();
      await page.waitForFunction(
        () =>
          document.querySelector('.calculator[data-kinds]') === null ||
          document.querySelector('.other-models tr') !== null,
      );
      const shift = await page.evaluate(
        (since) =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              resolve(
                list
                  .getEntries()
                  .filter(({ startTime }) => startTime >= since)
                  .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
              );
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => {
              resolve(0);
            }, 300);
          }),
        touched,
      );
      // The line of other ways to fill it in comes with the tool. What is good: https://web.dev/articles/cls
      expect(shift, path).toBeLessThanOrEqual(0.1);
      await page.close();
    }
  });
}

test('five cheaper or dearer ways to do the same, each with a page and a comparison', async () => {
  const page = await open(`/calculator/?model=${tiered.id}&input=1500&output=400&requests=10000`);
  await settled(page);
  const rows = page.locator('.other-models tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(5);
  for (const row of await rows.all()) {
    const [name = '', compare = ''] = await row
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(name).toMatch(/^\/q\/.+-pricing\/$/);
    expect(compare).toContain('/compare/?');
    await expect.poll(() => row.innerText()).toMatch(/[+−]?\d+(\.\d+)?%/);
  }
});

test('every figure of a result is what its key comes to in the catalog', async () => {
  const page = await open(
    `/calculator/?model=${tiered.id}&input=300000&output=400&requests=10000&cached=50&batch=25`,
  );
  await page.locator('.other-models tbody tr').first().waitFor();
  const figures = await page
    .locator('.calculator data')
    .evaluateAll((all) =>
      all.map((data) => [data.getAttribute('data-rate') ?? '', data.getAttribute('value'), data.textContent]),
    );
  const { generated } = JSON.parse(readFileSync(join(dist, 'api/index.json'), 'utf8')) as {
    generated: string;
  };
  const tracer = createTracer(loadCatalog({ file: testSite.catalog }), generated);
  // What is paid, three lines at least, the usage, the fee, the payment, each request; five others with their difference.
  expect(figures.length).toBeGreaterThanOrEqual(1 + 3 + 4 + 10);
  expect(
    figures.map(([key]) => {
      const { value, text } = tracer.amount(key ?? '');
      return [key, value, text];
    }),
  ).toEqual(figures);
});

test('a pasted usage fills the fields, counts nothing twice, and names what it could not use', async () => {
  const page = await open(`/calculator/?model=${tiered.id}&requests=10`);
  await settled(page);
  await page.locator('summary', { hasText: 'Paste' }).click();
  const field = page.locator('#use-pasted');
  await field.fill(
    `{'model': 'x', 'usage': {'prompt_tokens': 1500, 'completion_tokens': 400, 'total_tokens': 1900, 'prompt_tokens_details': {'cached_tokens': 1000}, 'completion_tokens_details': {'reasoning_tokens': 300}, 'service_tier': 'default', 'x_units': 7}}`,
  );
  await page.locator('text=Not used:').waitFor();
  await expect.poll(() => page.locator('#use-input').inputValue()).toBe('1500');
  await expect.poll(() => page.locator('#use-output').inputValue()).toBe('400');
  await expect.poll(() => page.locator('#use-cached').inputValue()).toBe('66.7');
  await expect.poll(() => page.locator('#use-requests').inputValue()).toBe('10');
  const lines = await page.locator('.calculator-items tbody').innerText();
  expect(lines).toMatch(/^5,000 input at/m);
  expect(lines).toMatch(/^10K cached input at/m);
  await expect.poll(() => page.locator('.calculator details[open]').innerText()).toContain('x_units: 7');
  await page.locator('text=Incomplete:').waitFor();
  await field.fill('{"prompt_tokens": 15');
  await page.locator('text=The text ends in the middle').waitFor();
});

test('the tokens of a pasted text are counted in the browser, and nothing is sent', async () => {
  const open4 = chat.find(({ id, stage }) => stage === undefined && /^openai\/gpt-(?:5|4o)/.test(id));
  const other = chat.find(({ id, stage }) => stage === undefined && id.startsWith('google/gemini'));
  if (open4 === undefined || other === undefined) throw new Error('There is no such model.');
  const page = await open(`/calculator/?model=${open4.id}&requests=10`);
  await settled(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.postData() ?? ''}`));
  await page.locator('summary', { hasText: 'Count the tokens' }).click();
  await page
    .locator('#use-text')
    .fill('The price of a request is the sum of what it reads and what it writes.');
  await page.getByText(/^17 tokens, counted with o200k_base/).waitFor();
  await expect.poll(() => page.locator('#use-input').inputValue()).toBe('17');
  expect(await violationsOn(page, {}, 'main')).toEqual([]);
  expect(requests.filter((request) => request !== 'GET ')).toEqual([]);
  // Another model counts otherwise, and says that it is an estimate.
  await page.locator('#use-model').fill(other.name);
  await page.locator('#use-model-list [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/^About 18 tokens, an estimate: Google says 4 characters/).waitFor();
});

for (const options of [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { viewport: { width: 320, height: 740 }, forcedColors: 'active' },
] as const) {
  test(`nothing is in the way at ${options.viewport.width} px: axe, targets, width`, async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${server.url}/calculator/?model=${tiered.id}&input=300000&output=x&cached=50`);
    await page.locator('#use-output-said').waitFor();
    for (const summary of await page.locator('.calculator summary:visible').all()) await summary.click();
    await page.locator('#use-pasted').waitFor();
    expect(await violationsOn(page, {}, 'main')).toEqual([]);
    await page.locator('#use-output').fill('400');
    await settled(page);
    expect(await violationsOn(page, {}, 'main')).toEqual([]);
    const small = await page
      .locator('.calculator :is(input, select, textarea, summary, a):visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML),
      );
    expect(small).toEqual([]);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    await context.close();
  });
}

test('without JavaScript there is no form that would do nothing, and worked sums stand instead', async () => {
  for (const path of ['/calculator/', tiered.path]) {
    const page = await open(path, { javaScriptEnabled: false });
    expect(await page.locator('.calculator input.control:visible').count(), path).toBe(0);
    expect(await page.locator('main table data[data-rate]:visible').count()).toBeGreaterThan(10);
  }
  const page = await open('/calculator/', { javaScriptEnabled: false });
  expect(await page.locator('main table:not(.receipt)').count()).toBe(kinds.length);
});

test('what is typed before the prices have come stays', async () => {
  const page = await browser.newPage();
  for (const path of ['/calculator/', '/q/google-gemini-2.5-pro-pricing/']) {
    const typed = Promise.withResolvers<undefined>();
    await page.unrouteAll();
    await page.route('**/data/*.json', async (route) => {
      await typed.promise;
      await route.continue();
    });
    await page.goto(server.url + path);
    await page.locator('#use-input').fill('777');
    await page.locator('#use-requests').fill('5');
    typed.resolve(undefined);
    await settled(page);
    await expect.poll(() => page.locator('#use-input').inputValue()).toBe('777');
    await expect.poll(() => page.locator('.calculator-items').innerText()).toContain('3,885 input at');
    // Whoever left the field before it was listened to can come back to this, too.
    if (path === '/calculator/') await expect.poll(() => page.url()).toMatch(/input=777.*requests=5/);
  }
  await page.goto(`${server.url}/calculator/?input=10&requests=2`);
  await page.locator('#use-requests').fill('5');
  await settled(page);
  await expect.poll(() => page.locator('.calculator-items').innerText()).toContain('50 input at');
});
