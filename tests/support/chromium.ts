import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright';

const run = promisify(execFile);

/** A browser to start, and what it needs besides the usual. */
interface ChromiumLocation {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

// Nothing but the site under test may be on the network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** How long a browser may take to start, and a page to arrive: a busy machine is no mistake. */
const patience = 3 * 60_000;

/** How long anything may take on a page that is there: what is missing is told while one looks on. */
const attention = 3 * 60_000;

let shared: Promise<Browser> | undefined;

/**
 * The browser of all test files of this process, started for the first: starting one takes longer than most of them.
 * Whoever is through with it calls {@link closePages}; it ends with the process.
 */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launchBrowser());
}

/** Closes all that a test file opened, so that the next begins with nothing. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/**
 * Starts a headless Chromium; the caller closes it.
 * @param more - further switches
 * @throws when no Chromium is found or it does not start
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  // Chromium's sandbox refuses to run as root, which is what most containers are.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath,
    args: [...quiet, ...asRoot, ...more],
    timeout: patience,
    ...(env && { env: { ...process.env, ...env } }),
  });
  browser.on('context', (context) => {
    context.setDefaultTimeout(attention);
    context.setDefaultNavigationTimeout(patience);
  });
  return browser;
}

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the one that package-lock.json pins, so that a test says the same on every
 * machine; where that cannot run, Playwright's own or one on the PATH.
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
  let reason = `the packaged one is not for this ${process.platform} ${process.arch} machine`;
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return await packagedChromium();
    } catch (error) {
      reason = `the packaged one does not start: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  const installed = installedChromium();
  if (installed) return { executablePath: installed };
  throw new Error(
    `The browser tests need Chromium, and none was found; ${reason}.\n` +
      'Run `npx playwright install chromium` (on Debian or Ubuntu also: `sudo apt-get install chromium`), ' +
      'or set CHROMIUM_PATH to the executable of an installed Chromium or Chrome.',
  );
}

function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return [chromium.executablePath(), ...onPath].find((file) => file && existsSync(file));
}

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked on first use (about 3 s).
 * @throws when unpacking fails, for instance on a full disk, and when it does not start, for instance without glibc
 */
async function packagedChromium(): Promise<ChromiumLocation> {
  const require = createRequire(import.meta.url);
  const packageRoot = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const cache = join(packageRoot, '../../.cache');
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(packageRoot, folder);
  return locationIn(folder, folder);
}

/** @param configured the folder that the font configuration in `folder` was written for */
function locationIn(folder: string, configured: string) {
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: join(configured, 'fonts.conf'), LD_LIBRARY_PATH: libraries },
  };
}

/**
 * Unpacks the browser into a folder of its own, and tries it. The package itself always unpacks to the temporary
 * folder, file by file, where a second process would find it half written; here the finished folder gets its name in
 * one step.
 */
async function unpack(packageRoot: string, target: string): Promise<void> {
  const cache = dirname(target);
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'chromium-unpacking-'));
  try {
    // The package unpacks its NSS libraries too, for Linux without them, when it believes it is on AWS Lambda.
    const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    await run(process.execPath, ['--eval', script], {
      cwd: packageRoot,
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration(join(target, 'fonts'), cache));
    const { executablePath, env } = locationIn(staging, target);
    await run(executablePath, ['--version'], { env: { ...process.env, ...env } });
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another process was quicker
  }
}

/** The machine's fonts where there are any, and the packaged one, so that text is never invisible. */
function fontConfiguration(packagedFonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${packagedFonts}</dir>
  <cachedir>${cache}/fontconfig</cachedir>
</fontconfig>
`;
}
