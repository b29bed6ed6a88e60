import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, sharedBrowser } from '../support/chromium.ts';

// What the other browser tests rely on: that the browser found on this machine starts and draws text.
const page = `<!doctype html><style>
  :root { color-scheme: light dark; background: white; color: black }
  @media (prefers-color-scheme: dark) { :root { background: black; color: white } }
</style><p><span id="narrow">iiiiiiii</span> <span id="wide">WWWWWWWW</span></p>
<p id="script">off</p><script>document.getElementById('script').textContent = 'on'</script>`;

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterAll(async () => {
  await closePages(browser);
});

async function open(options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  await tab.goto(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  return tab;
}

test('text is drawn with a real font', async () => {
  const tab = await open({});
  const width = async (id: string) => (await tab.locator(id).boundingBox())?.width ?? 0;
  // Without any font each letter is the same empty box, or nothing.
  expect(await width('#wide')).toBeGreaterThan(2 * (await width('#narrow')));
  expect(await width('#narrow')).toBeGreaterThan(8);
  const drawn = await tab.locator('p').first().screenshot();
  await tab.locator('p').first().evaluate('document.querySelector("p").style.color = "transparent"');
  const blank = await tab.locator('p').first().screenshot();
  expect(drawn.length).toBeGreaterThan(blank.length);
});

test('pages with and without scripts, light and dark, can be open side by side', async () => {
  const tabs = await Promise.all([
    open({}),
    open({ javaScriptEnabled: false }),
    open({ colorScheme: 'dark' }),
    open({ javaScriptEnabled: false, colorScheme: 'dark', viewport: { width: 320, height: 640 } }),
  ]);
  expect(await Promise.all(tabs.map((tab) => tab.locator('#script').textContent()))).toEqual([
    'on',
    'off',
    'on',
    'off',
  ]);
  const background = 'getComputedStyle(document.documentElement).backgroundColor';
  expect(await tabs[0].evaluate(background)).toBe('rgb(255, 255, 255)');
  expect(await tabs[2].evaluate(background)).toBe('rgb(0, 0, 0)');
  for (const tab of tabs) expect((await tab.screenshot()).length).toBeGreaterThan(1000);
});
