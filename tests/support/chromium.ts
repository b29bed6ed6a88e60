import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { packagedChromium } from './packaged-chromium.ts';

/** A browser to start, and what it needs besides the usual. */
export interface ChromiumLocation {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// Nothing but the site under test may be on the network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return namesOnPath
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/**
 * Finds a Chromium: `CHROMIUM_PATH`, Playwright's own, one on the PATH, else the one that comes inside an npm
 * package (Linux x64).
 * @throws when there is none, saying exactly what to install
 */
async function findChromium(): Promise<ChromiumLocation> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return { executablePath: named };
    throw new Error(
      `CHROMIUM_PATH is ${named}, but there is no such file. Correct it, or unset it to search.`,
    );
  }
  const installed = [chromium.executablePath(), onPath()].find((file) => file && existsSync(file));
  if (installed) return { executablePath: installed };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  throw new Error(
    `The browser tests need Chromium, and none was found on this ${process.platform} ${process.arch} machine.\n` +
      'Run `npx playwright install chromium` (on Debian or Ubuntu also: `sudo apt-get install chromium`), ' +
      'or set CHROMIUM_PATH to the executable of an installed Chromium or Chrome.',
  );
}

/**
 * Starts a headless Chromium; the caller closes it.
 * @param more - further switches
 * @throws when no Chromium is found or it does not start
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env, args = [] } = await findChromium();
  // Chromium's sandbox refuses to run as root, which is what most containers are.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [...quiet, ...asRoot, ...args, ...more],
    ...(env && { env: { ...process.env, ...env } }),
  });
}
