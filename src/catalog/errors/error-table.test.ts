import { describe, expect, it } from 'vitest';
import { errorDocs } from '#catalog/error-docs.ts';
import { exampleKnown, exampleText } from './error-examples.ts';
import { errorTable } from './error-table.ts';
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { problemsOf, unmark, withModel } from '#catalog/test-catalog.ts';

const examples = Object.entries(errorTable).flatMap(([code, { example }]) =>
  example === undefined ? [] : [[code, example] as const],
);

describe.each(examples)('%s', (code, example) => {
  const marked = exampleText(example);
  const beside = 'history' in example ? example.history : undefined;
  const isBeside = beside !== undefined && beside !== '';
  const { line, column } = unmark(isBeside ? beside : marked);
  const { text } = unmark(marked);
  const history = beside === undefined ? undefined : unmark(beside).text;
  const file = isBeside ? 'price-history.jsonl' : 'models.yaml';

  it('is reported at its place', () => {
    expect(problemsOf(text, history, exampleKnown(example))[0]).toMatchObject({ code, line, column, file });
  });

  it('is the only mistake reported', () => {
    expect(problemsOf(text, history, exampleKnown(example)).map((problem) => problem.code)).toEqual([code]);
  });

  it('is put into words that leave no placeholder', () => {
    const [problem] = problemsOf(text, history, exampleKnown(example));
    expect(problem?.message).not.toMatch(/\{\w+\}/);
    expect(problem?.message).not.toMatch(/undefined|\[object|\(\)|""/);
    expect(problem?.fix).not.toMatch(/\{\w+\}/);
    expect(problem?.frame).toContain('^');
  });
});

describe('file-unreadable', () => {
  it('names the file and why it could not be read', () => {
    expect(() => loadCatalog({ file: 'no/such/file.yaml' })).toThrow(CatalogError);
    expect(() => loadCatalog({ file: 'no/such/file.yaml' })).toThrow(
      /^1 mistake in no\/such\/file\.yaml\n\nno\/such\/file\.yaml:1:1 file-unreadable\n.*ENOENT/,
    );
  });

  it('holds for a folder too', () => {
    expect(() => loadCatalog({ file: '.' })).toThrow(/file-unreadable/);
  });
});

describe('the table', () => {
  it.each(Object.entries(errorTable))(
    '%s says why it matters and what to do, in whole sentences',
    (_, entry) => {
      expect(entry.why).toMatch(/^[A-Z].*[.]$/);
      expect(entry.fix).toMatch(/^[A-Z]/);
    },
  );

  it('is covered by the examples, and the example catalog is well', () => {
    // Of what cannot be read at all, there is no text.
    expect(examples).toHaveLength(Object.keys(errorTable).filter((code) => !code.startsWith('file-')).length);
    expect(problemsOf(withModel('prices: { input: 1 }'))).toEqual([]);
  });

  it('is documented in whole, each code with an example and what it reports', () => {
    const docs = errorDocs();
    expect(docs.map(({ code }) => code)).toEqual(Object.keys(errorTable));
    for (const { code, example, report, message, fix } of docs) {
      expect(report).toMatch(new RegExp(`^(?:models\\.yaml|price-history\\.jsonl):\\d+:\\d+ ${code}\\n`));
      expect(report).toContain('  → ');
      expect(example).not.toContain('▸');
      expect(example).not.toMatch(/^\s*$/);
      expect(`${message} ${fix}`).not.toMatch(/\{\w+\}/);
    }
  });
});
