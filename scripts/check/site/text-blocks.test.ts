import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { textBlocks, withoutRanges } from './text-blocks.ts';

const blocksOf = (html: string) => textBlocks(parse(`<body><main>${html}</main></body>`));

test('blocks end where block elements do; inline elements do not cut a text', () => {
  const blocks = blocksOf('<p>One <b>t</b>wo</p>three<ul><li>four<p>five</p>six</li></ul>');
  expect(blocks.map(({ tag, text }) => [tag, text])).toEqual([
    ['p', 'One two'],
    ['main', 'three'],
    ['li', 'four'],
    ['p', 'five'],
    ['li', 'six'],
  ]);
});

test('a figure has its place, its key and its section', () => {
  const [heading, block] = blocksOf(
    '<section aria-labelledby="price"><h2 id="price">P</h2><p>It is <data value="5" data-rate="sum#5">&#36;5</data>.</p></section>',
  );
  expect(heading).toMatchObject({ tag: 'h2', section: 'price' });
  expect(block).toMatchObject({ text: 'It is $5.', section: 'price' });
  expect(block?.traced).toEqual([{ start: 6, end: 8, text: '$5', key: 'sum#5', value: '5', tag: 'data' }]);
});

test('line breaks of the source are one space, typed spaces stay', () => {
  expect(blocksOf('<p>\n  a\n  b  c <i>\n d</i>  <i>e</i> </p>')[0]?.text.trim()).toBe('a b  c d e');
});

test('scripts are not read, code is known', () => {
  const [block, code] = blocksOf('<script>x</script><p>Set <code>$5</code> now</p><pre>a\n  b</pre>');
  expect(withoutRanges(block?.text ?? '', block?.code ?? [])).toBe('Set ␣␣ now');
  expect(code?.text).toBe('a\n  b');
});

test('a row is about what its heading links to, an item about any of its links', () => {
  const [cell] = blocksOf('<table><tr><th><a href="/a/">A</a></th><td><a href="/b/">B</a></td></tr></table>');
  expect(cell?.group).toEqual({ kind: 'row', hrefs: ['/a/'] });
  expect(blocksOf('<ul><li><a href="/a/">A</a></li></ul>')[0]?.group).toEqual({
    kind: 'item',
    hrefs: ['/a/'],
  });
});
