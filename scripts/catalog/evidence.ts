import { loadEvidence, type Evidence } from '#catalog/records/price-evidence.ts';
import { CannotRun } from '../check/report.ts';

/** The evidence beside a catalog, if any. @throws CannotRun when the file is not what the price check writes */
export function readEvidence(catalogFile: string): Evidence | undefined {
  try {
    return loadEvidence(catalogFile);
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}
