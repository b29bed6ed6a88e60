/** `pages.lock.json`: since when each page of the site says what it says, written anew with the evidence. */
import { dirname, resolve } from 'node:path';
import { loadCatalog } from '#catalog/load.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { ForeignRecordError } from '#catalog/records/owner.ts';
import {
  loadPageRecord,
  pageRecordFile,
  pageRecordText,
  type PageRecord,
} from '#catalog/records/page-record.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { Catalog } from '#catalog/types.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { CannotRun } from '../report.ts';

/** A record as it is to be written. */
export interface NewPageRecord {
  readonly file: string;
  readonly text: string;
  /** Pages that say other than they did, and new ones. */
  readonly changed: number;
}

/**
 * Makes the pages of a catalog's site as they are with new evidence, and compares them with what is recorded.
 * @param date the UTC day of the check: what changed says so since then
 * @throws CannotRun when the pages cannot be made: then a build could not make them either
 */
export async function pagesOf(catalogFile: string, evidence: Evidence, date: string): Promise<NewPageRecord> {
  const catalog = loadCatalog({ file: catalogFile });
  const before = recorded(catalog);
  try {
    // Only who writes a record needs the views, which take as long to load as a small check.
    const { createSite } = await import('#views/site.ts');
    const { pageRecordOf } = await import('#views/whole/build.ts');
    const { loadGuides } = await import('#guides/load-guides.ts');
    const { loadPrograms } = await import('#guides/programs.ts');
    const folder = folderOf(catalogFile);
    const site = createSite(catalog, evidence, date, loadHistory(catalog), {
      guides: loadGuides(folder.guides),
      programs: loadPrograms(folder.programFolder),
      hasLogo: folder.hasLogo,
      exampleEvidence: loadExampleEvidence(catalog),
      pageRecord: before,
    });
    const pages = pageRecordOf(site);
    const isKnown = (path: string) => before?.get(path)?.fingerprint === pages.get(path)?.fingerprint;
    return {
      file: pageRecordFile(catalogFile),
      text: pageRecordText(catalog.gateway.url, pages),
      changed: [...pages.keys()].filter((path) => !isKnown(path)).length,
    };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`The pages of the site could not be made, so nothing was written. ${reason}`);
  }
}

/** @throws CannotRun when the file is there but is not as the check wrote it */
function recorded(catalog: Catalog): PageRecord | undefined {
  try {
    return loadPageRecord(catalog);
  } catch (error) {
    // What another gateway's pages said is nothing to compare this one's with.
    if (error instanceof ForeignRecordError) return undefined;
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}

/** The site folder of the run, where the catalog is its own; else the one in which the catalog lies. */
function folderOf(catalogFile: string) {
  const ofRun = siteFolder();
  return resolve(ofRun.catalog) === resolve(catalogFile) ? ofRun : siteFolder({ SITE: dirname(catalogFile) });
}

/** Writes the record, whole or not at all. */
export function writePageRecord({ file, text }: NewPageRecord): void {
  writeAtomically(file, text);
}
