/** What can be said of the examples of a catalog without running any. */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { languageNames, type Language } from '#catalog/registry/languages.ts';
import { argumentProblem, readValue } from './python/sent-request.ts';
import { exampleDifferences, exampleEvidenceOf } from './run-check.ts';
import { runners } from './runners.ts';
import { isLong, planRuns, withoutRepeatedWaits } from './runs.ts';
import { collectSubjects, inject } from './subjects.ts';

const catalog = loadCatalog({ file: 'tests/sites/dollar/models.yaml' });
const collection = collectSubjects(catalog);
const { subjects } = collection;
const faultsOf = (language: Language) => runners[language].faults;

// `yen` has an API of its own: other paths and fields, jobs with content instead of an address, fewer languages.
test.each(['dollar', 'yen'])('examples.lock.json of %s is of the examples that it shows now', (name) => {
  const site = loadCatalog({ file: `tests/sites/${name}/models.yaml` });
  const committed = loadExampleEvidence(site);
  if (committed === undefined) throw new Error('examples.lock.json is missing.');
  // When this fails: SITE=tests/sites/<name> npm run check:examples -- --lock
  const found = exampleEvidenceOf(collectSubjects(site), site.gateway, committed.date);
  expect(exampleDifferences(committed, found)).toEqual([]);
});

test('many examples are a few texts', () => {
  expect(collection.counts.examples).toBeGreaterThan(3 * collection.counts.tasks);
  expect(collection.subjects.length).toBeLessThan(collection.counts.examples / 5);
  expect(new Set(collection.skeletons).size).toBe(collection.subjects.length);
});

test('what differs is said', () => {
  const evidence = exampleEvidenceOf(collection, catalog.gateway, '2026-01-01');
  const { node, skeletons } = evidence;
  const before = {
    ...evidence,
    node: { openai: '1.0.0' },
    skeletons: [...skeletons.slice(1), 'f'.repeat(16)],
  };
  expect(exampleDifferences(before, evidence)).toEqual([
    '1 texts are new',
    '1 texts are shown no more',
    `Node was run with openai 1.0.0, now with openai ${node?.openai ?? ''}`,
  ]);
});

test('every fault can be made, and changes something', () => {
  const injected = inject(subjects, faultsOf);
  // One that is missing changes a text that no example has: bring the runner of its language in step.
  expect(injected.map(({ fault, language }) => `${language}: ${fault.name}`)).toEqual(
    languageNames.flatMap((language) => faultsOf(language).map(({ name }) => `${language}: ${name}`)),
  );
  expect(injected.length).toBeGreaterThanOrEqual(40);
  for (const { subject } of injected) {
    expect(subjects.some(({ code, install }) => code === subject.code && install === subject.install)).toBe(
      false,
    );
  }
});

test('at most one may get through, with a reason', () => {
  const escaping = languageNames.flatMap(faultsOf).filter(({ escapes }) => escapes !== undefined);
  expect(escaping.length).toBeLessThanOrEqual(1);
});

test('a catalog without an example for a fault is checked with the others', () => {
  const chats = subjects.filter(({ request }) => request.task === 'chat');
  const tasks = inject(chats, faultsOf).map(({ fault }) => fault.task);
  expect(new Set(tasks)).toEqual(new Set(['chat']));
});

test('each way of giving up is run once', () => {
  const film = subjects.find(({ file }) => file === 'generate-video.py');
  if (film === undefined) throw new Error('There is no example of a job.');
  const code = (find: string, replace: string) => ({ ...film, code: film.code.replace(find, replace) });
  const texts = [film, code('"prompt"', '"words"'), code('range(120)', 'iter(int, 1)')];
  const runs = texts.flatMap((subject, index) =>
    planRuns(subject, index, runners.python, { onlyFine: false, withRefusals: false }),
  );
  const ids = withoutRepeatedWaits(runs.filter(isLong)).map(({ id }) => id);
  expect(ids).toEqual(['0-job-stuck', '0-job-late', '2-job-stuck', '2-job-late']);
});

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
    expect(read('Path("mug.png")')).toEqual({ open: 'mug.png' });
    expect(read('mugs\nmugs: list[Any] = [1]\n')).toEqual([1]);
  });

  test.each(['true', 'None', "'single'", '{"a" 1}', '[1 2]', '"open', 'f"x"'])('%s is refused', (text) => {
    expect(() => read(text)).toThrow(/There is no|is missing/);
  });
});
