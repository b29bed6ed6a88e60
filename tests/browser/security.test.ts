import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaticServer } from '../../scripts/lib/static-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { pageKinds } from '../support/page-kinds.ts';
import { serveDist } from '../support/served-site.ts';

// The headers that hosts send are sent here, too: nothing that a page does may be forbidden by them.
let browser: Browser;
let server: StaticServer;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveDist()]);
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`${violatedDirective} forbids ${blockedURI} ${sample}`);
    });
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each(pageKinds())('%s does nothing that its policy forbids', async (path) => {
  complaints = [];
  await page.goto(server.url + path);
  // Tools that wait for a touch load more when they get one.
  for (const tool of await page.locator('[data-tool]:visible').all()) {
    await tool.dispatchEvent('pointerenter');
  }
  // What they load is small, and comes from this machine.
  await page.waitForTimeout(250);
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
