/** CSV by RFC 4180 that spreadsheets may open, nothing in it being run as a formula; and what its columns mean, by CSVW. */

import type { Site } from '#views/site.ts';
import { dataTerms } from '#views/words/data-terms.ts';

/** One column of a table: its name, what it means, and what a line has in it. */
export interface Column<L> {
  /** A word that SQL does not keep for itself, so that nobody has to quote it. */
  readonly name: string;
  /** For readers of the table's description. */
  readonly says: string;
  /** How programs read it, by the names of XML Schema. */
  readonly type: 'string' | 'integer' | 'decimal' | 'date' | 'boolean' | 'anyURI';
  /** Ids and keys stay as they are: none of them has the brackets, quotes and bars that a formula needs. */
  readonly isExact?: true;
  /** Nothing where it does not apply. */
  readonly value: (line: L) => string | number | boolean | undefined;
}

/** A line of headings, and one for each line. */
export function csvText<L>(columns: readonly Column<L>[], lines: readonly L[]): string {
  const rows = lines.map((line) =>
    columns.map(({ value, isExact = false }) => csvField(String(value(line) ?? ''), isExact)).join(','),
  );
  return `${[columns.map(({ name }) => name).join(','), ...rows].join('\r\n')}\r\n`;
}

/**
 * What spreadsheets run: they leave out the space before it, take wide signs for the usual ones, and begin anew after a
 * tab or a line break. @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const beginsFormula = /^(?:\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/;

/** Quoted where it has to be; a leading apostrophe makes text again of what would be run. */
function csvField(value: string, isExact: boolean): string {
  const text = beginsFormula.test(value) && !isExact ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table of the site and its columns. */
interface Table<L> {
  /** Last part of its address, beside which the description stands. */
  readonly file: string;
  readonly title: string;
  readonly columns: readonly Column<L>[];
}

/**
 * What programs need to know of a table before they read it: types, meaning, terms of use.
 * @see https://www.w3.org/TR/tabular-metadata/
 */
export function csvMetadata<L>(site: Site, { file, title, columns }: Table<L>) {
  const { licenseUrl, citation } = dataTerms(site) ?? {};
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: file,
    'dc:title': `${site.gateway.name}: ${title}`,
    ...(licenseUrl !== undefined && { 'dc:license': { '@id': licenseUrl } }),
    ...(citation !== undefined && { 'dc:bibliographicCitation': citation }),
    tableSchema: {
      columns: columns.map(({ name, says, type }) => ({
        titles: name,
        name,
        'dc:description': says,
        datatype: type,
      })),
    },
  };
}
