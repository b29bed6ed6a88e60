/** Every file of the API says of a model what `api/models.json` says, and holds the models its address promises. */
import { isDeepStrictEqual } from 'node:util';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Model } from '#catalog/types.ts';
import { addressOf, type BuiltSite, isTraceFile, localPath, pagePath } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isObject, type Json, objectsIn, wordsOf, objectsOf, parsed } from '../../json.ts';
import type { PartKind } from '../../part.ts';
import { dataFileOf } from '../pages/moved.ts';

export const apiCodes = codes('api', {
  'api-entry-differs': {
    why: 'A program gets other facts of the model from this file than from api/models.json.',
    fix: 'Print both from the same entry (src/views/data/models-json.ts).',
  },
  'api-list-wrong': {
    why: 'The file does not hold the models its address promises.',
    fix: 'Correct the filter of the list in src/views.',
  },
  'api-alias-missing': {
    why: 'A program asks by the id that it sends, which may be an alias.',
    fix: 'Write the file of the model under each of its aliases, and let hosts lead there (src/views/whole/redirects.ts).',
  },
  'api-schema-broken': {
    why: 'Programs check what they read with the schema: it must hold for the data it describes.',
    fix: 'Correct the schema or the data in src/views.',
  },
});

const finding = raising(apiCodes);

const main = 'api/models.json';
const schemaFile = 'api/schema.json';

export const apiPart: PartKind = {
  codes: [apiCodes],
  start(site) {
    return {
      *text(file, text) {
        if (
          !/^api\/(?!clients\/).*\.json$/.test(file) ||
          [main, schemaFile, 'api/openapi.json'].includes(file) ||
          isTraceFile(file)
        )
          return;
        const data = parsed(text);
        if (data === undefined) return;
        site.look('api', 'files');
        yield* checkEntries(site, file, data);
        yield* checkList(site, file, data);
      },
      *end() {
        yield* checkSchema(site);
        yield* checkAliases(site);
      },
    };
  },
};

/** Objects with the id of a model and prices are entries, wherever they stand. */
function* checkEntries(site: BuiltSite, file: string, data: Json): Findings {
  for (const object of objectsIn(data)) {
    const { id } = object;
    if (typeof id !== 'string' || !('prices' in object)) continue;
    site.look('api', 'entries');
    const entry = site.apiEntries.get(id);
    if (entry === undefined) {
      yield finding('api-entry-differs', file, `api/models.json has no model "${id}".`);
      continue;
    }
    // A file of one model may say more of it, never something else.
    for (const name of Object.keys(entry)) {
      if (isDeepStrictEqual(object[name], entry[name])) continue;
      yield finding('api-entry-differs', file, `"${name}" of ${id} is not what api/models.json says.`);
    }
  }
}

/** Files below these folders hold all models that match, and no other. */
const lists: Readonly<Record<string, (model: Model, name: string) => boolean>> = {
  modalities: ({ modality }, name) => modality === name,
  providers: ({ provider }, name) => provider.id === name,
};

function* checkList(site: BuiltSite, file: string, data: Json): Findings {
  const [, folder = '', name = ''] = /^api\/(\w+)\/([^/]+)\.json$/.exec(file) ?? [];
  const matches = lists[folder];
  if (matches === undefined) return;
  const listed = new Set(isObject(data) ? objectsOf(data.models).map(({ id }) => wordsOf(id)) : []);
  const wanted = new Set(site.catalog.models.filter((model) => matches(model, name)).map(({ id }) => id));
  const missing = [...wanted].filter((id) => !listed.has(id));
  const strange = [...listed].filter((id) => !wanted.has(id));
  if (missing.length > 0) yield finding('api-list-wrong', file, `It lacks ${missing.join(', ')}.`);
  if (strange.length > 0)
    yield finding('api-list-wrong', file, `${strange.join(', ')} does not belong in it.`);
}

/** Each alias answers as its model does, unless another model has its place. */
function* checkAliases(site: BuiltSite): Findings {
  const { catalog, files } = site;
  const taken = new Set(catalog.models.map(pagePath));
  const lines = files.paths.has('_redirects') ? files.read('_redirects').split('\n') : [];
  for (const { id, aliases } of catalog.models) {
    const own = wordsOf(site.apiEntries.get(id)?.file);
    const file = localPath(site, own)?.pathname.slice(1) ?? '';
    for (const alias of aliases) {
      const other = dataFileOf(alias.id);
      const page = pagePath({
        slug: other.slice('api/models/'.length, -'.json'.length).replaceAll('/', '-'),
      });
      if (other === file || taken.has(page)) continue;
      taken.add(page);
      site.look('api', 'aliases');
      if (!files.paths.has(other) || !files.paths.has(file) || files.read(other) !== files.read(file))
        yield finding(
          'api-alias-missing',
          other,
          `It does not say what ${file} says, of which it is an alias.`,
        );
      const line = `${addressOf(catalog, `/${other}`)} ${addressOf(catalog, `/${file}`)} 301`;
      if (files.paths.has('_headers') && !lines.includes(line))
        yield finding('api-alias-missing', '_redirects', `It does not lead from /${other} to /${file}.`);
    }
  }
}

/** The schema compiles, and the whole list of models is valid by it. */
function* checkSchema({ files, api, look }: BuiltSite): Findings {
  if (!files.paths.has(schemaFile)) {
    yield finding('api-schema-broken', schemaFile, 'It was not built.');
    return;
  }
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  try {
    const validate = ajv.compile(JSON.parse(files.read(schemaFile)) as object);
    look('api', 'schema');
    if (validate(api)) return;
    for (const { instancePath, message = '' } of (validate.errors ?? []).slice(0, 5)) {
      yield finding('api-schema-broken', main, `By its schema, ${instancePath || 'the file'} ${message}.`);
    }
  } catch (error) {
    yield finding('api-schema-broken', schemaFile, error instanceof Error ? error.message : String(error));
  }
}
