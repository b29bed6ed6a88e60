import type { Notation } from '../layout.ts';
import { pythonString } from '../literals.ts';

/** How values are written in Python. */
export const notation: Notation = {
  string: pythonString,
  boolean: (value) => (value ? 'True' : 'False'),
  key: pythonString,
  pad: '',
  trailing: ',',
  step: '    ',
};
