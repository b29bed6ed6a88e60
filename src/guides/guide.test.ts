import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentNames, guideComponents } from './components.ts';
import { readGuide } from './guide.ts';
import { GuideError } from './mistakes.ts';
import { componentsIn, headingsOf, textOf } from './tree.ts';

const header = '---\ntitle: Guide\ndescription: About it.\norder: 1\n---\n\n';

function guide(body: string) {
  return readGuide('content/guides/some.mdx', header + body);
}

/** What is said of a guide that does what it may not: `7:1 guide-import`, one a line. */
function refusal(body: string): string {
  try {
    guide(body);
    return '';
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    return [...error.message.matchAll(/^content\/guides\/some\.mdx:(\S+ \S+)$/gm)]
      .map(([, at]) => at)
      .join('\n');
  }
}

test('a guide is handed out as a tree', () => {
  const { name, path, frontmatter, tree } = guide(
    'The fee is <Fee of="spend"/>, **all** of `it`.\n\n## A *heading*\n\n- one\n- [two](/models/)\n\n<Table of="bought"/>\n\n```sh\nls <x>\n```\n',
  );
  expect({ name, path, title: frontmatter.title, needs: frontmatter.needs }).toEqual({
    name: 'some',
    path: '/guides/some/',
    title: 'Guide',
    needs: [],
  });
  expect(tree.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'list', 'component', 'code-block']);
  expect(componentsIn(tree)).toEqual([
    { kind: 'component', name: 'Fee', attributes: { of: 'spend' }, line: 7, column: 12 },
    { kind: 'component', name: 'Table', attributes: { of: 'bought' }, line: 14, column: 1 },
  ]);
  expect(headingsOf(tree)).toEqual(['A heading']);
  expect(textOf(tree)).toBe('The fee is , all of it. A heading one two');
});

test('a sentence of the catalog on a line of its own is a paragraph', () => {
  expect(guide('<Gateway what="fee"/>\n').tree).toMatchObject([
    { kind: 'paragraph', content: [{ kind: 'component', name: 'Gateway' }] },
  ]);
});

test.each([
  ['an expression', 'Costs {1 + 1}.', '7:7 guide-expression'],
  ['an expression of its own', '{process.env.HOME}', '7:1 guide-expression'],
  ['an import', "import x from 'y'", '7:1 guide-import'],
  ['an export', 'export const x = 1', '7:1 guide-import'],
  ['a frame', '<iframe src="https://elsewhere.example"></iframe>', '7:1 guide-html'],
  ['a script', 'a <script>alert(1)</script>', '7:3 guide-html'],
  ['a style', '<style>a</style>', '7:1 guide-html'],
  ['an image from elsewhere', '![x](https://elsewhere.example/x.png)', '7:1 guide-markdown'],
  ['an unknown component', 'It is <Fe/>.', '7:7 guide-component'],
  ['an unknown attribute', '<Table off="x" of="x"/>', '7:1 guide-attribute'],
  ['a missing attribute', '<Table/>', '7:1 guide-attribute-missing'],
  ['a computed attribute', '<Table of={name}/>', '7:1 guide-attribute-literal'],
  ['a spread', '<Fee {...all}/>', '7:1 guide-expression'],
  ['content', 'a <Fee>five</Fee>', '7:3 guide-content'],
  ['a table within a sentence', 'a <Table of="x"/>', '7:3 guide-place'],
  ['a program behind a link', '[x](javascript:alert(1))', '7:1 guide-link'],
  ['a link that takes its scheme from the page', '[x](//elsewhere.example)', '7:1 guide-link'],
  ['a heading above its title', '# Title', '7:1 guide-heading'],
  ['a brace that is not closed', 'a {b', '7:3 guide-syntax'],
  ['a tag that is not closed', 'One.\n\n<Fee', '9:1 guide-syntax'],
  [
    'all of them at once',
    '{a}\n\n<Fe/>\n\n# x',
    '7:1 guide-expression\n9:1 guide-component\n11:1 guide-heading',
  ],
])('%s is refused with its place', (_, body, expected) => {
  expect(refusal(body)).toBe(expected);
});

test('the nearest known name is offered', () => {
  expect(() => guide('It is <Modle id="a/b"/>.')).toThrow(/Did you mean Model\?/);
  expect(() => guide('It is <Model ids="a/b"/>.')).toThrow(/Did you mean id\? It has id\./);
});

test('front matter that is not complete says so', () => {
  expect(() => readGuide('content/guides/some.mdx', '---\ntitle: x\n---\n\nText\n')).toThrow(
    /^content\/guides\/some\.mdx:1:1 guide-front-matter\n.*at description/,
  );
});

test('front matter that is no YAML says where', () => {
  expect(() => readGuide('content/guides/some.mdx', '---\ntitle: x\norder: [1\n---\n\nText\n')).toThrow(
    /^content\/guides\/some\.mdx:[34]:\d+ guide-front-matter\n/,
  );
});

test('whatever words a guide has, its tree has them, and every component with its attributes', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const component = fc
    .tuple(fc.constantFrom(...componentNames), word)
    .filter(([name]) => guideComponents[name].place === 'sentence')
    .map(([name, value]) => ({
      name,
      attributes: Object.fromEntries(
        Object.keys(guideComponents[name].attributes).map((key) => [key, value]),
      ),
    }));
  fc.assert(
    fc.property(fc.array(fc.tuple(word, component), { minLength: 1, maxLength: 8 }), (parts) => {
      const text = parts
        .map(([before, { name, attributes }]) => {
          const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
          return `${before} <${name}${written.join('')}/>`;
        })
        .join(' ');
      const { tree } = guide(`x ${text}\n`);
      expect(componentsIn(tree).map(({ name, attributes }) => ({ name, attributes }))).toEqual(
        parts.map(([, { name, attributes }]) => ({ name, attributes })),
      );
      expect(textOf(tree).split(' ')).toEqual(['x', ...parts.map(([before]) => before)]);
    }),
    { numRuns: 100 },
  );
});
