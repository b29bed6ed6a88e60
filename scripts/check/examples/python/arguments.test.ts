import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { collect } from '../collect.ts';
import { argumentProblem } from './arguments.ts';
import { readValue } from './literal.ts';

const { subjects } = collect(loadCatalog({ file: 'models.yaml' }));
const python = subjects.filter(({ language }) => language === 'python');

test('the arguments of every Python example are read, and equal the request', () => {
  expect(python.length).toBeGreaterThan(30);
  expect(python.flatMap(({ code, request }) => argumentProblem(code, request) ?? [])).toEqual([]);
});

test.each(python.map((subject) => [subject.name, subject] as const))(
  'another value is noticed in %s',
  (_, subject) => {
    const { code, request, model } = subject;
    expect(argumentProblem(code.replace(model.id, 'other/model'), request)).toContain('other/model');
  },
);

describe('values', () => {
  const read = (text: string) => readValue({ text, at: 0 });

  test('as Python writes them', () => {
    expect(read('{"a": [1, -2.5, True, False,], "b": "\\u00e9\\U0001f600\\n", "c": {},}')).toEqual({
      a: [1, -2.5, true, false],
      b: 'é😀\n',
      c: {},
    });
    expect(read('open("mug.png", "rb")')).toEqual({ open: 'mug.png' });
  });

  test.each(['true', 'None', "'single'", '{"a" 1}', '[1 2]', '"open', 'f"x"'])('%s is refused', (text) => {
    expect(() => read(text)).toThrow(/There is no|is missing/);
  });
});
