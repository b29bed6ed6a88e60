/** Whether our reader and `yaml`, which the tools edit catalogs with, make the same of a text. */
import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import { expect } from 'vitest';
import { readSource, type Path } from './source.ts';

/**
 * What `yaml` refuses although it says the same: white space in lines without anything else, and marks of documents
 * that nothing stands before.
 */
const harmless = (text: string) =>
  text.replaceAll(/^[ \t]+$/gm, '').replace(/^((?:\s|#.*)*)(?:\.\.\.| *---)$/m, '$1');

const asYamlReads = (text: string) =>
  parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });

/** For tests: true when our reader takes a map; `yaml` must then take it too, and say the same: data, order of keys, offsets. */
export function agrees(text: string): boolean {
  const source = readSource('x', text);
  // A line break within a text is refused, and read as anybody reads it.
  const faults = source.faults.filter(({ code }) => code !== 'text-character');
  if (faults.length > 0 || typeof source.data !== 'object') return false;
  const document = asYamlReads(text.replace(/^\uFEFF/, ''));
  if (document.errors.length > 0) expect(asYamlReads(harmless(text)).errors).toEqual([]);
  if (document.errors.length > 0) return true;
  // As text: the order of the keys counts. What is not there, we call empty.
  expect(JSON.stringify(source.data ?? '')).toBe(
    JSON.stringify(document.toJS() ?? '', (_, value: unknown) => value ?? ''),
  );
  const compare = (node: unknown, path: Path): void => {
    if (!isNode(node) || !node.range) return;
    // Where something begins that is not there, each may say in its own way.
    const isThere = node.range[1] > node.range[0];
    if (isThere) expect([path, source.valueAt(path).offset]).toEqual([path, node.range[0]]);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) compare(item, [...path, index]);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      const inner = [...path, String(key.value)];
      if (key.range[1] > key.range[0])
        expect([inner, source.keyAt(inner).offset]).toEqual([inner, key.range[0]]);
      compare(value, inner);
    }
  };
  compare(document.contents, []);
  return true;
}
