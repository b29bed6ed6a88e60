/** Models side by side as blocks of a page. */
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { compare, type Comparison } from '#pricing/comparison/comparison.ts';
import type { ComparedTable } from '#pricing/comparison/tables.ts';
import type { Table } from '#views/page/blocks.ts';
import { usesToCompare, offerOf } from '#views/model/tool-offers.ts';
import type { Site } from '#views/site.ts';
import { termsOf } from '#views/words/fee.ts';

/** @param models two to four of one modality */
export function comparisonOf(site: Site, models: readonly [Model, ...Model[]]): Comparison {
  const [{ modality }] = models;
  return compare({
    headline: modalities[modality].headline,
    perCall: modalities[modality].perCall,
    gateway: termsOf(site),
    uses: usesToCompare(modality),
    offers: models.map((model) => offerOf(site, model)),
  });
}

/** The table as pages print it. */
export function tableOf({ caption, columns, rows, figures }: ComparedTable): Table {
  return {
    kind: 'table',
    caption,
    columns: columns.map((label, index) => ({ label, align: figures && index > 0 ? 'end' : 'start' })),
    rows,
  };
}
