/** A catalog of any size, for measuring: the entries of a real one over and over, each time of models of their own. */

/**
 * Entries as they stand in the real catalog, so that a large one has its shape: its makers, its kinds of models, as many
 * rates and facts in each. Every further round has ids and names that occur nowhere else.
 * @param text a catalog in the documented order: gateway, providers, models in block style
 * @param count how many models it is to have
 */
export function largeCatalog(text: string, count: number): string {
  const [head = '', listed = ''] = text.split(/^models:\n/m);
  const entries = listed.split(/^(?= {2}- id: )/m).filter((entry) => entry.startsWith('  - id: '));
  const rounds = Math.ceil(count / entries.length);
  const models = Array.from({ length: rounds }, (_, round) => {
    const left = count - round * entries.length;
    const chosen = left < entries.length ? sampleOf(entries, left, head) : entries;
    return chosen
      .map((entry) => ownEntry(left < entries.length ? withoutOthers(entry) : entry, round))
      .join('');
  });
  const body = models.join('');
  return `${pairsWithin(head, body)}models:\n${body}`;
}

/** So many entries from all over the list; those first that the gateway itself names. */
function sampleOf(entries: readonly string[], count: number, head: string): string[] {
  const isNamed = (entry: string) => head.includes(`model: ${idOf(entry)}`);
  const named = new Set(entries.filter(isNamed).slice(0, count));
  const others = entries.filter((entry) => !named.has(entry));
  const wanted = count - named.size;
  for (let place = 0; place < wanted; place += 1)
    named.add(others[Math.floor((place * others.length) / wanted)] ?? '');
  return entries.filter((entry) => named.has(entry));
}

function idOf(entry: string): string {
  return /^ {2}- id: (\S+)/.exec(entry)?.[1] ?? '';
}

/** The entry without what names another model, which a sample may lack. */
function withoutOthers(entry: string): string {
  return entry.replaceAll(/^ {4}(?:replacement|snapshotOf): .*\n/gm, '');
}

/** The head without the pairs of which a smaller catalog lacks a model. */
function pairsWithin(head: string, models: string): string {
  return head.replaceAll(/^ {2}- \[([^,\]]+), ([^,\]]+)\]\n/gm, (pair, one: string, other: string) =>
    [one, other].every((id) => models.includes(`  - id: ${id}\n`)) ? pair : '',
  );
}

/** The entry of a model that takes the place of this one in a further round: another family of the same maker. */
function ownEntry(entry: string, round: number): string {
  if (round === 0) return entry;
  const family = familyOf(idOf(entry));
  const word = coinedWord(family, round);
  return entry
    .replaceAll(/(?<=\b(?:id|replacement|snapshotOf): )[^\s,}]+/g, (id) => {
      const own = familyOf(id);
      const at = id.lastIndexOf('/') + 1;
      return id.slice(0, at) + id.slice(at).replace(own, coinedWord(own, round));
    })
    .replace(/^( {4}name: ["']?)(.*)/m, (_, key: string, name: string) => {
      const shown = word.charAt(0).toUpperCase() + word.slice(1);
      const known = new RegExp(`(?<![a-z])${family}(?![a-z])`, 'i');
      return key + (known.test(name) ? name.replace(known, shown) : `${shown} ${name}`);
    });
}

/** The word that leads the last part of an id: "gpt" of `openai/gpt-5.4-mini`. */
function familyOf(id: string): string {
  return /[a-z]+/i.exec(id.slice(id.lastIndexOf('/') + 1))?.[0] ?? '';
}

const syllables = 'bdfgklmnprstvz'
  .split('')
  .flatMap((consonant) => ['a', 'e', 'i', 'o', 'u'].map((vowel) => consonant + vowel));
const words = syllables.length ** 3;

/** Coprime to how many words there are, so that neighbours differ and no two are alike. */
const stride = 123_457;

/** Numbers of the families, in the order in which they came. */
const families = new Map<string, number>();

/** A word of three syllables that no other family has in any round. */
function coinedWord(family: string, round: number): string {
  const name = family.toLowerCase();
  const place = families.get(name) ?? families.size;
  families.set(name, place);
  // Rounds of one family stand side by side: no catalog has more of them.
  let left = ((place * 1000 + round) * stride) % words;
  let word = '';
  for (let syllable = 0; syllable < 3; syllable += 1) {
    word += syllables[left % syllables.length] ?? '';
    left = Math.floor(left / syllables.length);
  }
  return word;
}
