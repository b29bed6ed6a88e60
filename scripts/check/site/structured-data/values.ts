/** Whether a value may stand for a property, by the ranges of schema.org. */
import { isObject, listOf, wordsOf, type Json } from '../json.ts';
import type { Vocabulary } from './vocabulary.ts';

const url = /^https?:\/\/[^\s<>"]+$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const number = /^-?\d+(?:\.\d+)?$/;

/** Texts by data type. A text of a kind is also a Text. */
const texts: Readonly<Record<string, (text: string) => boolean>> = {
  Text: () => true,
  CssSelectorType: () => true,
  XPathType: () => true,
  PronounceableText: () => true,
  URL: (text) => url.test(text),
  Date: (text) => date.test(text),
  DateTime: (text) => dateTime.test(text),
  Time: (text) => /^\d{2}:\d{2}(?::\d{2})?/.test(text),
  Number: (text) => number.test(text),
  Float: (text) => number.test(text),
  Integer: (text) => /^-?\d+$/.test(text),
  Boolean: (text) => /^(?:https?:\/\/schema\.org\/)?(?:True|False)$/.test(text),
};

/** What a value is, when the property may not have it; undefined when it may. */
export function valueFault(vocabulary: Vocabulary, property: string, value: Json): string | undefined {
  const range = [...vocabulary.rangeOf(property)];
  if (typeof value === 'string') {
    return range.some((type) => textFits(vocabulary, type, value)) ? undefined : `the text "${value}"`;
  }
  if (typeof value === 'number') {
    const fits = range.some((type) => ['Number', 'Integer', 'Float'].includes(type));
    return fits ? undefined : `the number ${value}`;
  }
  if (typeof value === 'boolean') return range.includes('Boolean') ? undefined : `the value ${String(value)}`;
  if (value === null) return 'null';
  if (!isObject(value)) return undefined;
  const types = listOf(value['@type']).map(wordsOf);
  // A reference alone: what it refers to is looked at where it stands.
  if (types.length === 0) return undefined;
  const fits = types.some((type) => range.some((wanted) => vocabulary.isKindOf(type, wanted)));
  return fits ? undefined : `a node of the type ${types.join(', ')}`;
}

function textFits(vocabulary: Vocabulary, type: string, text: string): boolean {
  const fits = texts[type];
  if (fits !== undefined) return fits(text);
  // The address of a thing stands for it, as in `item` of a breadcrumb.
  if (url.test(text) && !text.includes('schema.org/')) return !(type in texts);
  // A member of an enumeration, by its address: "https://schema.org/InStock".
  const [, member] = /^https?:\/\/schema\.org\/(\w+)$/.exec(text) ?? [];
  return member !== undefined && vocabulary.membersOf(member).has(type);
}
