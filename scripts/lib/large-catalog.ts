/** A catalog of any size, for measuring: the entries of a real one over and over, with more rates in each. */

/** What an entry of a large catalog weighs: about three times one of today's. */
const wantedBytes = 1500;

/** Meters that few models price, so that they can be added to nearly all; with them, rates are as dense as today. */
const moreMeters = ['searches', 'pages'];

const morePrices = moreMeters.map(
  (meter) => `      ${meter}:
        - 4.00
        - { amount: 2.00, when: { service: batch } }
        - { amount: 8.00, when: { inputTokensOver: 200000 } }
        - { amount: 4.00, when: { service: batch, inputTokensOver: 200000 } }
`,
);

const moreFacts = `    published:
      prices: { searches: [4.00, { amount: 2.00, when: { service: batch } }], pages: 8.00 }
      source: https://example.com/docs/models/pricing
      checked: 2026-11-23
      expires: 2027-02-23
    limits:
      - { plan: Free, requestsPerMinute: 5, tokensPerMinute: 20000, source: https://example.com/docs/models/limits#free, checked: 2026-11-23, expires: 2027-02-23 }
      - { plan: Starter, requestsPerMinute: 60, tokensPerMinute: 200000, source: https://example.com/docs/models/limits#starter, checked: 2026-11-23, expires: 2027-02-23 }
      - { plan: Business, requestsPerMinute: 600, tokensPerMinute: 2000000, source: https://example.com/docs/models/limits#business, checked: 2026-11-23, expires: 2027-02-23 }
      - { plan: Enterprise, requestsPerMinute: 6000, tokensPerMinute: 20000000, source: https://example.com/docs/models/limits#enterprise, checked: 2026-11-23, expires: 2027-02-23 }
    request:
      sizes: [1024x1024, 1024x1536, 1536x1024]
      voices: [alloy, ash, ballad, coral, echo, fable, nova, onyx, sage, shimmer]
      returns: b64
`;

/** @param text a catalog in the documented order: gateway, providers, models in block style */
export function largeCatalog(text: string, count: number): string {
  const [head = '', listed = ''] = text.split(/^models:\n/m);
  const entries = listed.split(/^(?= {2}- id: )/m).filter((entry) => entry.startsWith('  - id: '));
  const models = Array.from({ length: count }, (_, index) => {
    const copy = Math.floor(index / entries.length);
    const isCut = (copy + 1) * entries.length > count;
    return enriched(renamed(entries[index % entries.length] ?? '', copy, isCut));
  });
  const body = models.join('');
  return `${pairsWithin(head, body)}models:\n${body}`;
}

/** The head without the pairs of which a smaller catalog lacks a model. */
function pairsWithin(head: string, models: string): string {
  return head.replaceAll(/^ {2}- \[([^,\]]+), ([^,\]]+)\]\n/gm, (pair, one: string, other: string) =>
    [one, other].every((id) => models.includes(`  - id: ${id}\n`)) ? pair : '',
  );
}

/** The entry as one of another copy; a copy that is cut off may lack the models that others name. */
function renamed(entry: string, copy: number, isCut: boolean): string {
  const kept = isCut ? entry.replaceAll(/^ {4}(?:replacement|snapshotOf): .*\n/gm, '') : entry;
  if (copy === 0) return kept;
  return kept.replaceAll(
    /(?<=\b(?:id|replacement|snapshotOf): )[^\s,}]+/g,
    (id) => `${id}-copy${String(copy)}`,
  );
}

/** The entry with more facts and more rates, until it weighs what is wanted. */
function enriched(entry: string): string {
  const [head = '', ...prices] = entry.split(/(?<=^ {4}prices:\n)/m);
  const rates: string[] = [];
  // Of entries that have one of them already, these are left as they are.
  const facts = /^ {4}(?:published|limits|request):/m.test(entry) ? '' : moreFacts;
  for (const more of morePrices) {
    const meter = more.trim().split(':')[0] ?? '';
    if (entry.length + facts.length + rates.join('').length >= wantedBytes) break;
    if (prices.length > 0 && !entry.includes(`${meter}:`)) rates.push(more);
  }
  return `${head}${rates.join('')}${prices.join('').trimEnd()}\n${facts}\n`;
}
