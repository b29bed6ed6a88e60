import { readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/**
 * One page of every kind in a built site, by its address: pages of one kind stand in one folder, so the first of
 * each folder is taken, and folders with an index of their own are kinds as well.
 * @param folder - The built site
 */
export function samplePages(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file === 'index.html' || file.endsWith('/index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    .sort();
  const samples = new Map<string, string>();
  for (const page of pages) {
    const parent = dirname(page);
    if (page === '/' || parent === '/') samples.set(page, page);
    else if (!samples.has(`${parent}/*`)) samples.set(`${parent}/*`, page);
  }
  return [...samples.values()];
}
