/** Which guides of a site there are for its catalog. */
import type { Guide } from '#guides/guide.ts';
import { componentsIn, type GuideComponent } from '#guides/tree.ts';
import { keptPer } from '#pricing/kept.ts';
import { link, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { calledModel, hasTask } from './representatives.ts';
import { guideProgram } from './guide-programs.ts';
import { guideTable, tableNames } from './guide-tables.ts';

/** The guides that this gateway's catalog can fill, in their order. */
export const guidesOf = keptPer((site: Site): readonly Guide[] => {
  const filled = site.guides.filter((guide) => lackingOf(site).get(guide) === undefined);
  const own = new Set(filled.flatMap(({ name, isStandard }) => (isStandard ? [] : [name])));
  const isWanted = ({ name, isStandard }: Guide) =>
    isStandard === undefined || (site.catalog.guides !== 'own' && !own.has(name));
  return filled.filter(isWanted).sort((a, b) => a.frontmatter.order - b.frontmatter.order);
});

/** Why guides are left out for this catalog, a sentence each. */
export function guidesLeftOut(site: Site): string[] {
  return site.guides.flatMap((guide) => {
    const lacking = lackingOf(site).get(guide);
    return lacking === undefined || guide.isStandard
      ? []
      : [`Guide "${guide.name}" is left out: ${site.catalog.file} has no ${lacking}.`];
  });
}

const lackingOf = keptPer(
  (site: Site) => new Map(site.guides.map((guide) => [guide, lackingIn(site, guide)])),
);

/** What a guide speaks of and the catalog does not have. */
function lackingIn(site: Site, { frontmatter, tree }: Guide): string | undefined {
  const key = frontmatter.needs.find((needed) => valueAt(site.gateway, needed) === undefined);
  if (key !== undefined) return `gateway.${key}`;
  if (frontmatter.saysExamplesRan && site.exampleEvidence === undefined)
    return 'examples.lock.json beside it';
  for (const component of componentsIn(tree)) {
    const lacking = lackingFor(site, component);
    if (lacking !== undefined) return lacking;
  }
  return undefined;
}

function lackingFor(site: Site, { name, attributes }: GuideComponent): string | undefined {
  const { of = '', model, id = model, task, optional } = attributes;
  if (optional !== undefined) return undefined;
  if (id !== undefined && !site.catalog.models.some((other) => other.id === id)) return `model ${id}`;
  if (name === 'Table')
    // Of a table that there is not, the figures of guides tell with its place.
    return tableNames.includes(of) && guideTable(site, of) === undefined
      ? `models or prices for its table "${of}"`
      : undefined;
  if (name === 'Program') {
    const { file = '' } = attributes;
    return guideProgram(site, attributes) !== undefined
      ? undefined
      : `run of ${file} as it stands (examples.lock.json)`;
  }
  if (name !== 'Example') return undefined;
  if (model === undefined && calledModel(site) === undefined) return 'model for its example';
  return hasTask(site, attributes) ? undefined : `model for its example "${task ?? ''}"`;
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

/** Where a guide stands; undefined when this catalog cannot fill it. */
export function guidePath(site: Site, name: string): string | undefined {
  return guidesOf(site).find((guide) => guide.name === name)?.path;
}

/** A link to a guide; undefined when this catalog cannot fill it. */
export function guideLink(site: Site, name: string, ...content: Inlines): Inlines | undefined {
  const path = guidePath(site, name);
  return path === undefined ? undefined : [link(path, ...content)];
}
