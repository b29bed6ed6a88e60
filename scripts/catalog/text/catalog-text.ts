/** A catalog file as text: cut into blocks that can be moved, replaced and added without touching any other. */
import { isMap, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { parseSource } from '#catalog/read/source.ts';
import { CatalogError, problemAt } from '#catalog/read/problem.ts';
import { CannotRun } from '../../check/report.ts';
import { cut, type Block } from './cut.ts';
import { placesOfMap, placesOfModels } from './places.ts';
import { splitLead } from './section.ts';

/** One model as it stands in the file. */
export interface EntryText {
  readonly id: string;
  /** The line on which what belongs to it begins (blank lines, comments), and the one of its dash; 0-based. */
  readonly start: number;
  readonly bodyStart: number;
  /** A section heading and what is said below it about the section; only above the first entry of a section. */
  readonly heading: readonly string[];
  /** Comments about this entry. */
  readonly comments: readonly string[];
  readonly body: readonly string[];
  readonly node: Node;
}

export interface CatalogText {
  /** Everything before the keys of `providers`. */
  readonly head: readonly string[];
  readonly providers: readonly Block[];
  /** From behind the last provider up to and including `models:`. */
  readonly between: readonly string[];
  readonly models: readonly EntryText[];
  /** Behind the last model; comments, mostly none. */
  readonly tail: readonly string[];
  readonly counter: LineCounter;
}

/**
 * @throws CatalogError when the YAML has mistakes
 * @throws CannotRun when it is written in a way that cannot be cut by lines
 */
export function readCatalogText(file: string, text: string): CatalogText {
  const source = parseSource(file, text);
  const faults = source.faults.map(({ code, position, values }) => problemAt(source, position, code, values));
  const [first, ...rest] = faults;
  if (first !== undefined) throw new CatalogError([first, ...rest]);

  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, uniqueKeys: false });
  const lines = text.split('\n');
  const root = document.contents;
  const places = placesOfMap(root, counter);
  const [providers, models] = isMap(root) ? [root.get('providers', true), root.get('models', true)] : [];
  const [providersAt, modelsAt] = ['providers', 'models'].map((key) =>
    places?.find(({ name }) => name === key),
  );
  const providerPlaces = placesOfMap(providers, counter);
  const modelPlaces = isSeq(models) ? placesOfModels(models, counter, lines) : undefined;
  if (!providersAt || !modelsAt || !providerPlaces || !modelPlaces || !isSeq(models)) throw uncuttable(file);
  if (modelsAt.first < providersAt.first || modelsAt !== places?.at(-1)) throw uncuttable(file);

  const providersEnd = providersAt.last + 1;
  const end = text.endsWith('\n') ? lines.length - 1 : lines.length;
  const blocks = cut(
    lines,
    modelPlaces,
    indentOf(lines[modelPlaces[0]?.first ?? 0]),
    modelsAt.first + 1,
    end,
  );
  return {
    head: lines.slice(0, providersAt.first + 1),
    providers: cut(
      lines,
      providerPlaces,
      indentOf(lines[providerPlaces[0]?.first ?? 0]),
      providersAt.first + 1,
      providersEnd,
    ),
    between: lines.slice(providersEnd, modelsAt.first + 1),
    models: blocks.map(({ name, start, lead, body }, index) => ({
      id: name,
      start,
      bodyStart: start + lead.length,
      ...splitLead(lead),
      body,
      node: models.items[index] as Node,
    })),
    tail: lines.slice(
      blocks.reduce((sum, block) => sum + block.lead.length + block.body.length, modelsAt.first + 1),
      end,
    ),
    counter,
  };
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function uncuttable(file: string): CannotRun {
  return new CannotRun(
    `${file} cannot be edited line by line: \`providers\` and \`models\` have to be a block map and a block list, ` +
      'the models last, each entry and each of its keys on a line of its own. Write it so (see models.yaml) and try again.',
  );
}
