import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ChromiumLocation } from './chromium.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const packageRoot = dirname(dirname(require.resolve('@sparticuz/chromium')));
const cache = join(packageRoot, '../../.cache');

/**
 * Unpacks the browser into a folder of its own. The package itself always unpacks to the temporary folder, file by
 * file, where a second process would find it half written; here the finished folder gets its name in one step.
 */
async function unpack(target: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'chromium-unpacking-'));
  // The package unpacks its NSS libraries too, for Linux without them, when it believes it is on AWS Lambda.
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  await run(process.execPath, ['--eval', script], {
    cwd: packageRoot,
    env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await writeFile(join(staging, 'fonts.conf'), fontConfiguration(join(target, 'fonts')));
  try {
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another process was quicker
  }
}

/** The machine's fonts where there are any, and the packaged one, so that text is never invisible. */
function fontConfiguration(packagedFonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${packagedFonts}</dir>
  <cachedir>${cache}/fontconfig</cachedir>
</fontconfig>
`;
}

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked on first use (about 3 s).
 * @throws when unpacking fails, for instance on a full disk
 */
export async function packagedChromium(): Promise<ChromiumLocation> {
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: join(folder, 'fonts.conf'), LD_LIBRARY_PATH: libraries },
  };
}
