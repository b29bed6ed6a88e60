import fc from 'fast-check';
import { markdownToMdast, type MdastNode } from 'satteri';
import { expect, it } from 'vitest';
import { codeSpan, escape, item, linkTo, paragraph, tableRow } from './markdown-text.ts';

/** What means something to Markdown, in pieces. */
const pieces =
  'a|b |1|. |) |#|# |##|-|- |+|+ |=|*|_|**|`|``|~|~~|<|<img src=x>|>|</b>|&|&amp;|&#60;|[|]|(|)|](x)|![|!|\\|\\!| ---|:|"|\'|$|{|}|^|é|文|<!--|-->|[^1]|[x]|[ ] '
    .split('|')
    .concat('|', '\\|', '| ');
const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');

/** The kinds of a tree's nodes; neighbouring texts are one. */
function kindsIn(node: MdastNode): string[] {
  const inside = 'children' in node ? node.children.flatMap((child) => kindsIn(child as MdastNode)) : [];
  return [node.type, ...inside.filter((kind, index) => kind !== 'text' || inside[index - 1] !== 'text')];
}

function textIn(node: MdastNode): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map((child) => textIn(child as MdastNode)).join('') : '';
}

const table = (head: string, cell: string) => `${head}\n| --- | --- |\n${cell}`;
const plainRow = tableRow(['c', 'd']);
const address = 'https://a.example/?x=(1)&amp;`|';

it.each([
  ['a paragraph', (text: string) => paragraph(escape(text)), 'root paragraph text'],
  ['a heading', (text: string) => `## ${escape(text)}`, 'root heading text'],
  ['an item', (text: string) => item(escape(text)), 'root list listItem paragraph text'],
  ['what is quoted', (text: string) => `> **${escape(text)}**`, undefined],
  ['a link', (text: string) => `a ${linkTo(escape(text), address)}`, 'root paragraph text link text'],
  [
    'words before a link',
    (text: string) => paragraph(`${escape(text)}${linkTo('x', address)}`),
    'root paragraph text link text',
  ],
  ['a cell', (text: string) => table(plainRow, tableRow([escape(text), 'e'])), 'root table'],
  ['the heading of a column', (text: string) => table(tableRow([escape(text), 'e']), plainRow), 'root table'],
  ['code', (text: string) => `a ${codeSpan(text)}`, 'root paragraph text'],
  ['code in a cell', (text: string) => table(plainRow, tableRow([codeSpan(text), 'e'])), 'root table'],
])('whatever stands in %s is words', (_, print, kinds) => {
  fc.assert(
    fc.property(words, (text) => {
      const tree = markdownToMdast(print(text));
      const found = kindsIn(tree).join(' ');
      if (kinds !== undefined)
        expect(found).toMatch(new RegExp(`^${kinds}(?: (?:text|inlineCode|table\\w+))*$`));
      expect(found).not.toMatch(/html|image|footnote|delete|thematic/);
      expect(textIn(tree)).toContain(text);
    }),
    { seed: 1, numRuns: 400 },
  );
});

it('what means nothing stays as it is written', () => {
  for (const text of ['AT&T 2.5-pro (new), 50% + 3 = $4.00', 'C#', 'v1.2', 'Q&A, a-b'])
    expect(escape(text)).toBe(text);
});
