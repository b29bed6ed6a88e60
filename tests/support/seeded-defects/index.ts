/** Every seeded defect: at least one for each code of the site check. */
import type { Defect } from './defect.ts';
import {
  budgetDefects,
  deprecationDefects,
  formatDefects,
  apiDefects,
  licenseDefects,
  structuredDataDefects,
} from './machines.ts';
import { clientDefects } from './clients.ts';
import { tamperDefects } from '../tamperings.ts';
import { pageDefects } from './pages.ts';
import { priceDefects, wordDefects } from './prices.ts';

export const defects: readonly Defect[] = [
  ...priceDefects,
  ...wordDefects,
  ...pageDefects,
  ...structuredDataDefects,
  ...deprecationDefects,
  ...clientDefects,
  ...formatDefects,
  ...licenseDefects,
  ...budgetDefects,
  ...tamperDefects,
  ...apiDefects,
];
