/** What the YAML itself may not do in a catalog, whatever it says. */
import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';
import type { ErrorCode } from '#catalog/errors/error-table.ts';
import type { IssueValues } from '#catalog/errors/issue.ts';

export interface YamlFault {
  readonly code: Extract<ErrorCode, 'yaml-syntax' | 'yaml-feature' | 'key-duplicate'>;
  /** Offset in the text. */
  readonly offset: number;
  readonly values: IssueValues;
}

/** One slip can make hundreds of syntax errors; the first ones say where it is. */
const mostSyntaxErrors = 10;

/** Far deeper than the format; deeper data could exhaust the stack of whatever reads it. */
const deepest = 20;

export function yamlFaults(document: Document): YamlFault[] {
  const syntax = document.errors
    .slice(0, mostSyntaxErrors)
    .map(({ code, message, pos: [offset] }): YamlFault =>
      code === 'MULTIPLE_DOCS'
        ? feature(offset, 'a second document')
        : { code: 'yaml-syntax', offset, values: { detail: message } },
    );
  // Behind a syntax error the tree is a guess.
  return syntax.length > 0 ? syntax : nodeFaults(document.contents, 1);
}

function nodeFaults(node: unknown, depth: number): YamlFault[] {
  if (!isNode(node)) return [];
  const at = offsetOf(node);
  if (isAlias(node)) return [feature(at, `an alias (*${node.source})`)];
  if (node.tag !== undefined) return [feature(at, `a tag (${node.tag.replace('tag:yaml.org,2002:', '!!')})`)];
  if (depth > deepest) return [feature(at, `more than ${deepest} levels`)];
  if (isSeq(node)) return node.items.flatMap((item) => nodeFaults(item, depth + 1));
  return isMap(node) ? pairsFaults(node.items, depth) : [];
}

function pairsFaults(pairs: readonly Pair[], depth: number): YamlFault[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ key, value }) => {
    const below = nodeFaults(value, depth + 1);
    if (!isScalar(key) || typeof key.value !== 'string') {
      return [feature(isNode(key) ? offsetOf(key) : 0, 'a key that is not plain text'), ...below];
    }
    // JavaScript objects treat this name in a way of their own: it would be lost without a word.
    if (key.value === '__proto__') return [feature(offsetOf(key), 'the key "__proto__"'), ...below];
    const repeated = seen.has(key.value);
    seen.add(key.value);
    const duplicate: YamlFault = { code: 'key-duplicate', offset: offsetOf(key), values: { key: key.value } };
    return [...nodeFaults(key, depth), ...(repeated ? [duplicate] : []), ...below];
  });
}

function feature(offset: number, name: string): YamlFault {
  return { code: 'yaml-feature', offset, values: { feature: name } };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
