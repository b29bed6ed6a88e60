/**
 * Other generators, each a small project in `peers`, that print our finished model pages: they are handed every title,
 * sentence and table as it is to stand there, and write files of the very same bytes.
 */
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fetchTools, toolsOf } from '../../tests/slow/tools.ts';
import { filesIn } from '../lib/output-folder.ts';
import { packageCommand } from '../lib/run-command.ts';
import type { Program } from './process.ts';

const projects = join(import.meta.dirname, 'peers');

export interface Peer {
  readonly name: string;
  /** What it is, and how it prints. */
  readonly about: string;
  readonly command: () => Program['command'];
}

export const peers: Readonly<Record<string, Peer>> = {
  eleventy: {
    name: 'Eleventy',
    about: 'Eleventy 3.1.8 with its fastest templates, those in JavaScript',
    command: () => [
      process.execPath,
      join(toolsOf('eleventy', projects), 'node_modules/@11ty/eleventy/cmd.cjs'),
    ],
  },
  hugo: {
    name: 'Hugo',
    about: 'Hugo 0.168.0, whose content adapter adds a page for each model',
    command: () => [join(toolsOf('hugo.txt', projects), 'hugo/binaries/hugo'), 'build', '--quiet'],
  },
  astro: {
    name: 'Astro',
    about: 'the Astro that our build stands on, with one page and no integration',
    command: () => [process.execPath, packageCommand('astro'), 'build', '--silent'],
  },
  node: {
    name: 'Plain Node',
    about: 'a template and a loop: what writing these bytes takes at least',
    command: () => [process.execPath, 'build.js'],
  },
};

/** A model's page in parts, each ready to be printed. */
interface PageData {
  /** `q/<slug>/`. */
  readonly path: string;
  readonly title: string;
  readonly head: string;
  readonly opening: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly html: string }[];
  readonly closing: string;
}

/** So many pages stand in one file of data: a text of all of them is longer than a program may have. */
const pagesPerFile = 500;

/** Fetches what the others need, and Starlight, whose page a browser loads beside ours. */
export function fetchPeers(): void {
  for (const tools of ['eleventy', 'hugo.txt', 'starlight']) fetchTools(tools, projects);
}

/** A project of `peers`, with the packages that were fetched for it, if any were. */
export function copyProject(name: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(projects, name), folder, { recursive: true });
  if (existsSync(join(folder, 'package.json')))
    symlinkSync(join(toolsOf(name, projects), 'node_modules'), join(folder, 'node_modules'));
}

/** Takes the model pages of a built site apart. @returns how many there are */
export function writePageData(dist: string, folder: string): number {
  const pages = modelPages(dist);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let from = 0; from < pages.length; from += pagesPerFile) {
    const data = pages
      .slice(from, from + pagesPerFile)
      .map((path) => partsOf(path, readFileSync(join(dist, path, 'index.html'), 'utf8')));
    writeFileSync(join(folder, `pages-${String(from)}.json`), JSON.stringify(data));
  }
  return pages.length;
}

/** Paths of the pages of models, without the stubs of names that models no longer have. */
function modelPages(dist: string): string[] {
  return readdirSync(join(dist, 'q'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `q/${name}/`)
    .filter((path) => readFileSync(join(dist, path, 'index.html'), 'utf8').includes(opening))
    .sort();
}

const opening = '<section class="section section-';

const start =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>';

/** @throws Error where the page is of another form than the templates of the others print */
function partsOf(path: string, html: string): PageData {
  const [, title = '', head = '', body = ''] =
    /^([^]*?)<\/title>([^]*?)<\/head><body>([^]*)<\/body><\/html>$/.exec(html.slice(start.length)) ?? [];
  const [first = '', ...rest] = body.split(opening);
  const pieces = rest.map((piece, index) => {
    const [, id = '', heading = '', after = ''] =
      /^([\w-]+)" aria-labelledby="\1"><h2 id="\1">([^]*?)<\/h2>([^]*)$/.exec(piece) ?? [];
    const end =
      index < rest.length - 1 ? after.length - '</section>'.length : after.lastIndexOf('</section>');
    return { id, title: heading, html: after.slice(0, end), behind: after.slice(end + '</section>'.length) };
  });
  const closing = pieces.at(-1)?.behind ?? '';
  const sections = pieces.map(({ behind: _, ...section }) => section);
  const parts: PageData = { path, title, head, opening: first, sections, closing };
  if (printed(parts) !== html)
    throw new Error(`${path} has parts that scripts/bench/peers do not print: let them follow the page.`);
  return parts;
}

/** The page as each of the others is to print it. */
function printed({ title, head, opening: first, sections, closing }: PageData): string {
  const bodies = sections.map(
    ({ id, title: heading, html }) =>
      `${opening}${id}" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${html}</section>`,
  );
  return `${start}${title}</title>${head}</head><body>${first}${bodies.join('')}${closing}</body></html>`;
}

/** Gets a project ready that prints these data. @returns how it is built */
export function openPeer(key: string, { command }: Peer, data: string, folder: string): Program {
  copyProject(key, folder);
  mkdirSync(join(folder, 'data'));
  for (const file of readdirSync(data)) linkSync(join(data, file), join(folder, 'data', file));
  return { command: command(), cwd: folder, env: { ASTRO_TELEMETRY_DISABLED: '1' } };
}

/** Removes what a peer has printed, and what it keeps for another time. */
export function emptyPeer(folder: string): void {
  for (const name of ['out', '.astro', 'resources'])
    rmSync(join(folder, name), { recursive: true, force: true });
}

/** @throws Error where what a peer has printed is not, byte for byte, what we print */
export function comparePeer(name: string, out: string, data: string): void {
  const pages = readdirSync(data).flatMap(
    (file) => JSON.parse(readFileSync(join(data, file), 'utf8')) as PageData[],
  );
  const files = filesIn(out).filter((file) => file.endsWith('.html'));
  if (files.length !== pages.length)
    throw new Error(`${name} printed ${String(files.length)} pages, and not ${String(pages.length)}.`);
  for (const page of pages) {
    if (readFileSync(join(out, page.path, 'index.html'), 'utf8') !== printed(page))
      throw new Error(`${name} printed ${page.path} in other bytes than we do.`);
  }
}
