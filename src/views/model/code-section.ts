/** How a model is called: the examples on its page, in its guides and as plain files. */
import { address, pathOf, sampleFileAddress } from '#address.ts';
import { fingerprint, type ExampleEvidence } from '#catalog/records/example-evidence.ts';
import { languages, type Language } from '#catalog/registry/languages.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { languagesOf, missedBy, placeholder, tasksFor, type Task } from '#examples/index.ts';
import { highlightWithId } from '#highlight/index.ts';
import { keptPer } from '#pricing/kept.ts';
import { enumerated } from '#pricing/words.ts';
import type { Block, CodeTask, Section } from '#views/page/blocks.ts';
import { code, link, say, withCode, type Inline } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { displayName, longDate } from '#views/words/phrases.ts';

/** So many tasks are on the page, which has to arrive at once; the others, rarer ones, are linked as files. */
const mostTasksOnPage = 3;

/** The section with the tasks of a model, and what they were run with. */
export function codeSection(site: Site, model: Model): Section {
  const tasks = tasksOf(site, model);
  // A batch is a program of its own, several times as long as a call, and the cost is read alike everywhere: on the
  // page, which has to arrive at once, they would weigh more than they say.
  const tasksOnPage = tasks
    .filter(({ request: { batch, cost } }) => batch === undefined && cost === undefined)
    .slice(0, mostTasksOnPage);
  return {
    id: 'code',
    title: `Call ${displayName(site, model)}`,
    blocks: [
      ...retiredNote(site, model),
      ...(tasksOnPage.length === 0
        ? []
        : [
            setUp(site, tasksOnPage),
            {
              kind: 'examples',
              name: model.slug,
              tasks: tasksOnPage.map((task) => highlighted(site, model, task, false)),
            } as const,
          ]),
      ...tasks.filter((task) => !tasksOnPage.includes(task)).map((task) => fileLinks(model, task)),
      ...withheldNotes(site, model, tasks),
      ...documentedNote(site, model, tasks),
      ...assumedNote(site, tasks),
      ...ranNote(site, tasks),
    ],
  };
}

/** What comes before the first run, once for all languages. */
function setUp({ gateway }: Site, tasks: readonly Task[]): Block {
  const { apiKey, links } = gateway;
  const chosen = languagesOf(gateway);
  const { env, placeholder: key } = apiKey;
  const reads = tasks.some(({ request }) => request.files !== undefined);
  const fetches = reads ? say` In Windows PowerShell, write ${code('curl.exe')} for ${code('curl')}.` : [];
  const needs = enumerated([...new Set(chosen.map((language) => languages[language].needs))], 'or');
  return {
    kind: 'text',
    content: say`${link(links.getKey, 'Get a key')} and set it: ${code(`export ${env}="${key}"`)}, in PowerShell ${code(`$env:${env} = "${key}"`)}. Needs at least ${needs}.${fetches}`,
  };
}

/** Commands that fetch the files that a request sends. */
function fetchCommands(site: Site, { files = {} }: Task['request']): string[] {
  return Object.values(files)
    .flat()
    .map((name) => `curl -O ${absolute(site, sampleFileAddress(name))}`);
}

/** Code stays for those who look up what they run; it says that its model is gone. */
function retiredNote(site: Site, model: Model): Block[] {
  if (site.lifecycle(model).isServed) return [];
  return [{ kind: 'text', content: ['It is no longer served: this is how it was called.'] }];
}

/** What a reader may look for here and does not find, with the reason. */
function withheldNotes(site: Site, model: Model, tasks: readonly Task[]): Block[] {
  const reasons = Map.groupBy(missedBy(model, site.gateway), ({ because }) => because);
  return [...reasons].map(([because, missed]): Block => {
    const titles = missed.map(({ title }) => title);
    const what = tasks.length === 0 ? '' : ` for ${enumerated(titles, 'or')}`;
    const content = withCode(`No example${what}: ${because}.`);
    return tasks.length === 0 ? { kind: 'text', content } : { kind: 'note', content };
  });
}

/** Where it stands what the model takes: what the gateway makes of anything else, nobody here can know. */
function documentedNote({ gateway }: Site, { request }: Model, tasks: readonly Task[]): Block[] {
  if (request?.documented === undefined) return [];
  const { source, checked } = request.documented;
  const where = say`${link(source, new URL(source).hostname)} (read ${longDate(checked)})`;
  const content =
    tasks.length === 0
      ? say`Documented at ${where}.`
      : say`Parameters as documented at ${where}; ${gateway.name} may accept more.`;
  return [{ kind: 'note', content }];
}

/**
 * Whose request shape stands in for a description of the gateway's own that nobody has read. Where one was read, the guide
 * to examples tells what it leaves open.
 */
function assumedNote({ gateway }: Site, tasks: readonly Task[]): Block[] {
  if (gateway.api?.described !== undefined) return [];
  const shapes = [...new Set(tasks.flatMap(({ request: { assumed = [] } }) => assumed))];
  if (shapes.length === 0) return [];
  return [
    {
      kind: 'note',
      content: [`Assumed: ${enumerated(shapes)}. ${gateway.name}’s own description of its API was not read.`],
    },
  ];
}

/** The tasks of a model by its id, printed once: its page, the plain files and the API all ask. */
const tasksById = keptPer((site: Site, id: string) => tasksFor(site.model(id), site.gateway));

/** What a model can be asked, with the code for each. */
export function tasksOf(site: Site, { id }: Model): ReturnType<typeof tasksFor> {
  return tasksById(site, id);
}

/** Where the code that calls a model stands as plain files. */
export function exampleLinks(site: Site, model: Model): { task: string; language: string; href: string }[] {
  return tasksOf(site, model).flatMap(({ request, examples }) =>
    examples.map(({ language, file }) => ({
      task: request.title,
      language,
      href: filePath(model, file),
    })),
  );
}

/** A task that is only told of: where its files are. */
function fileLinks(model: Model, { request, examples }: Task): Block {
  const links = examples.map(({ file }): Inline => ({
    kind: 'link',
    href: filePath(model, file),
    content: [file],
  }));
  const content = [
    `${request.title}: `,
    ...links.flatMap((link, index) => (index > 0 ? [', ', link] : [link])),
    '.',
  ];
  return { kind: 'note', content };
}

/** A task by its title, without one the plain one; undefined when the model has no such task. */
export function titledTask(site: Site, model: Model, title?: string): Task | undefined {
  const tasks = tasksOf(site, model);
  return title === undefined ? tasks[0] : tasks.find(({ request }) => request.title === title);
}

/** A task of a model as a guide shows it, in all languages. */
export function codeTask(site: Site, model: Model, task: Task): CodeTask {
  return highlighted(site, model, task, true);
}

/** A plain text file of the site. */
export interface ExampleFile {
  /** Path on the site, without the leading slash. */
  readonly path: string;
  readonly text: string;
}

/** Every example of the catalog as a file. */
export function exampleFiles(site: Site): ExampleFile[] {
  return site.catalog.models.flatMap((model) =>
    tasksOf(site, model).flatMap(({ examples }) =>
      examples.map(({ file, code }) => ({ path: pathOf(filePath(model, file)), text: code })),
    ),
  );
}

function filePath(model: Model, file: string): string {
  return address(`examples/${model.slug}/${file}`);
}

/** Each distinct text is highlighted only once per site. */
function highlighted(site: Site, model: Model, { request, examples }: Task, isGuide: boolean): CodeTask {
  const fetch = fetchCommands(site, request);
  return {
    title: request.title,
    examples: examples.map((example) => {
      const { language, skeleton, grammar } = example;
      const isShown = isGuide || languages[language].onPage === 'code';
      return {
        ...example,
        fetch,
        href: filePath(model, example.file),
        html: isShown ? highlightWithId(skeleton, grammar, { placeholder, id: model.id }) : undefined,
      };
    }),
  };
}

/** The section of `/verification/` that says how examples were run. */
export const ranExamplesId = 'examples';

/** Says that the examples were run, and against what; nothing unless that is true of each of them. */
function ranNote(site: Site, tasks: readonly Task[]): Block[] {
  const evidence = site.exampleEvidence;
  if (evidence === undefined || tasks.length === 0) return [];
  const ran = new Set(evidence.skeletons);
  const texts = tasks.flatMap(({ examples }) => examples.map(({ skeleton }) => skeleton));
  if (!texts.every((text) => ran.has(fingerprint(text)))) return [];
  const mock = 'a mock of the API';
  // There it says with which versions. That page is about prices first: it is there where they were checked.
  const how = site.evidence === undefined ? mock : link(address(`verification/#${ranExamplesId}`), mock);
  return [{ kind: 'note', content: say`Run on ${longDate(evidence.date)} against ${how}.` }];
}

/** "openai 7.57.0 (Node)" where packages were needed, else the language itself; packages first. */
export function toolNames(evidence: ExampleEvidence, gateway: Gateway): string[] {
  const byName = (a: Language, b: Language) => (languages[a].name < languages[b].name ? -1 : 1);
  const [packaged, bare] = [
    languagesOf(gateway)
      .filter((language) => evidence[language] !== undefined)
      .sort(byName),
    languagesOf(gateway).filter((language) => evidence[language] === undefined),
  ];
  return [...packaged, ...bare].map((language) => {
    const { name } = languages[language];
    const used = evidence[language];
    if (used === undefined) return name;
    return `${enumerated(Object.entries(used).map((one) => one.join(' ')))} (${name})`;
  });
}
