/**
 * Whether a newer copy of a source still has the shape of the one before. A field that was renamed, emptied or written as
 * text would otherwise only look like a source that knows less, and prices would rest on fewer sources unseen.
 */

/** Raw entries by pin. */
export type RawEntries = Readonly<Record<string, unknown>>;

type Kind = 'number' | 'text' | 'nothing' | 'other';

/** Where more entries than this lost a field, and more than half, it is no correction of single entries. */
const mostCorrected = 3;

/**
 * What changed of the numbers that both copies could have, a clause each; nothing where the shape is the same. Single
 * entries may lose a number: the check itself tells what rests on it.
 */
export function shapeChanges(before: RawEntries, after: RawEntries): string[] {
  const shared = Object.keys(before).filter((ref) => ref in after);
  const gone = Object.keys(before).length - shared.length;
  const missing = gone > mostCorrected && gone > shared.length ? [`${gone} entries are gone`] : [];
  if (shared.length === 0 && gone > 0) return ['every entry is gone'];
  const fields = new Map<string, { had: number; lost: number; kinds: Set<Kind> }>();
  const present = new Set(Object.values(after).flatMap((entry) => [...kindsOf(entry).keys()]));
  for (const ref of shared) {
    const now = kindsOf(after[ref]);
    for (const [field, kind] of kindsOf(before[ref])) {
      if (kind !== 'number') continue;
      const seen = fields.get(field) ?? { had: 0, lost: 0, kinds: new Set() };
      fields.set(field, seen);
      seen.had += 1;
      const is = now.get(field);
      if (is === undefined) seen.lost += 1;
      else seen.kinds.add(is);
    }
  }
  return [
    ...missing,
    ...[...fields].flatMap(([field, { had, lost, kinds }]) => {
      if (kinds.has('text')) return [`${field} is text where it was a number`];
      if (kinds.has('nothing')) return [`${field} is empty where it was a number`];
      const isLost = !present.has(field) || (lost > mostCorrected && lost > had / 2);
      return lost > 0 && isLost ? [`${field} is gone from ${lost} of ${had} entries`] : [];
    }),
  ];
}

/** What stands in every field, by its name within the entry; lists are looked through. */
function kindsOf(value: unknown, name = '', found = new Map<string, Kind>()): Map<string, Kind> {
  if (Array.isArray(value)) for (const item of value) kindsOf(item, name, found);
  else if (typeof value === 'object' && value !== null) {
    if (name !== '') found.set(name, 'other');
    for (const [key, item] of Object.entries(value))
      kindsOf(item, name === '' ? key : `${name}.${key}`, found);
  } else if (found.get(name) !== 'number') found.set(name, kindOf(value));
  return found;
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'nothing';
  return typeof value === 'number' ? 'number' : typeof value === 'string' ? 'text' : 'other';
}
