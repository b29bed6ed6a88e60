import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Page } from './blocks.ts';
import { code, link, say } from './inline.ts';
import { markdownPath, printMarkdown } from './markdown.ts';
import { testSite } from '#views/test-site.ts';

const site = testSite();
const price = site.amount('maker/picture#image');

function print(sections: Page['sections']) {
  return printMarkdown(site, {
    kind: 'model',
    path: '/x/',
    title: [],
    description: [],
    crumbs: [],
    heading: 'X',
    lead: [],
    sections,
  });
}

test('figures are traced in the order in which they stand', () => {
  const other = site.amount('maker/talk#input');
  const { text, figures } = print([
    { id: 'a', title: 'A', blocks: [{ kind: 'text', content: say`${price} then ${other}` }] },
    { id: 'b', title: 'B', blocks: [{ kind: 'list', items: [[price]] }] },
  ]);
  expect(text).toContain('$0.040 then $1.25');
  expect(figures.map(({ key }) => key)).toEqual([
    'maker/picture#image',
    'maker/talk#input',
    'maker/picture#image',
  ]);
});

test('what would be Markdown in plain words is escaped, links become absolute', () => {
  const { text } = print([
    {
      id: 'a',
      title: '*A*',
      blocks: [
        {
          kind: 'text',
          content: ['a_b <c> ', code('x_y'), ' ', link('/models/', 'all'), link('#b', 'below')],
        },
      ],
    },
  ]);
  expect(text).toContain(String.raw`## \*A\*`);
  expect(text).toContain(String.raw`a\_b \<c\> `);
  expect(text).toContain('`x_y` [all](https://testgate.example/models/)below');
});

test('a bar in a cell does not end the cell', () => {
  const { text } = print([
    {
      id: 'a',
      title: 'A',
      blocks: [{ kind: 'table', caption: 'C', columns: [{ label: 'L' }], rows: [[['a|b']]] }],
    },
  ]);
  expect(text).toContain(String.raw`| a\|b |`);
});

test('twins stand beside their pages', () => {
  expect(markdownPath('/')).toBe('/index.md');
  expect(markdownPath('/q/a-pricing/')).toBe('/q/a-pricing.md');
});

test('front matter is YAML that a parser reads back, and its figures come first', () => {
  const own = site.amount('maker/talk#input');
  const { text, figures } = printMarkdown(site, {
    kind: 'model',
    path: '/x/',
    title: [],
    description: say`"X": ${price}`,
    crumbs: [],
    heading: 'How much: "X"?',
    lead: [say`It costs ${own}.`],
    sections: [],
    updated: '2026-11-02',
  });
  const [, head = ''] = text.split(/^---$/m);
  expect(parse(head)).toEqual({
    index: 'https://testgate.example/llms.txt',
    title: 'How much: "X"?',
    description: '"X": $0.040',
    url: 'https://testgate.example/x/',
    updated: '2026-11-02',
  });
  expect(figures).toEqual([price, own]);
});

test('a chart is told in its words, and what a text cannot show leaves no gap', () => {
  const { text } = print([
    {
      id: 'a',
      title: 'A',
      blocks: [
        { kind: 'comparer', kinds: {}, fewest: 2, most: 4 },
        { kind: 'chart', label: 'Price over time', unit: 'Price per image', series: [], steps: [] },
      ],
    },
  ]);
  expect(text).toContain('## A\n\nChart: Price over time\n');
});

test('the calculator tells what its uses come to', () => {
  const { text, figures } = print([
    {
      id: 'a',
      title: 'A',
      blocks: [
        {
          kind: 'calculator',
          model: { id: 'maker/picture', name: 'Picture', modality: 'image' },
          fields: [{ name: 'images', label: 'Images a month', value: '1', options: [] }],
          receipts: [
            {
              label: '1 image',
              query: 'image=1',
              lines: [{ words: ['1 image at ', price], sum: price, kind: 'total' }],
            },
          ],
        },
      ],
    },
  ]);
  expect(text).toContain('| 1 image | Cost |\n| --- | ---: |\n| 1 image at $0.040 | $0.040 |');
  expect(figures).toEqual([price, price]);
});
