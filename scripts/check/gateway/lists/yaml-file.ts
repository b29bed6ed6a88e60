/** A YAML file as data: numbers keep their digits, as those of JSON files do, and every value its place. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { exactNumber, NotJson, type JsonPath } from '../../prices/sources/json-file.ts';
import type { ListFile } from './list.ts';

/** @throws NotJson when it is no YAML; the message goes on behind "the file" */
export function readYamlFile(text: string): ListFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) throw new NotJson(`is no YAML (${error.message.split('\n')[0] ?? ''})`);
  return {
    data: valueOf(document.contents, document),
    placeOf: (path: JsonPath) => {
      const node: unknown = document.getIn(path, true);
      const offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
      const { line, col } = lineCounter.linePos(offset);
      return `${String(line)}:${String(col)}`;
    },
  };
}

function valueOf(node: unknown, document: Document): unknown {
  if (isAlias(node)) return valueOf(node.resolve(document), document);
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), valueOf(value, document)]),
    );
  if (isSeq(node)) return node.items.map((item) => valueOf(item, document));
  if (!isScalar(node)) return undefined;
  return typeof node.value === 'number' && node.source !== undefined ? exactNumber(node.source) : node.value;
}
