/** What a build makes besides what Astro prints, handed from the site that was built to whoever writes it down. */

/** A file of the site that is no page. */
export interface SiteFile {
  /** Its path in `dist`. */
  readonly path: string;
  /** Made when it is asked for. */
  readonly content: () => string | Uint8Array | Promise<string | Uint8Array>;
}

export interface Output {
  /** Path in `dist` of everything that is made of the site: its pages, and each of {@link files}. */
  readonly paths: () => readonly string[];
  readonly files: () => readonly SiteFile[];
}

/**
 * Belongs to the process: Astro bundles the modules of the site, so that whoever writes and looks over what was built has
 * others of the same name.
 */
const shared = globalThis as { ratecardOutput?: Output };

/** @param output of the site that is being built */
export function handOver(output: Output): void {
  shared.ratecardOutput = output;
}

/** What was handed over. @throws when nothing was: then no page was built */
export function handedOver(): Output {
  if (shared.ratecardOutput === undefined) throw new Error('No site was built in this process.');
  return shared.ratecardOutput;
}
