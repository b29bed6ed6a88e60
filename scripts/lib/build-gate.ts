/** What has to be so before a site is built: asked before Astro starts, which would show where in its own code it was missed. */
import { requireHistory } from '#catalog/check-history.ts';
import { requireProof } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { loadExampleEvidence } from '#catalog/records/example-evidence.ts';
import { loadPageRecord } from '#catalog/records/page-record.ts';
import { buildDate, loadEvidence, type Evidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { Catalog } from '#catalog/types.ts';
import { loadGuides } from '#guides/load-guides.ts';
import { unsourcedClaims } from '../check/prices/claims.ts';

/** The gateway claims what nobody is named for; nothing was built. */
class UnsourcedClaimError extends Error {
  override readonly name = 'UnsourcedClaimError';
}

interface Opened {
  readonly catalog: Catalog;
  readonly evidence: Evidence | undefined;
  readonly isDraft: boolean;
}

/** What passed last: a build asks before Astro starts, and Astro's project asks again. */
let opened: Opened | undefined;

/**
 * Reads all that the site is made of, and refuses what may not be published. Tells what is built in this process, by
 * DRAFT, whether it is a draft.
 * @param isDraft whether prices may be in it that no check has seen
 * @throws CatalogError with every mistake of the catalog, or of its price history
 * @throws UnprovenError when there are such prices, and it is no draft
 * @throws UnsourcedClaimError when the gateway claims something without a source, unless it is a draft
 * @throws GuideError for a guide that does what it may not do
 * @throws BuildDateError when there is no day to build for
 * @throws ForeignRecordError when a lock file beside the catalog is of another gateway
 */
export function openGate(isDraft: boolean): Opened {
  const catalog = loadCatalog();
  if (opened?.catalog === catalog && opened.isDraft === isDraft) return opened;
  if (!isDraft) requireSources(catalog);
  const evidence = loadEvidence(catalog);
  if (!isDraft) requireProof(catalog, evidence);
  buildDate(evidence, process.env, isDraft);
  if (isDraft) loadHistory(catalog);
  else requireHistory(catalog, evidence);
  loadExampleEvidence(catalog);
  loadPageRecord(catalog);
  loadGuides(siteFolder().guides);
  process.env.DRAFT = isDraft ? '1' : '';
  opened = { catalog, evidence, isDraft };
  return opened;
}

function requireSources(catalog: Catalog): void {
  const findings = unsourcedClaims(catalog);
  if (findings.length === 0) return;
  const places = findings.map(
    ({ file = '', line = 1, code, message }) => `${file}:${line} ${code} ${message}`,
  );
  const [{ why, fix } = { why: '', fix: '' }] = findings;
  throw new UnsourcedClaimError(`${places.join('\n')}\n  ${why}\n  → ${fix}`);
}
