/**
 * The one place where the catalog is read and its pages are made, once per build; only routes and the figures of guides
 * come here, and hand on to everything below what it needs. `npm run dev` runs it again when the catalog is saved.
 */
import { compiledGuides } from 'virtual:site-guides';
import { requireProof, uncheckedRates } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { loadPageRecord } from '#catalog/records/page-record.ts';
import { buildDate, loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { guideOf } from '#guides/guide.ts';
import { loadPrograms } from '#guides/programs.ts';
import { undrawable } from '#images/fonts.ts';
import { requireFigures } from '#views/guides/guide-figures.ts';
import { guidesLeftOut, guidesOf } from '#views/guides/guide-list.ts';
import { cardsLeftOut, shareCards } from '#views/head/share-cards.ts';
import { wordsOf } from '#views/page/card.ts';
import { createSite, type Site } from '#views/site.ts';
import { buildPages } from '#views/whole/build.ts';
import { filesOf, pathsOf } from '#views/whole/files.ts';
import { handOver, type SiteFile } from '#views/whole/output.ts';

const catalog = loadCatalog();
const evidence = loadEvidence(catalog);

const guides = compiledGuides.map(({ file, compiled, isStandard }) => ({
  ...guideOf(file, compiled.frontmatter),
  ...(isStandard && { isStandard: true as const }),
}));

// `npm run dev` shows what is not proved as soon as it is saved; `npm run build` has asked before.
const isDraft = process.env.DRAFT === '1';
// Node alone, as tests load it, knows no such environment.
const isEdited = (import.meta.env as ImportMetaEnv | undefined)?.DEV === true;
const isPublished = !isDraft && !isEdited;
if (isPublished) requireProof(catalog, evidence);
const unchecked = uncheckedRates(catalog, evidence);
const draft = isDraft || unchecked.size > 0 ? { unchecked } : undefined;
const date = buildDate(evidence, process.env, !isPublished);

const whole = createSite(catalog, evidence, date, loadHistory(catalog), {
  draft,
  guides,
  programs: loadPrograms(siteFolder().programFolder),
  hasLogo: siteFolder().hasLogo,
  exampleEvidence: loadExampleEvidence(catalog),
  // What is not to be published says other things than what was recorded, and is looked at today.
  ...(isPublished && { pageRecord: loadPageRecord(catalog) }),
});
// What is written on the images is known once there is a site; whether it can be drawn is then a fact of the site.
const written = shareCards(whole).map(wordsOf).join('\n');
export const site: Site = { ...whole, undrawable: await undrawable(written) };
for (const reason of [...guidesLeftOut(site), ...cardsLeftOut(site)]) console.warn(reason);
// A guide that is edited says on its own page what it asks for in vain.
if (!isEdited) requireFigures(site);

export const build = buildPages(site);

/** Every file that is no page: the pictures too, which need what draws them. */
export const files = (): SiteFile[] => [
  ...filesOf(build),
  ...shareCards(site).map((card) => ({
    path: card.file,
    content: async () => (await import('#images/draw.ts')).drawCard(card),
  })),
];
handOver({ paths: () => pathsOf(build), files });

/** A guide as it is printed, by its name. */
export const printedGuides = new Map(
  guidesOf(site).map((guide) => [guide.name, compiledGuides[guides.indexOf(guide)]?.compiled] as const),
);
