/** What a build has to write, for whoever looks over what it has written. */

/**
 * What the build that runs has to write. It belongs to the process: Astro, which bundles this module, leaves a file out
 * with no more than a warning where it cannot make out its path, and whoever looks the built site over has to know.
 */
const promise = ((globalThis as { ratecardFiles?: FilePromise }).ratecardFiles ??= {});

interface FilePromise {
  paths?: () => readonly string[];
}

/** @param paths of the site that is being built */
export function promiseFiles(paths: () => readonly string[]): void {
  promise.paths = paths;
}

/** Paths in `dist` of what was promised. @throws when nothing was: then no page was built */
export function promisedFiles(): readonly string[] {
  if (promise.paths === undefined) throw new Error('No site was built in this process.');
  return promise.paths();
}
