/** Makes the pages of models of SITE as data, and prints none: what deriving takes, in a process of its own. */
import { uncheckedRates } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { buildDate, loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { createSite } from '#views/site.ts';
import { buildPages } from '#views/whole/build.ts';

const catalog = loadCatalog();
const evidence = loadEvidence(catalog);
const site = createSite(catalog, evidence, buildDate(evidence, process.env, true), loadHistory(catalog), {
  draft: { unchecked: uncheckedRates(catalog, evidence) },
});
const { pages } = buildPages(site);
for (const path of pages.modelPaths()) pages.get(path);
