/**
 * Reads YAML as a tree in which every scalar is its source text: no number goes through a binary float, and no YAML
 * version decides what `no` or `010` means. Every key and every value knows where it begins.
 */
import {
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { ErrorCode, IssueValues } from '#catalog/errors/error-table.ts';
import { characterFault } from '#catalog/registry/characters.ts';

/** What the YAML itself may not do in a catalog, whatever it says. */
export interface YamlFault {
  readonly code: Extract<
    ErrorCode,
    'yaml-syntax' | 'yaml-feature' | 'key-duplicate' | 'text-character' | 'file-too-large'
  >;
  /** Offset in the text. */
  readonly offset: number;
  readonly values: IssueValues;
}

export interface YamlNode {
  /** Offsets of its first character and of that of its key, if it has one. */
  readonly at: number;
  readonly key: number | undefined;
  /** Text, lists and maps only. */
  readonly value: unknown;
  /** Its items, or its values by key. */
  readonly parts: Readonly<Record<string, YamlNode>> | readonly YamlNode[] | undefined;
}

/** Far deeper than the format; deeper data could exhaust the stack of whatever reads it. */
const deepest = 20;

/** Stands for a key that is none; what is said about it, is said about the key in the file. */
const noKey = '?';

/** What stands between the end of a key, or of an item, and the value behind it: to the header of a block, if it is one. */
const toValue = /["']?[ \t]*:(?:(?:\s|#.*$)*(?=[|>]))?/my;
const toItem = /(?:[\s\]}"']|#.*$)*-(?:(?:\s|#.*$)*(?=[|>]))?/my;

/** On these, parsers disagree: whether a line ends here, and whether there is anything at all. */
const odd = /\r(?!\n)|\uFEFF/;

/**
 * Ten times what the largest catalogs have. Each line and each item in brackets becomes several objects, so that what is
 * no catalog would fill the memory before anything could be said of it.
 */
const most = 3_000_000;

/** Where a text has more lines, and items between commas, than any catalog. */
function surplusAt(text: string): number | undefined {
  if (text.length <= most) return undefined;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    // A line break, a comma.
    if (sign !== 0x0a && sign !== 0x2c) continue;
    count += 1;
    if (count > most) return at;
  }
  return undefined;
}

/** @returns no root for a text that says nothing, and for one that is no YAML: then `faults` says why */
export function readYaml(text: string): { root: YamlNode | undefined; faults: YamlFault[] } {
  const faults: YamlFault[] = [];
  const broken = (offset: number, detail: string) => {
    faults.push({ code: 'yaml-syntax', offset, values: { detail } });
    return { root: undefined, faults };
  };
  const surplus = surplusAt(text);
  if (surplus !== undefined) {
    faults.push({ code: 'file-too-large', offset: surplus, values: { most: '3 million lines and values' } });
    return { root: undefined, faults };
  }
  const oddity = text.search(odd);
  if (oddity !== -1)
    return broken(oddity, 'A lone carriage return, or a byte order mark, stands in the text.');
  try {
    return { root: treeOf(text, faults), faults };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    // The parser stops at the first error; behind it, everything would be a guess.
    const at = mark?.position ?? 0;
    return broken(at, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.${quotesNeeded(text.slice(at))}`);
  }
}

/** Ids may begin with a sign that YAML keeps for itself; its parsers do not say how to write them. */
function quotesNeeded(rest: string): string {
  const [value] = /^[@`%][^\s,'"\]}]*/.exec(rest) ?? [];
  return value === undefined ? '' : ` Write it in quotes: "${value}".`;
}

function treeOf(text: string, faults: YamlFault[]): YamlNode | undefined {
  const events = parseEvents(text, { maxDepth: deepest });
  let next = 0;
  /** One behind the last scalar or bracket that was read. */
  let end = 0;

  const refuse = (offset: number, feature: string) =>
    faults.push({ code: 'yaml-feature', offset, values: { feature } });

  /** A value without a character of its own begins where it could stand; so does a block, whose event has only its lines. */
  function startOf({ style, valueStart }: ScalarEvent, key?: number): number {
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
    if (style === SCALAR_STYLE.PLAIN && valueStart !== -1) return valueStart;
    const before = key === undefined ? toItem : toValue;
    before.lastIndex = end;
    return before.test(text) ? before.lastIndex : (key ?? end);
  }

  /** @param key where its key begins */
  function node(key?: number): YamlNode {
    const event = events[next++];
    if (event?.type === EVENT_ID.ALIAS) {
      const at = event.anchorStart - 1;
      end = event.anchorEnd;
      refuse(at, `an alias (${text.slice(at, end)})`);
      // Whatever is said about this value, is said about the alias.
      return { at, key, value: '', parts: undefined };
    }
    if (event?.type === EVENT_ID.SCALAR) {
      const at = startOf(event, key);
      end = event.valueEnd === -1 ? at : event.valueEnd;
      refuseMarks(event, at);
      const value = getScalarValue(text, event);
      const name = key === undefined ? '' : /^[\w'"]+/.exec(text.slice(key, at))?.[0];
      refuseCharacters(name === 'prompt' ? value.replaceAll('\n', ' ') : value, at);
      return { at, key, value, parts: undefined };
    }
    if (event?.type !== EVENT_ID.SEQUENCE && event?.type !== EVENT_ID.MAPPING)
      throw new Error('The YAML parser has handed out a node of no kind.');
    end = event.start;
    refuseMarks(event, event.start);
    const read = event.type === EVENT_ID.SEQUENCE ? list() : map();
    next += 1;
    return { at: event.start, key, ...read };
  }

  function refuseMarks(event: ScalarEvent | SequenceEvent | MappingEvent, at: number): void {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
    if (anchorStart !== -1) refuse(at, `an anchor (&${text.slice(anchorStart, anchorEnd)})`);
    else if (tagStart !== -1) refuse(at, `a tag (${text.slice(tagStart, tagEnd)})`);
  }

  /** What is said to a model, in `prompt`, stands in code, where its lines are kept; no other text has any. */
  function refuseCharacters(value: string, at: number): void {
    const fault = characterFault(value.replace(/\n$/, ''));
    if (fault === undefined) return;
    // Where it stands as itself; where it is written as an escape, the text that it is in.
    const found = text.slice(at, end).indexOf(fault.sign);
    const place = found > 0 && fault.sign !== '\n' ? '' : `, as its character ${String(fault.index + 1)}`;
    faults.push({
      code: 'text-character',
      offset: place === '' ? at + found : at,
      values: { character: fault.name, place },
    });
  }

  function keyOf(written: unknown, at: number): string {
    // JavaScript objects treat this name in a way of their own: it would be lost without a word.
    if (written === '__proto__') refuse(at, 'the key "__proto__"');
    else if (typeof written === 'string' && /^.+$/.test(text.slice(at, end))) return written;
    else refuse(at, 'a key that is not plain text');
    return noKey;
  }

  function list(): Pick<YamlNode, 'value' | 'parts'> {
    const parts: YamlNode[] = [];
    while (events[next]?.type !== EVENT_ID.POP) parts.push(node());
    return { value: parts.map(({ value }) => value), parts };
  }

  function map(): Pick<YamlNode, 'value' | 'parts'> {
    const data: Record<string, unknown> = {};
    const parts: Record<string, YamlNode> = {};
    while (events[next]?.type !== EVENT_ID.POP) {
      const { at, value: written } = node();
      const name = keyOf(written, at);
      const value = node(at);
      if (!Object.hasOwn(data, name)) {
        data[name] = value.value;
        parts[name] = value;
      } else if (name !== noKey) faults.push({ code: 'key-duplicate', offset: at, values: { key: name } });
    }
    return { value: data, parts };
  }

  if (events.length === 0) return undefined;
  next = 1;
  const root = node();
  // js-yaml takes such a mark for one that begins a document; YAML 1.2.2 (9.1.2) has marks in the first column only.
  const mark = /^[ \t]+---/m.exec(text.slice(0, root.at));
  if (mark !== null) refuse(mark.index, 'an indented document mark');
  // Behind the pop of the first document.
  if (next + 1 < events.length) {
    const marker = /^(?:---|\.\.\.)/gm;
    marker.lastIndex = root.at;
    refuse(marker.exec(text)?.index ?? root.at, 'a second document');
  }
  return root;
}
