/** What tells programs and assistants how to read the files: an OpenAPI description, and an agent skill with its index. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isObject, objectsIn, wordsOf, type Json, objectsOf, parsed } from '../../json.ts';
import type { PartKind } from '../../part.ts';

export const descriptionCodes = codes('api', {
  'openapi-wrong': {
    why: 'Clients are generated from it: they would ask for what is not there, or read it wrongly.',
    fix: 'Tell the files as they are in src/views/data/api-files.ts.',
  },
  'skill-wrong': {
    why: 'Assistants refuse a skill whose digest or name differs from its index.',
    fix: 'Correct src/views/data/agent-skills.ts.',
  },
});

const finding = raising(descriptionCodes);

const openApi = 'api/openapi.json';
const skills = '.well-known/agent-skills/index.json';

export const descriptionsPart: PartKind = {
  codes: [descriptionCodes],
  start: (site) => ({
    *end() {
      for (const [file, code, check] of [
        [openApi, 'openapi-wrong', checkOpenApi],
        [skills, 'skill-wrong', checkSkills],
      ] as const) {
        const data = jsonOf(site, file);
        if (isObject(data)) yield* check(site, data);
        else yield finding(code, file, 'It was not built, or is no JSON.');
      }
    },
  }),
};

function jsonOf({ files }: BuiltSite, file: string): Json | undefined {
  return files.paths.has(file) ? parsed(files.read(file)) : undefined;
}

/** Files that no path needs to lead to: the description itself, the keys of figures, and programs. */
const untold = /^api\/(?:openapi|trace)\.json$|^api\/examples\//;

/** Each path leads to files that are there, each list and each model is led to, and its schemas are the published ones. */
function* checkOpenApi(site: BuiltSite, data: Readonly<Record<string, Json>>): Findings {
  const paths = Object.keys(isObject(data.paths) ? data.paths : {});
  const patterns = paths.map((path) => ({
    path,
    pattern: new RegExp(
      `^${path
        .slice(1)
        .split(/\{\w+\}/)
        .map((text) => text.replaceAll(/\W/g, String.raw`\$&`))
        .join('[^/]+')}$`,
    ),
  }));
  const files = [...site.files.paths].filter(
    (file) => /^api\/.+\.(?:json|csv)$/.test(file) && !untold.test(file),
  );
  site.look('api', 'paths of the description', paths.length);
  for (const { path, pattern } of patterns)
    if (!files.some((file) => pattern.test(file)))
      yield finding('openapi-wrong', openApi, `${path} leads to no file.`);
  const names = new Set(
    [...objectsIn(data.paths ?? null)].filter((part) => part.in === 'path').map(({ name }) => wordsOf(name)),
  );
  const used = new Set(paths.flatMap((path) => path.match(/(?<=\{)\w+(?=\})/g) ?? []));
  if (!isDeepStrictEqual([...names].sort(), [...used].sort()))
    yield finding(
      'openapi-wrong',
      openApi,
      `Its parameters are ${[...names].join(', ')}; its paths have ${[...used].join(', ')}.`,
    );
  const missed = files.find(
    (file) =>
      /^api\/(?:models|modalities|providers)\//.test(file) &&
      !patterns.some(({ pattern }) => pattern.test(file)),
  );
  if (missed !== undefined) yield finding('openapi-wrong', openApi, `No path leads to ${missed}.`);
  yield* checkSchemas(site, data);
}

function* checkSchemas(site: BuiltSite, data: Readonly<Record<string, Json>>): Findings {
  const published = jsonOf(site, 'api/schema.json');
  const { schemas } = isObject(data.components) ? data.components : {};
  if (!isObject(published) || !isObject(schemas)) {
    yield finding('openapi-wrong', openApi, 'It has no schemas.');
    return;
  }
  const { $defs, $id: _address, $schema: _dialect, ...list } = published;
  const right = { list, ...(isObject($defs) ? $defs : {}) };
  const inPlace = JSON.stringify(right).replaceAll('#/$defs/', '#/components/schemas/');
  if (!isDeepStrictEqual(schemas, JSON.parse(inPlace)))
    yield finding('openapi-wrong', openApi, 'Its schemas are not those of api/schema.json.');
  const known = new Set(Object.keys(schemas));
  for (const { $ref } of objectsIn(data.paths ?? null)) {
    const [, name] = /^#\/components\/schemas\/(.*)$/.exec(wordsOf($ref)) ?? [];
    if (name !== undefined && !known.has(name))
      yield finding('openapi-wrong', openApi, `There is no schema ${name}.`);
  }
}

/** @see https://github.com/cloudflare/agent-skills-discovery-rfc what the draft demands of an index, in its version 0.2.0 */
function* checkSkills(site: BuiltSite, data: Readonly<Record<string, Json>>): Findings {
  const entries = objectsOf(data.skills);
  if (!wordsOf(data.$schema).endsWith('/discovery/0.2.0/schema.json') || entries.length === 0)
    yield finding('skill-wrong', skills, 'It does not say which version it is, or has no skill.');
  for (const { name, type, description, url, digest } of entries) {
    site.look('api', 'skills');
    const file = new URL(wordsOf(url), `https://any.example/${skills}`).pathname.slice(1);
    const text = site.files.paths.has(file) ? site.files.read(file) : undefined;
    const fault = (message: string) => finding('skill-wrong', skills, `${wordsOf(name)}: ${message}`);
    if (text === undefined || type !== 'skill-md') {
      yield fault(`${file} is no skill.`);
      continue;
    }
    const hash = createHash('sha256').update(text, 'utf8').digest('hex');
    if (digest !== `sha256:${hash}`) yield fault('its digest is not that of its text.');
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(wordsOf(name)) || wordsOf(name).length > 64)
      yield fault('its name is none.');
    const [, named = '', about = ''] = /^---\nname: (.+)\ndescription: (.+)\n---\n/.exec(text) ?? [];
    if (named !== name || about !== JSON.stringify(description))
      yield fault('its own head has another name or another description.');
    if (wordsOf(description).length > 1024) yield fault('its description is longer than 1,024 characters.');
  }
}
