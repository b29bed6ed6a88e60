/**
 * The one place where the catalog is read and its pages are made, by Node: once per build, and by `npm run dev` again when
 * something is saved. It hands on to everything below what it needs; what is made, Astro prints.
 */
import { requireProof, uncheckedRates } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { loadPageRecord } from '#catalog/records/page-record.ts';
import { buildDate, loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { loadGuides } from '#guides/load-guides.ts';
import { loadPrograms } from '#guides/programs.ts';
import { drawCard } from '#images/draw.ts';
import { undrawable } from '#images/fonts.ts';
import { requireFigures } from '#views/guides/guide-figures.ts';
import { guidesLeftOut } from '#views/guides/guide-list.ts';
import { guidePart } from '#views/guides/guide-part.ts';
import { cardsLeftOut, shareCards } from '#views/head/share-cards.ts';
import { wordsOf } from '#views/page/card.ts';
import { createSite, type Site } from '#views/site.ts';
import { buildPages } from '#views/whole/build.ts';
import { filesOf, pathsOf } from '#views/whole/files.ts';
import { frameOf } from '#views/whole/frame.ts';
import { missingPage } from '#views/whole/missing-page.ts';
import type { MadeSite } from '#views/whole/output.ts';
import { printView } from '#views/whole/page-files.ts';
import { movedPages } from '#views/whole/redirects.ts';

/**
 * Makes the site of SITE, ready to be printed.
 * @param isEdited whether it is shown while it is edited: then what is not proved is shown, too, and a guide that asks for
 *   something in vain says so on its own page
 * @throws CatalogError, GuideError, UnprovenError and what else the files of a site folder may be wrong in
 */
export async function makeSite(isEdited: boolean): Promise<MadeSite> {
  const site = await loadSite(isEdited);
  for (const reason of [...guidesLeftOut(site), ...cardsLeftOut(site)]) console.warn(reason);
  if (!isEdited) requireFigures(site);
  const build = buildPages(site);
  return {
    pages: build.pages,
    guides: build.guides,
    frame: (page) => frameOf(site, build.pages, page),
    missing: missingPage,
    moved: movedPages(site),
    guidePart: (component, attributes) => guidePart(site, component, attributes),
    printed: (path, print) =>
      build.pages.get(path) === undefined ? undefined : printView(build.pages, path, print),
    paths: () => pathsOf(build),
    files: function* (print) {
      yield* filesOf(build, print);
      // The pictures too, which need what draws them.
      yield* shareCards(site).map((card) => ({ path: card.file, content: () => drawCard(card) }));
    },
  };
}

/** Reads everything that the site is made of. */
export async function loadSite(isEdited: boolean): Promise<Site> {
  const catalog = loadCatalog();
  const evidence = loadEvidence(catalog);
  const { guides, programFolder, hasLogo } = siteFolder();
  const isDraft = process.env.DRAFT === '1';
  const isPublished = !isDraft && !isEdited;
  if (isPublished) requireProof(catalog, evidence);
  const unchecked = uncheckedRates(catalog, evidence);
  const date = buildDate(evidence, process.env, !isPublished);
  const site = createSite(catalog, evidence, date, loadHistory(catalog), {
    draft: isDraft || unchecked.size > 0 ? { unchecked } : undefined,
    guides: loadGuides(guides),
    programs: loadPrograms(programFolder),
    hasLogo,
    exampleEvidence: loadExampleEvidence(catalog),
    // What is not to be published says other things than what was recorded, and is looked at today.
    ...(isPublished && { pageRecord: loadPageRecord(catalog) }),
  });
  // What is written on the images is known once there is a site; whether it can be drawn is then a fact of the site.
  const written = shareCards(site).map(wordsOf).join('\n');
  return { ...site, undrawable: await undrawable(written) };
}
