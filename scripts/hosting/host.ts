/** What is known of a kind of host, and what is written for it. */
import type { Hosting } from './description.ts';

/** Where a server finds things; the names of its own machine. */
export interface Place {
  /** The folder whose files are served; below it, the site stands at its base. */
  readonly root: string;
  /** Files of the certificate and of its key. */
  readonly certificate: string;
  readonly key: string;
  /** Whether a function of the host answers for pages where Markdown is asked for; others do so without one, or not at all. */
  readonly hasFunction?: boolean;
}

/** What a host takes at most; what is not given, its documentation does not say. */
export interface Limits {
  readonly files?: number;
  /** Bytes of one file, and of all of them. */
  readonly fileBytes?: number;
  readonly bytes?: number;
  readonly headerRules?: number;
  readonly redirects?: number;
  /** Where that is said. */
  readonly source?: string;
}

export interface Host {
  readonly title: string;
  readonly limits: Limits;
  /** Sentences: what of the description the host cannot do. */
  readonly lacks: readonly string[];
  /**
   * Whether its files are uploaded with the site, at the top; else they stand beside it, in the folder of the command, but
   * for those that take the place of one of the site.
   */
  readonly isUploaded?: true;
  /** Where in what is uploaded the site stands; without it, at its base. */
  readonly folderOf?: (hosting: Hosting) => string;
  /** What is written for it besides the site, by the name of the file. */
  readonly files: (hosting: Hosting, place: Place) => Readonly<Record<string, string>>;
}

const MiB = 1024 * 1024;
export const GiB = 1024 * MiB;
/** The largest file of most hosts. */
export const largestFile = 25 * MiB;

/** A pattern of a rule as a regular expression, without anchors. */
export function patternRegex(pattern: string): string {
  return pattern
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
}
