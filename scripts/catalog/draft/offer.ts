/** One model as one source offers it. */
import type { SourceAdapter, SourceModel } from '../../checks/prices/source.ts';

export interface Offer {
  readonly adapter: SourceAdapter;
  readonly model: SourceModel;
}
