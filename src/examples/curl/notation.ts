import type { Notation } from '../layout.ts';
import { jsonString } from '../literals.ts';

/** How values are written in JSON. */
export const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: jsonString,
  pad: '',
  trailing: '',
  step: '  ',
};
