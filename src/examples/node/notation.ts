import type { Notation } from '../layout.ts';
import { jsonString } from '../literals.ts';

/** How values are written in JavaScript: JSON, but for the keys that need no quotes. */
export const notation: Notation = {
  string: jsonString,
  boolean: String,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonString(name)),
  pad: ' ',
  trailing: ',',
  step: '  ',
};
