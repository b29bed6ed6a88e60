import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './output-folder.ts';

/** A site that was built, but not as it should be. */
class IncompleteSiteError extends Error {
  override readonly name = 'IncompleteSiteError';
}

/**
 * Looks over a site that was built.
 * @param pages how many Astro says it has made
 * @param made path of everything that is made of the site
 * @returns its files, relative to the folder
 * @throws IncompleteSiteError unless everything that is made of the site is there, each under a path of its own, and no
 * file is empty
 */
export function lookOver(folder: string, pages: number, made: readonly string[]): string[] {
  const files = filesIn(folder);
  const present = new Set(files);
  const expected = made.map((path) => join(...path.split('/')));
  const seen = new Set<string>();
  const twice = expected.filter((path) => seen.has(path) || !seen.add(path));
  const html = files.filter((file) => file.endsWith('.html')).length;
  const faults = [
    ...expected.filter((file) => !present.has(file)).map((file) => `${file} is missing`),
    ...twice.map((file) => `${file} is made of two things, and one of them is lost`),
    ...(html === pages
      ? []
      : [`${counted(pages, 'page')} should be there, and ${counted(html, 'file')} of HTML are`]),
    ...files.filter((file) => statSync(join(folder, file)).size === 0).map((file) => `${file} is empty`),
  ];
  if (faults.length === 0) return files;
  const rest = faults.length > 5 ? `\n  … and ${counted(faults.length - 5, 'more fault')}` : '';
  throw new IncompleteSiteError(
    `The site was built, but not as it should be, so it is not to be published:\n  ${faults.slice(0, 5).join('\n  ')}${rest}\n` +
      'Is the disk full? Build again; if it stays so, it is a fault of the generator.',
  );
}

const digits = new Intl.NumberFormat('en-US');

/** `1 page`, `1,204 pages`. */
export function counted(count: number, noun: string): string {
  return `${digits.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}
