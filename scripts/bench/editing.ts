/** How long it takes in `npm run dev` until a saved price is served. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { modelAddress } from '#address.ts';
import { loadCatalog } from '#catalog/load.ts';
import { freePort } from '../lib/free-port.ts';
import { ownCommand, root } from '../lib/run-command.ts';
import type { MeasuredSite } from './sites.ts';

export interface Editing {
  /** Seconds from the start of the server to the first page of a model. */
  readonly first: number;
  /** Seconds from the saved catalog to the page with the new price, each time. */
  readonly saved: readonly number[];
}

/** What takes longer hangs. */
const patience = 5 * 60_000;

const between = 20;

/** So long it may take to end by itself. */
const grace = 5000;

/** Edits a price so many times while its page is asked for. @throws Error where it is not served in minutes */
export async function measureEditing(site: MeasuredSite, times: number): Promise<Editing> {
  const port = await freePort();
  const { models } = loadCatalog({ file: join(site.folder, 'models.yaml') });
  const model = models.find(({ id }) => id === site.id);
  if (model === undefined) throw new Error(`${site.folder} has no model ${site.id}.`);
  const started = performance.now();
  const server = spawn(
    process.execPath,
    ['--experimental-strip-types', ownCommand('dev'), '--port', String(port)],
    { cwd: root, env: { ...process.env, ...site.env, DRAFT: '' }, stdio: 'ignore' },
  );
  try {
    const page = `http://localhost:${String(port)}${modelAddress(model)}`;
    await untilServed(page, `How much does`);
    const first = (performance.now() - started) / 1000;
    const saved: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const before = performance.now();
      await untilServed(page, `$${site.changePrice()}`);
      saved.push((performance.now() - before) / 1000);
    }
    return { first, saved };
  } finally {
    const ended = new Promise((resolve) => server.once('close', resolve));
    server.kill();
    await Promise.race([ended, setTimeout(grace, undefined, { ref: false })]);
    server.kill('SIGKILL');
  }
}

async function untilServed(page: string, words: string): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const text = await fetch(page, { signal: AbortSignal.timeout(patience) }).then(
      (response) => response.text(),
      () => '',
    );
    if (text.includes(words)) return;
    await setTimeout(between);
  }
  throw new Error(`${page} does not say "${words}".`);
}
