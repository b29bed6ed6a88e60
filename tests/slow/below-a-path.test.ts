/**
 * Three gateways, each below a path of its host and one at the root: nothing of one is linked, loaded or fetched outside of
 * where it stands, and no word in it is about another.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveDirectory, type StaticServer } from '../../scripts/lib/static-server.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { fixture, runCommand, siteIn, temporaryFolder, type FixtureSite } from '../support/run-build.ts';

const gateways = [
  {
    name: 'Northgate',
    folder: 'seeded-defects',
    base: '/docs/prices/',
    model: 'beta/talk',
    is: 'dollars, passed through',
  },
  {
    name: 'Nordpol',
    folder: 'euro',
    base: '/pricing/',
    model: 'fjord/narwhal-2',
    is: 'euros, own ids and a markup',
  },
  { name: 'Hinoki', folder: 'yen', base: '/models/', model: 'sugi/chat-70b', is: 'open models in yen' },
  { name: 'Hinoki', folder: 'yen', base: '/', model: 'sugi/chat-70b', is: 'the same at the root' },
] as const;
const names = new Set(['AIgateway', 'Testgate', ...gateways.map(({ name }) => name)]);

/** The site section of a catalog, with links besides, and what every page loads from another host. */
const section = (url: string) => `site:
  data: { license: none }
  url: ${url}
  security: { contact: mailto:security@acme.example, expires: 2027-11-01 }
  navigation: [{ label: Docs, href: https://elsewhere.example/docs/ }]
  footer: [{ title: Elsewhere, places: [{ label: Status, href: https://status.example/ }] }]
  head:
    scripts: [{ src: https://stats.example/script.js, data: { domain: gateway }, connects: [https://events.example] }]
    stylesheets: [https://fonts.example/sans.css]
    fonts: [https://files.fonts.example]
    meta: [{ name: verification, content: abc123 }]
`;

describe.each(gateways)('$name, $is', ({ name, folder: from, base, model }) => {
  const folder = temporaryFolder();
  const own = { SITE: folder, BUILD_DATE: '2026-11-23' };
  let site: FixtureSite;
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    cpSync(dirname(fixture(from)), folder, {
      recursive: true,
      filter: (file) => !/[\\/]dist$/.test(file),
    });
    // What stands in the record of a check is of the catalog as it was.
    const lock = join(folder, 'prices.lock.json');
    if (existsSync(lock)) rmSync(lock);
    const file = join(folder, 'models.yaml');
    const text = readFileSync(file, 'utf8').replace(/^site:.*\n(?: .*\n)*/m, '');
    const host = /^  url: (\S+?)\/?$/m.exec(text)?.[1] ?? '';
    const priced = text.replace('currency: EUR', 'currency: EUR\n  markup: { percent: 20 }');
    writeFileSync(file, `${section(`${host}${base}`)}${priced}`);
    const { code, output } = await runCommand('build', own, '--draft');
    if (code !== 0) throw new Error(output);
    site = await siteIn(join(folder, 'dist'));
    [browser, server] = await Promise.all([sharedBrowser(), serveDirectory(site.folder, { port: 0, base })]);
  });

  afterAll(async () => {
    await closePages(browser);
    await server.close();
  });

  const texts = () => site.files.filter((path) => /\.(?:html|md|css|csv|js|json|xml|txt)$/.test(path));

  test('no file of it has an address outside of where it stands', () => {
    const outside = texts().flatMap((path) =>
      [...site.read(path).matchAll(/(?:href|src|action)="(\/[^"]*)"|\]\((\/[^)]*)\)|url[(=](\/[^)"]*)/g)]
        .map(([, ...found]) => found.find(Boolean) ?? '')
        .filter((address) => !address.startsWith(base))
        .map((address) => `${path}: ${address}`),
    );
    expect(outside).toEqual([]);
  });

  test('who hears of faults of security is said for the root of the host', () => {
    const at = /rel="canonical" href="(https:\/\/[^/"]+)/.exec(site.read('index.html'))?.[1] ?? '';
    const security = `Contact: mailto:security@acme.example
Expires: 2027-11-01T00:00:00Z
Canonical: ${at}/.well-known/security.txt
`;
    expect(site.read('.well-known/security.txt')).toBe(security);
  });

  test('no word in it is about another gateway', () => {
    const others = [...names].filter((other) => other !== name).join('|');
    expect(texts().filter((path) => new RegExp(others, 'i').test(site.read(path)))).toEqual([]);
  });

  test('every page leads to what the gateway has besides, and has what it loads', () => {
    const moved = 'http-equiv="refresh"';
    const pages = site.files.filter(
      (path) => path.endsWith('index.html') && !site.read(path).includes(moved),
    );
    expect(pages.length).toBeGreaterThan(15);
    for (const path of pages) {
      const html = site.read(path);
      const [header = '', footer = ''] = ['header', 'footer'].map(
        (tag) => new RegExp(`<${tag}[^]*</${tag}>`).exec(html)?.[0],
      );
      expect(header, path).toContain('<a href="https://elsewhere.example/docs/">Docs</a>');
      expect(footer, path).toMatch(/Elsewhere[^]*<a href="https:\/\/status\.example\/">Status<\/a>/);
      expect(html, path).toContain(
        '<script defer src="https://stats.example/script.js" data-domain="gateway">',
      );
      expect(html, path).toContain('<meta name="verification" content="abc123">');
    }
  });

  test('the check of the site agrees, with the policy that follows from what is loaded', async () => {
    const { code, output } = await runCommand('check-site', own);
    expect(output).toContain('all well');
    expect(code, output).toBe(0);
    const headers = site.read('_headers');
    expect(headers).toContain("font-src 'self' https://files.fonts.example;");
    expect(headers).toContain("connect-src 'self' https://stats.example https://events.example;");
  });

  test('every page, and each tool that is used, asks for nothing else', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    const failed: string[] = [];
    // The hosts of the head are none that this machine could reach.
    await page.route(/^https:/, (route) => route.fulfill({ body: '' }));
    page.on('request', (request) => asked.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${server.url}/`);
    await page.locator('.search-open').click();
    await page
      .getByRole('combobox', { name: /search/i })
      .last()
      .fill(model.slice(-4));
    await page.locator('dialog.search').getByRole('option').first().waitFor();
    await page.goto(`${server.url}/calculator/`);
    const links = await page
      .locator('header a, footer a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    const pages = new Set(links.filter((link) => link.startsWith(server.url) && link.endsWith('/')));
    expect(pages.size).toBeGreaterThan(4);
    for (const link of pages) await page.goto(link);
    await page.goto(`${server.url}/calculator/?model=${model}`);
    await page.locator('.receipt .total data').first().waitFor();
    await page.goto(`${server.url}/models/`);
    await page.locator('tbody tr').first().waitFor();
    const old = site.files.includes('_redirects') ? site.read('_redirects') : '';
    for (const [, before = '', now = ''] of old.matchAll(/^(\S+\/) (\S+) 301$/gm)) {
      await page.goto(new URL(before, server.url).href);
      await page.waitForURL(new URL(now, server.url).href);
    }
    expect(failed).toEqual([]);
    const named = /^https:\/\/(?:stats|fonts)\.example\//;
    expect(
      asked.filter((url) => url.startsWith('http') && !url.startsWith(`${server.url}/`) && !named.test(url)),
    ).toEqual([]);
    await page.close();
  });
});
