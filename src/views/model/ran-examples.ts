/** The line that says that examples were run, and when there is none. */
import { keptPer } from '#pricing/kept.ts';
import {
  fingerprint,
  loadExampleEvidence,
  type ExampleEvidence,
} from '#catalog/records/example-evidence.ts';
import { languageNames, languages, type Language } from '#catalog/registry/languages.ts';
import type { Model } from '#catalog/types.ts';
import { skeletonOf, type Task } from '#examples/index.ts';
import type { Block } from '#views/page/blocks.ts';
import { longDate } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** What is recorded of the last run of the examples; undefined when nothing is. Asked for every model, read once. */
export const exampleEvidenceOf = keptPer(({ catalog }: Site) => loadExampleEvidence(catalog.file));

/** Says that the examples were run, and against what; nothing unless that is true of each of them. */
export function ranNote(site: Site, model: Model, tasks: readonly Task[]): Block[] {
  const evidence = exampleEvidenceOf(site);
  if (evidence === undefined) return [];
  const ran = new Set(evidence.skeletons);
  const texts = tasks.flatMap(({ examples }) => examples.map(({ code }) => skeletonOf(code, model.id)));
  if (!texts.every((text) => ran.has(fingerprint(text)))) return [];
  const tools = new Intl.ListFormat('en-GB').format(toolNames(evidence));
  const words = `Run on ${longDate(evidence.date)} with ${tools}, against a mock of the API.`;
  return [{ kind: 'note', content: [words] }];
}

/** "openai 7.57.0 (Node)" where a package was needed, else the language itself; packages first. */
function toolNames(evidence: ExampleEvidence): string[] {
  const byName = (a: Language, b: Language) => (languages[a].name < languages[b].name ? -1 : 1);
  const [packaged, bare] = [
    languageNames.filter((language) => evidence[language] !== undefined).sort(byName),
    languageNames.filter((language) => evidence[language] === undefined),
  ];
  return [...packaged, ...bare].map((language) => {
    const { name } = languages[language];
    const used = evidence[language];
    return used === undefined ? name : `${used.package} ${used.version} (${name})`;
  });
}
