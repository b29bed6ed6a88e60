/** What a page loads before the reader touches anything. */
import { hash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import type { HTMLElement } from 'node-html-parser';
import { type BuiltSite, fileOf, localPath } from '../../built-site.ts';
import { type HtmlPage, isTag } from '../../html-page.ts';

export interface PageLoad {
  readonly styles: readonly string[];
  /** With what they import, and with the tools that start by themselves. */
  readonly scripts: readonly string[];
  /** Pictures, fonts and data that the page asks for at once. */
  readonly others: readonly string[];
  /** Addresses of other hosts, with the element that names them. */
  readonly foreign: readonly string[];
  /** Tools whose module no script of the page knows. */
  readonly unknownTools: readonly string[];
}

/** `rel`s of `<link>` that make a browser fetch, or connect. */
const fetching = [
  'stylesheet',
  'preload',
  'modulepreload',
  'prefetch',
  'preconnect',
  'dns-prefetch',
  'icon',
  'manifest',
];
const media = ['img', 'iframe', 'video', 'audio', 'source', 'embed', 'track', 'object'];

export function pageLoad(site: BuiltSite, page: HtmlPage, assets: Assets): PageLoad {
  const styles = new Set<string>();
  const entries = new Set<string>();
  const others = new Set<string>();
  const foreign = new Set<string>();
  const { scripts: named = [], stylesheets = [] } = site.catalog.head ?? {};
  const wanted = new Set([...named.map(({ src }) => src), ...stylesheets]);
  const file = (element: HTMLElement, address: string): string | undefined => {
    // What the catalog has every page load is the gateway's own decision.
    if (address.startsWith('data:') || wanted.has(address)) return undefined;
    const url = localPath(site, address, page.path);
    if (url === undefined) foreign.add(`${address} (<${element.rawTagName}>)`);
    return url && fileOf(url.pathname);
  };
  const add = (set: Set<string>, name: string | undefined) => {
    if (name !== undefined) set.add(name);
  };
  for (const element of page.elements) {
    if (isTag(element, 'link')) {
      const rel = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
      if (!rel.some((word) => fetching.includes(word))) continue;
      const name = file(element, element.getAttribute('href') ?? '');
      if (rel.includes('stylesheet')) add(styles, name);
      else if (rel.includes('modulepreload')) add(entries, name);
      else if (rel.includes('preload')) add(others, name);
    } else if (isTag(element, 'script')) {
      const source = element.getAttribute('src');
      if (source !== undefined) add(entries, file(element, source));
    } else if (isTag(element, 'use')) {
      const drawing = element.getAttribute('href') ?? '#';
      if (!drawing.startsWith('#')) add(others, file(element, drawing));
    } else if (isTag(element, ...media)) {
      for (const source of sourcesOf(element)) {
        const name = file(element, source);
        if (element.getAttribute('loading') !== 'lazy') add(others, name);
      }
    }
  }
  const { modules, unknown } = toolsOf(page, [...entries], assets);
  const scripts = new Set([...entries, ...modules].flatMap((entry) => assets.withImports(entry)));
  return {
    styles: [...styles],
    scripts: [...scripts],
    others: [...others],
    foreign: [...foreign],
    unknownTools: unknown,
  };
}

function sourcesOf(element: HTMLElement): string[] {
  const set = (element.getAttribute('srcset') ?? '')
    .split(',')
    .map((part) => part.trim().split(/\s+/)[0] ?? '');
  return [element.getAttribute('src'), element.getAttribute('data'), ...set].filter(
    (address) => address !== undefined && address !== '',
  ) as string[];
}

/** Modules of tools that do not wait for a touch. */
/** Without a question in the address, these wait for the reader's touch. */
const waiting = ['touch', 'query'];

function toolsOf(page: HtmlPage, entries: readonly string[], assets: Assets) {
  const elements = page.elements.filter((element) => element.rawAttrs.includes('data-tool='));
  const modules: string[] = [];
  const unknown: string[] = [];
  for (const element of elements) {
    const tool = element.getAttribute('data-tool') ?? '';
    const found = entries
      .map((entry) => assets.toolModule(entry, tool))
      .find((module) => module !== undefined);
    if (found === undefined) unknown.push(tool);
    else if (!waiting.includes(element.getAttribute('data-load') ?? '')) modules.push(found);
  }
  return { modules, unknown };
}

/** Styles and scripts of the site: their weight, and what a page loads with them. */

/** By quality and content: whoever checks one site many times changes little of it. */
const known = new Map<string, number>();

/**
 * Bytes after brotli.
 * @param quality 11 is what servers send of prepared files; 5 is thirty times as quick and a tenth larger, with a window
 * that most pages fit into
 */
export function brotliBytes(data: string | Uint8Array, quality: 5 | 11): number {
  const key = `${quality} ${hash('sha1', data, 'base64')}`;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    ...(quality === 5 && { [constants.BROTLI_PARAM_LGWIN]: 16 }),
  };
  const bytes = known.get(key) ?? brotliCompressSync(data, { params }).length;
  known.set(key, bytes);
  return bytes;
}

export interface Assets {
  /** Bytes of a file after brotli. */
  readonly weight: (file: string) => number;
  /** A script with everything it imports before it runs. */
  readonly withImports: (file: string) => readonly string[];
  /** The module that a script imports for a tool; undefined when it knows no such tool. */
  readonly toolModule: (script: string, tool: string) => string | undefined;
}

/** Static imports of built code: `import"./a.js"`, `import{b as c}from"./b.js"`. */
const staticImport = /(?:^|[;}\s])import\s*(?:[\w$*{},\s]+?from\s*)?(["'`])(\.{1,2}\/[^"'`]+)\1/g;
/** Entries of the table of tools: `table:()=>f(()=>import("./t.js"),[])`. */
const toolEntry = /["'`]?([\w$-]+)["'`]?:\(\)=>[^;]{0,60}?import\((["'`])(\.{1,2}\/[^"'`]+)\2\)/g;

export function assetsOf({ files }: BuiltSite): Assets {
  const weights = new Map<string, number>();
  const closures = new Map<string, readonly string[]>();
  const tools = new Map<string, ReadonlyMap<string, string>>();
  const resolved = (from: string, address: string) =>
    new URL(address, `https://site/${from}`).pathname.slice(1);
  return {
    weight(file) {
      const known = weights.get(file) ?? (files.paths.has(file) ? brotliBytes(files.bytes(file), 11) : 0);
      weights.set(file, known);
      return known;
    },
    withImports(file) {
      const known = closures.get(file);
      if (known !== undefined) return known;
      const found = new Set([file]);
      for (const name of found) {
        if (!files.paths.has(name)) continue;
        for (const [, , address = ''] of files.read(name).matchAll(staticImport))
          found.add(resolved(name, address));
      }
      closures.set(file, [...found]);
      return [...found];
    },
    toolModule(script, tool) {
      const table =
        tools.get(script) ??
        new Map(
          files.paths.has(script)
            ? [...files.read(script).matchAll(toolEntry)].map(([, name = '', , address = '']) => [
                name,
                resolved(script, address),
              ])
            : [],
        );
      tools.set(script, table);
      return table.get(tool);
    },
  };
}
