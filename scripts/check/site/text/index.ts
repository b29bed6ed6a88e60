/** Which checks look at a file that is not HTML. */
import type { BuiltSite } from '../built-site.ts';
import { checkJsonFile } from '../data/json-files.ts';
import { feeFaults } from '../fee-words.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { checkCodeFile } from './code-files.ts';
import { checkTextFigures } from './figures.ts';
import { checkLineUnits } from './line-units.ts';
import { checkTextProse } from './prose.ts';

/** Not prices: the index itself, and the descriptions of the formats with their examples. */
const exempt = new Set(['api/trace.json', 'api/schema.json', 'schema/models.schema.json']);

export function* checkTextFile(site: BuiltSite, file: string, text: string): Iterable<SiteFinding> {
  if (exempt.has(file)) return;
  switch (file.split('.').at(-1)) {
    case 'md':
    case 'txt':
      yield* checkTextFigures(site, file, text);
      yield* checkTextProse(file, text);
      for (const [index, line] of text.split('\n').entries()) {
        yield* feeFaults(site.catalog, file, line, index + 1);
      }
      if (file === 'llms.txt') yield* checkLineUnits(site, file, text);
      return;
    case 'xml':
    case 'svg':
    case 'webmanifest':
      yield* checkTextFigures(site, file, text);
      if (/\bNaN\b|\bundefined\b|\[object /.test(text))
        yield finding('word-forbidden', file, 'A value is missing in it.');
      return;
    case 'json':
      yield* checkJsonFile(site, file, text);
      return;
    case 'py':
    case 'ts':
    case 'sh':
      yield* checkCodeFile(file, text);
  }
}

export const textExtensions = ['md', 'txt', 'xml', 'svg', 'webmanifest', 'json', 'py', 'ts', 'sh'];
