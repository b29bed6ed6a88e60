/** The checks that look at one page at a time. */
import type { BuiltSite } from '../built-site.ts';
import type { SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { checkAttributes } from './attributes.ts';
import { checkDocument } from './document.ts';
import { checkFigures } from './figures.ts';
import { checkHead } from './head.ts';
import { checkJsonLd } from './json-ld.ts';
import { checkOwnership } from './ownership.ts';
import { checkPriceTable } from './price-table.ts';
import { checkProse } from './prose.ts';
import { checkTwin } from './twin.ts';
import { checkUnits } from './units.ts';

export type PageCheck = (site: BuiltSite, page: HtmlPage) => Iterable<SiteFinding>;

export const pageChecks: readonly PageCheck[] = [
  checkFigures,
  checkAttributes,
  checkHead,
  checkJsonLd,
  checkOwnership,
  checkPriceTable,
  checkUnits,
  checkTwin,
  checkProse,
  checkDocument,
];
