/** llms.txt: a title, a summary, sections that are lists of links; every model is named. @see https://llmstxt.org */
import { type BuiltSite, modelLinked } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { moneyIn } from '../../money.ts';
import { meterOf, unitOf } from '../../oracle/trace-key.ts';
import { meterWords, shortNames } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';

export const llmsCodes = codes('llms', {
  'llms-missing': {
    why: 'Assistants look for it.',
    fix: 'Build again; if it stays, look at src/views/whole/files.ts.',
  },
  'llms-shape': {
    why: 'A program that reads llms.txt expects one title, a summary, and sections that are lists of links.',
    fix: 'Follow https://llmstxt.org in src/views/data/llms.ts.',
  },
  'llms-model-missing': {
    why: 'An assistant that reads only this file would say there is no such model.',
    fix: 'List every model in src/views/data/llms.ts.',
  },
  'llms-unit-missing': {
    why: 'An assistant quotes the line alone: a figure without its unit says nothing.',
    fix: 'End the line with the unit of its figures (src/views/data/llms.ts).',
  },
});

const finding = raising(llmsCodes);

const file = 'llms.txt';
/** A list item that is a link: its text may hold escaped brackets, "FLUX \[dev\]". */
const item = /^- \[(?:\\.|[^\\\]])+\]\(([^)\s]+)\)(?:: .+)?$/;

export const llmsPart: PartKind = {
  codes: [llmsCodes],
  start: (site) => ({
    *end() {
      if (!site.files.paths.has(file)) {
        yield finding('llms-missing', file, 'It was not built.');
        return;
      }
      const lines = site.files.read(file).split('\n');
      site.look('llms', 'lines', lines.length);
      yield* checkShape(lines);
      yield* checkModels(site, lines);
    },
  }),
};

function* checkShape(lines: readonly string[]): Findings {
  const fault = (message: string, line: number) => finding('llms-shape', file, message, line);
  if (!/^# \S/.test(lines[0] ?? ''))
    yield fault(`It does not begin with its title: ${excerpt(lines[0] ?? '')}`, 1);
  const summary = lines.findIndex((line) => line.startsWith('> '));
  const firstSection = lines.findIndex((line) => line.startsWith('## '));
  if (summary < 0 || (firstSection >= 0 && summary > firstSection))
    yield fault('It has no summary ("> …") before its sections.', 1);
  let inSection = false;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.startsWith('# '))
      yield fault(`There is a second title: ${excerpt(line)}`, index + 1);
    if (/^#{3,} /.test(line)) yield fault(`There is a heading below a section: ${excerpt(line)}`, index + 1);
    if (line.startsWith('## ')) inSection = true;
    const isItem = line.startsWith('- ') || /^\s+[-*] |^\* /.test(line);
    if (inSection && isItem && !item.test(line))
      yield fault(`The item is no link with its words: ${excerpt(line)}`, index + 1);
  }
}

/** A file too long for one look leaves models to the page of their provider, and says so in its line. */
function* checkModels(site: BuiltSite, lines: readonly string[]): Findings {
  const text = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('## ')),
  );
  const named = new Set(text.flatMap((line) => namedId(site, line) ?? []));
  const left = new Set(
    lines
      .filter((line) => line.endsWith('not listed here'))
      .map((line) => /\/providers\/([^/)]+)\.md\)/.exec(line)?.[1]),
  );
  for (const { id, provider } of site.catalog.models) {
    if (!named.has(id) && !left.has(provider.id))
      yield finding('llms-model-missing', file, `${id} is not in it.`);
  }
}

/** "- `acme/one`: $1.00 …"; where addresses cannot be told from the id, it is a link to the page. */
function namedId(site: BuiltSite, line: string): string | undefined {
  const [, fence = '', id = '', address] =
    /^- \[?(`+) ?(.*?) ?\1(?:\]\(([^)\s]+)\))?(?: \(.*?\))?: /.exec(line) ?? [];
  if (fence === '') return undefined;
  const model = site.modelById.get(id);
  const stem = id.toLowerCase();
  const isTold =
    address === undefined
      ? model?.slug === stem.replaceAll('/', '-') && model.fileStem === stem
      : modelLinked(site, address) === model;
  return isTold ? id : undefined;
}

// Lines of llms.txt: each figure of a model has its unit in its own line, and names what it is the price of.

export function* checkLineUnits(site: BuiltSite, file: string, text: string): Findings {
  const indexed = site.index.get(file) ?? [];
  let place = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const figures = moneyIn(line).map((figure) => ({ ...figure, key: indexed[place++]?.[1] ?? '' }));
    if (!line.startsWith('- ')) continue;
    const fault = (message: string) =>
      finding('llms-unit-missing', file, `${message}: ${excerpt(line)}`, number + 1);
    for (const { key, text: shown, end } of figures) {
      const meter = meterOf(key);
      if (meter === undefined) continue;
      const rest = line.slice(end);
      const { unit, shortUnit } = unitOf(key, site.rates) ?? meterWords[meter];
      const said = /\bper ((?:1[MK] )?[A-Za-z][^,;.()|]*)|\beach\b/.exec(rest);
      if (said === null) yield fault(`${shown} has no unit`);
      else if (said[1] !== undefined && !said[1].startsWith(unit) && !said[1].startsWith(shortUnit)) {
        yield fault(`${shown} (${key}) is given per ${said[1].trim()}`);
      }
      const [, name = ''] = /^ (in|out|cached)\b/.exec(rest) ?? [];
      if (name !== '' && !shortNames[name]?.includes(meter))
        yield fault(`${shown} (${key}) is called "${name}"`);
    }
  }
}
