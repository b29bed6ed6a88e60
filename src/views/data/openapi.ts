/**
 * `/api/openapi.json`: the files below `/api/` as an OpenAPI 3.1 description, of which programs make clients. Its schemas
 * are those of `/api/schema.json`.
 * @see https://spec.openapis.org/oas/v3.1.1
 */
import { address, pathOf } from '#address.ts';
import { licenses, noLicense } from '#catalog/registry/licenses.ts';
import { plainText } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { dataTerms } from '#views/words/data-terms.ts';
import { apiFiles, type ApiFile, type PathParameter } from './api-files.ts';
import { apiJsonSchema } from './api-json-schema.ts';
import { schemaVersion } from './api-schema.ts';

export function openApi(site: Site) {
  const { name } = site.gateway;
  return {
    openapi: '3.1.1',
    info: {
      title: `Model prices of ${name}`,
      version: String(schemaVersion),
      summary: `What every model costs through ${name}, as static files.`,
      description:
        'Amounts are texts, because a number would be read as a binary float. No key is needed, and any origin may ask. Keys may be added at any time.',
      ...licenseOf(site),
    },
    externalDocs: { url: absolute(site, address('api/')) },
    servers: [{ url: absolute(site, address('')).replace(/\/$/, '') }],
    paths: Object.fromEntries(
      apiFiles(site).flatMap((file) =>
        templatesOf(file).map((template, index) => [
          `/${template}`,
          { get: operation(file, template, index) },
        ]),
      ),
    ),
    components: {
      parameters: {
        lastAnswer: {
          name: 'If-None-Match',
          in: 'header',
          description: 'The `ETag` of the last answer: what has not changed since is not sent again.',
          schema: { type: 'string' },
        },
      },
      responses: { unchanged: { description: 'Nothing has changed since the answer with that `ETag`.' } },
      headers: { tag: { description: 'Changes when the file does.', schema: { type: 'string' } } },
      schemas: schemas(site),
    },
  };
}

function templatesOf({ templates, href }: ApiFile): readonly string[] {
  return templates ?? [pathOf(href)];
}

/** @param index of the template among those of the file */
function operation(file: ApiFile, template: string, index: number) {
  const { says, type = 'application/json', definition, parameters = [] } = file;
  return {
    // No two operations have one name, though they read one kind of file.
    operationId: index === 0 ? file.operation : `${file.operation}${String(index + 1)}`,
    summary: plainText(says),
    parameters: [
      ...parameters.filter(({ name }) => template.includes(`{${name}}`)).map(pathParameter),
      { $ref: '#/components/parameters/lastAnswer' },
    ],
    responses: {
      '200': {
        description: 'The file.',
        headers: { ETag: { $ref: '#/components/headers/tag' } },
        content: { [type]: { schema: schemaOf(type, definition) } },
      },
      '304': { $ref: '#/components/responses/unchanged' },
      ...(parameters.length > 0 && { '404': { description: 'There is no such file.' } }),
    },
  };
}

function schemaOf(type: string, definition: string | undefined) {
  if (definition !== undefined) return { $ref: `${componentRef}${definition}` };
  return { type: type === 'text/csv' ? 'string' : 'object' };
}

function pathParameter({ name, says, values }: PathParameter) {
  return {
    name,
    in: 'path',
    required: true,
    description: says,
    schema: { type: 'string', ...(values && { enum: values }) },
  };
}

const componentRef = '#/components/schemas/';

/** The definitions of the JSON Schema, which refer to one another in their new place. */
function schemas(site: Site): Record<string, unknown> {
  const { $schema: _dialect, $id: _address, $defs, ...list } = apiJsonSchema(site) as Record<string, unknown>;
  const text = JSON.stringify({ list, ...($defs as object) });
  return JSON.parse(text.replaceAll('"$ref":"#/$defs/', `"$ref":"${componentRef}`)) as Record<
    string,
    unknown
  >;
}

/** On what terms the data may be used; nothing where nothing is granted. */
function licenseOf(site: Site): {
  readonly license?: { readonly name: string; readonly url: string | undefined };
} {
  const { license = noLicense, licenseUrl: url } = dataTerms(site) ?? {};
  return license === noLicense ? {} : { license: { name: licenses[license].name, url } };
}
