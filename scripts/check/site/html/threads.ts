/** Validates pages in threads, so that all cores work while the other checks run: about 25 ms a page. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SiteFinding } from '../finding.ts';
import type { Work } from './worker.ts';

/** To begin takes a thread as long as so many pages. */
const pagesPerThread = 40;

/**
 * @param folder the built site
 * @param pages its HTML files
 */
export async function validateHtml(folder: string, pages: readonly string[]): Promise<SiteFinding[]> {
  const work: Work = { folder, pages, next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
  const threads = Math.min(availableParallelism(), Math.ceil(pages.length / pagesPerThread));
  const findings = await Promise.all(Array.from({ length: threads }, () => findingsOf(work)));
  return findings.flat().sort((a, b) => a.file.localeCompare(b.file, 'en'));
}

async function findingsOf(workerData: Work): Promise<SiteFinding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      // Without effect when a message came before.
      reject(new Error(`A thread that validates HTML ended with ${code}.`));
    });
  });
}
