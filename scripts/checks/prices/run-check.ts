/** The price check with its files: reads catalog, sources and evidence, and keeps the evidence. */
import { evidenceFile, loadEvidence, type Evidence } from '#catalog/evidence.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { Catalog } from '#catalog/types.ts';
import { CannotRun, withSeverity, type Report } from '../report.ts';
import { loadAdapters } from './adapters/load-adapters.ts';
import { checkPrices, pinnedSources } from './check.ts';
import { dateOfCheck, type DateContext, type DateOptions } from './date-of-check.ts';
import { evidenceOf, writeEvidence } from './evidence-file.ts';
import { evidenceFindings } from './evidence-findings.ts';
import { priceReport } from './price-report.ts';

export interface CheckOptions extends DateOptions {
  /** @default RATECARD_CATALOG, else `models.yaml` */
  readonly catalog?: string | undefined;
}

/**
 * Runs the whole check; with `lock`, writes the evidence file when nothing failed.
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when a library is missing or unknown, or the evidence file or a date is unreadable
 */
export async function runCheck(options: CheckOptions, context: DateContext): Promise<Report> {
  const catalog = loadCatalog(options.catalog === undefined ? {} : { file: options.catalog });
  const committed = options.lock ? undefined : readEvidence(catalog);
  const date = dateOfCheck(options, context, committed);
  const check = checkPrices(catalog, await loadAdapters(pinnedSources(catalog)), date);
  const file = evidenceFile(catalog.file);

  if (withSeverity(check.findings, 'error').length > 0) {
    // The evidence is not compared either: it can only be mended once the prices are.
    return priceReport(
      check,
      options.lock ? { outcome: `${file} was not written, because of the failures below.` } : {},
    );
  }
  if (!options.lock)
    return priceReport(check, { findings: evidenceFindings(file, committed, evidenceOf(check)) });
  writeEvidence(file, evidenceOf(check));
  return priceReport(check, { outcome: `${file} written, with the day ${date}.` });
}

/** @throws CannotRun when the file is there but is not what the check writes */
function readEvidence(catalog: Catalog): Evidence | undefined {
  try {
    return loadEvidence(catalog.file);
  } catch (error) {
    throw new CannotRun(
      `${evidenceFile(catalog.file)} could not be read: ${error instanceof Error ? error.message : String(error)}\n` +
        'Run `npm run check:prices -- --lock` to write it anew.',
    );
  }
}
