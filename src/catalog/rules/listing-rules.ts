/** What must hold within one model's entry, its rates apart. */
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { ParsedCatalog } from '#catalog/schema/catalog-schema.ts';
import { longestStatement } from '#catalog/schema/scalars.ts';
import type { Listing } from './entry.ts';

type ListingRule = (listing: Listing) => CatalogFinding[];

const oneWayToBePriced: ListingRule = ({ keys, path }) => {
  if (keys.length === 0) return [];
  const [first, second] = ['prices', 'free', 'priceStatus'].filter((key) => keys.includes(key));
  const note: CatalogFinding[] =
    keys.includes('priceNote') && !keys.includes('priceStatus')
      ? [{ code: 'price-note', path: [...path, 'priceNote'], at: 'key' }]
      : [];
  if (first === undefined) return [{ code: 'price-missing', path }, ...note];
  if (second === undefined) return note;
  const values = { found: `${first} and ${second}` };
  return [{ code: 'price-twice', path: [...path, second], at: 'key', values }, ...note];
};

const contextHoldsOutput: ListingRule = ({ facts: { context, maxOutput }, path }) => {
  if (context === undefined || maxOutput === undefined || maxOutput <= context) return [];
  const values = { context: String(context), maxOutput: String(maxOutput) };
  return [{ code: 'max-output-over-context', path: [...path, 'maxOutput'], values }];
};

const onlyDeprecatedRetire: ListingRule = ({ keys, facts, path }) =>
  facts.status === 'deprecated'
    ? []
    : ['retires', 'replacement']
        .filter((key) => keys.includes(key))
        .map((key) => ({ code: 'status-incomplete', path: [...path, key], at: 'key', values: { key } }));

const deprecatedSaysWhen: ListingRule = ({ keys, facts, path }) =>
  facts.status !== 'deprecated' || keys.includes('retires')
    ? []
    : [{ code: 'deprecated-undated', path: [...path, 'status'] }];

const namesAnother: ListingRule = ({ id, facts, path }) =>
  (['replacement', 'snapshotOf'] as const)
    .filter((key) => id !== '' && facts[key] === id)
    .map((key) => ({ code: 'model-itself', path: [...path, key], values: { key } }));

/** Each limit says how much of what, and no plan has two. */
const limitsLimit: ListingRule = ({ facts: { limits = [] }, path }) => {
  const plans = new Set<string>();
  return limits.flatMap(({ plan, requestsPerMinute, tokensPerMinute }, index): CatalogFinding[] => {
    const place = [...path, 'limits', index];
    if (requestsPerMinute === undefined && tokensPerMinute === undefined)
      return [{ code: 'limit-empty', path: place }];
    if (plans.has(plan ?? ''))
      return [{ code: 'limit-duplicate', path: place, values: { plan: plan ?? 'everybody' } }];
    plans.add(plan ?? '');
    return [];
  });
};

/** A benchmark has one result of the model in each program, and no result comes after it was read. */
const scoresStand: ListingRule = ({ facts: { scores = [] }, path }) => {
  const seen = new Set<string>();
  return scores.flatMap(({ benchmark, harness = '', measured, checked }, index): CatalogFinding[] => {
    const place = [...path, 'scores', index];
    const name = `${benchmark}\n${harness}`;
    if (seen.has(name)) return [{ code: 'score-duplicate', path: place, values: { benchmark } }];
    seen.add(name);
    if (measured === undefined || measured <= checked) return [];
    const values = { first: 'measured', start: measured, last: 'checked', end: checked };
    return [{ code: 'dates-reversed', path: [...place, 'measured'], values }];
  });
};

/** The dates of an entry that follow one another: the later one's key, and the earlier one's. */
const inOrder: ListingRule = ({ facts, path }) => {
  const { released, retires } = facts;
  const day = retires === 'unknown' ? undefined : retires;
  return [
    ...follows([...path, 'retires'], ['released', released], ['retires', day]),
    ...(facts.request?.documented === undefined
      ? []
      : holdsFor(
          [...path, 'request', 'documented', 'expires'],
          facts.request.documented.checked,
          facts.request.documented.expires,
        )),
    ...(['unverified', 'exceptions', 'limits', 'scores'] as const).flatMap((key) =>
      (facts[key] ?? []).flatMap(({ checked, expires }, index) =>
        expires === undefined ? [] : holdsFor([...path, key, index, 'expires'], checked, expires),
      ),
    ),
    ...(['published', 'printed'] as const).flatMap((key) => {
      const { checked, expires } = facts[key] ?? {};
      return checked === undefined || expires === undefined
        ? []
        : holdsFor([...path, key, 'expires'], checked, expires);
    }),
  ];
};

/** Why prices are left out is read again as well. */
export function unlistedRules(statements: ParsedCatalog['unlisted'] = []): CatalogFinding[] {
  return statements.flatMap(({ checked, expires }, index) =>
    holdsFor(['unlisted', index, 'expires'], checked, expires),
  );
}

/** A statement stands for something. */
const statementsStand: ListingRule = ({ facts, path }) =>
  (['unverified', 'exceptions'] as const).flatMap((key) =>
    (facts[key] ?? []).flatMap((statement, index): CatalogFinding[] =>
      statement.amounts === undefined && statement.facts === undefined
        ? [{ code: 'statement-empty', path: [...path, key, index] }]
        : [],
    ),
  );

/** What was read on a day is read again on a later one, and soon enough. @param path of the second day */
export function holdsFor(path: CatalogFinding['path'], checked: string, expires: string): CatalogFinding[] {
  const reversed = follows(path, ['checked', checked], ['expires', expires]);
  return reversed.length > 0 ? reversed : tooLong(path, checked, expires);
}

const millisecondsPerDay = 86_400_000;

/** Statements that nobody would look at again for longer than prices stay. */
function tooLong(path: CatalogFinding['path'], first: string, last: string): CatalogFinding[] {
  const days = (Date.parse(last) - Date.parse(first)) / millisecondsPerDay;
  if (days <= longestStatement) return [];
  const end = new Date(Date.parse(first) + longestStatement * millisecondsPerDay);
  const latest = end.toISOString().slice(0, last.length);
  return [{ code: 'statement-too-long', path, values: { days: String(days), first, last, latest } }];
}

type Dated = readonly [key: string, date: string | undefined];

function follows(path: CatalogFinding['path'], [first, start]: Dated, [last, end]: Dated): CatalogFinding[] {
  // A month compares with a day as its beginning does.
  if (start === undefined || end === undefined || start < end) return [];
  return [{ code: 'dates-reversed', path, values: { first, start, last, end } }];
}

const rules: readonly ListingRule[] = [
  oneWayToBePriced,
  contextHoldsOutput,
  onlyDeprecatedRetire,
  deprecatedSaysWhen,
  namesAnother,
  limitsLimit,
  scoresStand,
  statementsStand,
  inOrder,
];

/** What is wrong with what one model says of itself. */
export function listingRules(listing: Listing): CatalogFinding[] {
  return rules.flatMap((rule) => rule(listing));
}
