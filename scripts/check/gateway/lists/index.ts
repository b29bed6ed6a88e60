/** Every shape of a gateway's own list: a new one is an entry of `#catalog/registry/list-shapes.ts`, a file here, its line below. */
import { listShapes, listShapeWords, type ListShape } from '#catalog/registry/list-shapes.ts';
import { CannotRun } from '../../report.ts';
import { NotJson, readJsonFile } from '../../prices/sources/json-file.ts';
import { csv } from './csv.ts';
import { readCsv } from './csv-file.ts';
import { libraryLists } from './libraries.ts';
import { entryOf, type ListDefinition, type ListEntry, type ListFile, type OpenedList } from './list.ts';
import { litellmProxy } from './litellm-proxy.ts';
import { llmGateway } from './llm-gateway.ts';
import { newApi } from './new-api.ts';
import { openrouter } from './openrouter.ts';
import { perMillion } from './per-million.ts';
import { vercel } from './vercel.ts';
import { readYamlFile } from './yaml-file.ts';

const lists: Readonly<Record<ListShape, ListDefinition>> = {
  csv,
  'litellm-proxy': litellmProxy,
  'new-api': newApi,
  'llm-gateway': llmGateway,
  vercel,
  'per-million': perMillion,
  openrouter,
  ...libraryLists,
};

/**
 * Reads a list.
 * @param name how messages call it: its path or address
 * @param shape which it is; recognised by what is in it, where it is not given
 * @throws CannotRun when it cannot be parsed, has none of the shapes, or none that was asked for
 */
export function openList(name: string, text: string, shape?: ListShape): OpenedList {
  const { data, placeOf } = fileOf(name, text, shape);
  const found = shape ?? listShapes.find((one) => lists[one].format !== 'csv' && lists[one].isShape(data));
  const known = found ?? (lists.csv.isShape(data) ? 'csv' : undefined);
  if (known === undefined || !lists[known].isShape(data)) throw unlike(name, shape);
  const definition = lists[known];
  const entries: ListEntry[] = [];
  const skipped: OpenedList['skipped'][number][] = [];
  for (const read of definition.read(data)) {
    const place = placeOf(read.path);
    const entry = entryOf(definition.fields, read, place);
    const first = entries.find(({ id }) => id === entry.id);
    const why = read.id.includes('*')
      ? 'a pattern, which names no model'
      : first === undefined
        ? undefined
        : `listed a second time; the first, at ${first.place}, counts${sameRates(first, entry) ? '' : ', whose prices are others'}`;
    if (why === undefined) entries.push(entry);
    else skipped.push({ name: read.id, why, place });
  }
  return { shape: known, entries, skipped };
}

function sameRates(one: ListEntry, other: ListEntry): boolean {
  return JSON.stringify(one.rates) === JSON.stringify(other.rates);
}

function fileOf(name: string, text: string, shape: ListShape | undefined): ListFile {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  const format = shape === undefined ? undefined : lists[shape].format;
  try {
    if (/^[[{<\u001F]|^PK\u0003/.test(start)) return readJsonFile(text);
    if (format === 'csv' || /\.csv$/i.test(name) || (format === undefined && /^"?id"?\s*,/.test(start)))
      return readCsv(text);
    if (format === 'yaml or json' || /^\S+:/m.test(start)) return readYamlFile(text);
    return readJsonFile(text);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new CannotRun(`${name} cannot be read: the file ${error.message}.`);
  }
}

function unlike(name: string, shape: ListShape | undefined): CannotRun {
  const known = listShapes.map((one) => `  ${one.padEnd(14)} ${listShapeWords[one]}`).join('\n');
  const why =
    shape === undefined ? 'it has none of the shapes that are known' : `it is not ${listShapeWords[shape]}`;
  return new CannotRun(
    `${name} cannot be read: ${why}. Give the shape with --shape, or write the prices into a table (\`npm run catalog -- import --template\`).\n${known}`,
  );
}

/** @throws CannotRun when there is no shape of that name */
export function listShapeOf(name: string): ListShape {
  const shape = listShapes.find((one) => one === name);
  if (shape !== undefined) return shape;
  throw new CannotRun(`There is no shape "${name}"; there are ${listShapes.join(', ')}.`);
}
