/** Which guides of `content/guides` there are for a catalog. */
import { address } from '#address.ts';
import { parse } from 'yaml';
import { z } from 'zod';
import { guideTable } from './tables/tables.ts';
import { calledModel } from './tables/representatives.ts';
import { hasTask } from './tables/task.ts';
import { link, type Inlines } from '#views/page/inline.ts';
import { exampleEvidenceOf } from '#views/model/ran-examples.ts';
import type { Site } from '#views/site.ts';

const frontmatterSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  /** Place among the guides, lowest first. */
  order: z.number(),
  /** Keys of the gateway section (`freeTier`, `metering.costHeader`) that the guide speaks of; without them it is not published. */
  needs: z.array(z.string()).default([]),
  /** Whether the guide says that examples were run; without a record of that it is not published. */
  saysExamplesRan: z.boolean().default(false),
});

/** What a guide says about itself in its front matter. */
export type Frontmatter = z.output<typeof frontmatterSchema>;

export interface Guide {
  readonly path: string;
  readonly name: string;
  readonly frontmatter: Frontmatter;
  /** The MDX text below the front matter. */
  readonly text: string;
}

const texts = import.meta.glob<string>('/content/guides/*.mdx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const published = new WeakMap<Site, readonly Guide[]>();

/** The guides that this gateway's catalog can fill, in their order. */
export function guidesOf(site: Site): readonly Guide[] {
  const known = published.get(site) ?? findGuides(site);
  published.set(site, known);
  return known;
}

function findGuides(site: Site): Guide[] {
  return Object.entries(texts)
    .map(([file, text]) => readGuide(file, text))
    .filter((guide) => lackingIn(site, guide) === undefined)
    .sort((a, b) => a.frontmatter.order - b.frontmatter.order);
}

/** Why guides are left out for this catalog, a sentence each. */
export function guidesLeftOut(site: Site): string[] {
  return Object.entries(texts).flatMap(([file, text]) => {
    const guide = readGuide(file, text);
    const lacking = lackingIn(site, guide);
    return lacking === undefined
      ? []
      : [`Guide "${guide.name}" is left out: ${site.catalog.file} has no ${lacking}.`];
  });
}

function readGuide(file: string, text: string): Guide {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const frontmatter = frontmatterSchema.safeParse(parse(header));
  if (!frontmatter.success) {
    throw new Error(
      `The front matter of ${file.slice(1)} is not complete: ${z.prettifyError(frontmatter.error)}`,
    );
  }
  return { path: address(`guides/${name}/`), name, frontmatter: frontmatter.data, text: body };
}

/** What a guide speaks of and the catalog does not have. */
function lackingIn(site: Site, { frontmatter, text }: Guide): string | undefined {
  const key = frontmatter.needs.find((needed) => valueAt(site.gateway, needed) === undefined);
  if (key !== undefined) return `gateway.${key}`;
  if (frontmatter.saysExamplesRan && exampleEvidenceOf(site) === undefined)
    return 'examples.lock.json beside it';
  const table = attributesOf(text, 'Table', 'of').find((name) => guideTable(site, name) === undefined);
  if (table !== undefined) return `models or prices for its table "${table}"`;
  if (text.includes('<Example') && calledModel(site) === undefined) return 'model for its example';
  const task = attributesOf(text, 'Example', 'task').find((title) => !hasTask(site, title));
  if (task !== undefined) return `model for its example "${task}"`;
  const id = modelsNamed(text).find((named) => !site.catalog.models.some((model) => model.id === named));
  return id && `model ${id}`;
}

/** The models that a guide's components print something of. */
function modelsNamed(text: string): string[] {
  return [...text.matchAll(/<[A-Z]\w*\b[^>]*?\s(?:model|id)="([^"]*)"/g)].map(([, id = '']) => id);
}

/** "metering.costHeader": a key below a key. */
function valueAt(section: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      section,
    );
}

/** What the components of a name have as an attribute. */
function attributesOf(text: string, component: string, attribute: string): string[] {
  const pattern = new RegExp(`<${component}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g');
  return [...text.matchAll(pattern)].map(([, value = '']) => value);
}

/** Where a guide stands; undefined when this catalog cannot fill it. */
export function guidePath(site: Site, name: string): string | undefined {
  return guidesOf(site).find((guide) => guide.name === name)?.path;
}

/** A link to a guide; undefined when this catalog cannot fill it. */
export function guideLink(site: Site, name: string, ...content: Inlines): Inlines | undefined {
  const path = guidePath(site, name);
  return path === undefined ? undefined : [link(path, ...content)];
}
