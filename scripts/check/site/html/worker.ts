/** A thread of `validate.ts`: asks for one page after the other until none is left. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { SiteFinding } from '../finding.ts';
import { htmlFaults } from './html.ts';

/** What a thread is given. */
export interface Work {
  readonly folder: string;
  readonly pages: readonly string[];
  /** One number, shared by all threads: the next page that nobody has taken yet. */
  readonly next: SharedArrayBuffer;
}

const { folder, pages, next } = workerData as Work;
const counter = new Int32Array(next);
const findings: SiteFinding[] = [];
for (;;) {
  const page = pages[Atomics.add(counter, 0, 1)];
  if (page === undefined) break;
  findings.push(...htmlFaults(page, readFileSync(join(folder, page), 'utf8')));
}
parentPort?.postMessage(findings);
