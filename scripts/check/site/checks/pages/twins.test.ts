import { expect, test } from 'vitest';
import { readPage } from '../../html-page.ts';
import { bare, markdownWords, statementsOf } from './twins.ts';

const page = (main: string) => readPage('index.html', `<body><main>${main}</main></body>`, () => undefined);

test('a page says what its elements say, a row as one', () => {
  const html = `<nav><ul><li>Home</li></ul></nav><p>One <b>two</b>.</p><ul><li>Three<ul><li>four</li></ul></li></ul>
    <table><tr><th>Input</th><td>$1</td></tr></table><form><p>Filter</p></form><pre>code</pre>`;
  expect(statementsOf(page(html)).map(({ tag, text }) => `${tag} ${bare(text)}`)).toEqual([
    'p onetwo',
    'li four',
    'tr input$1',
  ]);
});

test('Markdown says the same without its signs', () => {
  const text =
    '---\ntitle: x\n---\n\nOne **two**, [three](https://x.example/a) `four`\n\n```sh\ncode\n```\n\n| In\\|put | $1 |\n';
  expect(bare(markdownWords(text))).toBe('onetwothreefourinput$1');
});
