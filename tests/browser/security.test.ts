import type { Request } from 'playwright';
import { expect, test } from 'vitest';
import { pageKinds } from '../support/page-kinds.ts';
import { siteInBrowser, untilIdle } from '../support/served-site.ts';

// The headers that hosts send are sent here, too: nothing that a page does may be forbidden by them.
const { browser, server } = await siteInBrowser();
let complaints: string[];
const loading = new Set<Request>();

const page = await browser.newPage();
page.on('console', (message) => complaints.push(message.text()));
page.on('request', (request) => loading.add(request));
page.on('requestfinished', (request) => loading.delete(request));
page.on('requestfailed', (request) => loading.delete(request));
page.on('pageerror', ({ message }) => complaints.push(message));
await page.addInitScript(() => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`${violatedDirective} forbids ${blockedURI} ${sample}`);
  });
});

test.each(pageKinds())('%s does nothing that its policy forbids', async (path) => {
  complaints = [];
  await page.goto(server.url + path);
  // Tools that wait for a touch load more when they get one.
  for (const tool of await page.locator('[data-tool]:visible').all()) {
    await tool.dispatchEvent('pointerenter');
  }
  await expect.poll(() => page.locator('[data-tool]:visible:not([data-started])').count()).toBe(0);
  // What has come may ask for more.
  do await untilIdle(page);
  while (loading.size > 0);
  expect(complaints).toEqual([]);
  expect(await page.locator('[style]').count()).toBe(0);
});

test('the policy is in force', async () => {
  complaints = [];
  await page.goto(server.url);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.head.append(script);
    document.body.setAttribute('style', 'color: red');
    const image = document.createElement('img');
    image.src = 'https://example.com/a.png';
    document.body.append(image);
  });
  await expect.poll(() => complaints.filter((text) => text.includes(' forbids ')).length).toBe(3);
  expect(await page.title()).not.toBe('run');
});

test('the answers carry what hosts are told to send', async () => {
  const headers = async (path: string) => Object.fromEntries((await fetch(server.url + path)).headers);
  expect((await headers('/'))['content-security-policy']).toContain("default-src 'none'");
  expect(await headers('/')).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  expect(await headers('/')).not.toHaveProperty('access-control-allow-origin');
  expect(await headers('/api/models.json')).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(await headers('/index.md')).toMatchObject({ 'access-control-allow-origin': '*' });
});
