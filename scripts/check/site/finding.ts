/** Findings of the site check, and the tables of their codes: each stands beside the check that raises it. */
import type { Finding, Severity } from '../report.ts';

/** What can be asked for alone: `npm run check:site -- links feeds`. A new group is one line here. */
export const groups = {
  prices: 'figures, units, conditions and the files for programs',
  proof: 'every price was checked, or the site is a draft that says so',
  words: 'sentences that were put together wrongly',
  html: 'HTML by the standard',
  pages: 'titles, descriptions, headings, addresses, orphans',
  links: 'addresses and fragments, in every format',
  sitemap: 'sitemap, robots.txt, and which pages search engines may list',
  'structured-data': 'JSON-LD by schema.org and the search engines',
  feeds: 'RSS and JSON Feed',
  llms: 'llms.txt',
  parity: 'page, Markdown twin and API say the same',
  api: 'the files for programs agree with one another',
  claims: 'counts, places, winners and differences in sentences, lists and filters',
  records: 'who confirms prices, days of sources and of pages, as the records beside the catalog have them',
  tools: 'what the calculator, the comparison and the search load in the browser',
  images: 'share images and icon',
  budgets: 'bytes, requests, and what the security policy allows',
} as const;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as readonly Group[];

/** What belongs to the documentation site that has the pages as a part: around them stands what is its own. */
export const groupsOfHouse: readonly Group[] = ['html', 'pages', 'links', 'tools', 'images', 'budgets'];

/** What is the same of every finding with one code. */
interface FindingKind {
  /** @default 'error' */
  readonly severity?: Severity;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/** The codes of one file of checks. */
export interface CodeTable<C extends string = string> {
  readonly group: Group;
  readonly kinds: Readonly<Record<C, FindingKind>>;
}

/** What was found at a file of the site, whose path is relative to its root, with "/". */
export interface SiteFinding extends Finding {
  readonly group: Group;
  readonly file: string;
}

/** What a check gives back, one by one. */
export type Findings = Iterable<SiteFinding>;

export function codes<const C extends string>(group: Group, kinds: Record<C, FindingKind>): CodeTable<C> {
  return { group, kinds };
}

/** The codes of a table, or of several. */
export type CodeOf<Table> = Table extends CodeTable<infer C> ? C : never;

/**
 * What makes findings of these codes, and of no other.
 * @returns a function of the code, the file, and what happened, in one sentence; `why` and `fix` stand in the table
 */
export function raising<const Tables extends readonly CodeTable[]>(...tables: Tables) {
  const all = new Map(
    tables.flatMap(({ group, kinds }) =>
      Object.entries(kinds).map(([code, kind]) => [code, { group, ...kind }] as const),
    ),
  );
  return (code: CodeOf<Tables[number]>, file: string, message: string, line?: number): SiteFinding => {
    const kind = all.get(code);
    if (kind === undefined) throw new Error(`No table has the code ${code}.`);
    return { code, severity: 'error', ...kind, file, message, ...(line !== undefined && { line }) };
  };
}

/** A piece of text for a message: one line, shortened around a place. */
export function excerpt(text: string, start = 0, end = start): string {
  const around = 40;
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  const piece = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `“${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}”`;
}
