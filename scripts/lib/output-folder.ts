import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** The output folder named cannot be used; the message says why and what to do. */
export class OutputFolderError extends Error {
  override readonly name = 'OutputFolderError';
}

/** Whether `path` lies in `folder`, or is it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/**
 * Where the site is built. The folder is emptied first, so it has to be one that may be lost.
 * @param root - The project's folder
 * @param wanted - As given by the user, relative to `root`
 * @throws OutputFolderError when it holds the project, or files that are no site
 */
export function outputFolder(root: string, wanted = 'dist'): string {
  const folder = resolve(root, wanted);
  if (isWithin(folder, root)) {
    throw new OutputFolderError(
      `DIST is ${folder}, which holds the project: building there would delete it. Choose another folder.`,
    );
  }
  const foreign =
    existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, 'index.html'));
  if (foreign && folder !== join(root, 'dist')) {
    throw new OutputFolderError(
      `DIST is ${folder}, which has files in it but no index.html: it is not a site built earlier, ` +
        'and building there would delete them. Choose an empty folder.',
    );
  }
  return folder;
}
