/** The line that says that examples were run, and when there is none. */
import {
  exampleEvidenceFile,
  fingerprint,
  loadExampleEvidence,
  type ExampleEvidence,
} from '#catalog/records/example-evidence.ts';
import type { Model } from '#catalog/types.ts';
import { skeletonOf, type Task } from '#examples/index.ts';
import type { Block } from '#views/page/blocks.ts';
import { longDate } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

// Asked for every model, so it is read once per catalog.
const read = new Map<string, ExampleEvidence | undefined>();

/** What is recorded of the last run of the examples; undefined when nothing is. */
export function exampleEvidenceOf({ catalog }: Pick<Site, 'catalog'>): ExampleEvidence | undefined {
  const file = exampleEvidenceFile(catalog.file);
  if (!read.has(file)) read.set(file, loadExampleEvidence(catalog.file));
  return read.get(file);
}

/** Says that the examples were run, and against what; nothing unless that is true of each of them. */
export function ranNote(site: Site, model: Model, tasks: readonly Task[]): Block[] {
  const evidence = exampleEvidenceOf(site);
  if (evidence === undefined) return [];
  const ran = new Set(evidence.skeletons);
  const texts = tasks.flatMap(({ examples }) => examples.map(({ code }) => skeletonOf(code, model.id)));
  if (!texts.every((text) => ran.has(fingerprint(text)))) return [];
  const { date, node, python } = evidence;
  const words =
    `Run on ${longDate(date)} with ${node.package} ${node.version} (Node), ${python.package} ${python.version} (Python) ` +
    'and curl, against a mock of the API.';
  return [{ kind: 'note', content: [words] }];
}
