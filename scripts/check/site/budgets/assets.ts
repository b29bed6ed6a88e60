/** Styles and scripts of the site: their weight, and what a page loads with them. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { BuiltSite } from '../built-site.ts';

/**
 * Bytes after brotli.
 * @param quality 11 is what servers send of prepared files; 5 is ten times as quick, and about a tenth larger
 */
export function brotliBytes(data: string | Uint8Array, quality: 5 | 11): number {
  return brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
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
