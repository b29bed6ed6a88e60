/** One model as one source offers it. */
import type { SourceAdapter, SourceModel } from '../../check/prices/source.ts';

export interface Offer {
  readonly adapter: SourceAdapter;
  readonly model: SourceModel;
}
