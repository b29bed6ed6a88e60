/**
 * The site folder: all that belongs to one gateway, in one place. SITE names it; without it, it is the working
 * directory, which is where the project's own site stands.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface SiteFolder {
  /** As it was given, for messages: "" for the working directory. */
  readonly path: string;
  /** The catalog file as messages name it; evidence and history stand beside it. */
  readonly catalog: string;
  /** The guides' MDX files, whole paths, by name. */
  readonly guides: readonly string[];
  /** Where guides stand, whole path, whether or not there are any. */
  readonly guideFolder: string;
  /** Where the programs stand that guides show, whole path, whether or not there are any. */
  readonly programFolder: string;
  /** A style sheet that overrides tokens, whole path; undefined when there is none. */
  readonly theme: string | undefined;
  /** Files that are published as they are, whole path. */
  readonly publicFolder: string;
  /** The icon of the site, whole path: `favicon.svg` of its public files; without it, the engine's own mark is shown. */
  readonly icon: string | undefined;
  /** Whether its public files have a `logo.svg`, which then stands beside the gateway's name. */
  readonly hasLogo: boolean;
  /** Where the site is built, as given. */
  readonly dist: string;
}

/**
 * The site folder of this run.
 * @param environment SITE, and CATALOG and DIST where only those two differ from what the folder has
 */
export function siteFolder(environment: Readonly<NodeJS.ProcessEnv> = process.env): SiteFolder {
  const { SITE: path = '', CATALOG, DIST } = environment;
  const guideFolder = resolve(path, 'content/guides');
  const theme = resolve(path, 'theme.css');
  const publicFolder = resolve(path, 'public');
  const icon = join(publicFolder, 'favicon.svg');
  return {
    path,
    catalog: CATALOG ?? join(path, 'models.yaml'),
    guides: existsSync(guideFolder)
      ? readdirSync(guideFolder)
          .filter((name) => name.endsWith('.mdx'))
          .sort()
          .map((name) => join(guideFolder, name))
      : [],
    guideFolder,
    programFolder: resolve(path, 'content/programs'),
    theme: existsSync(theme) ? theme : undefined,
    publicFolder,
    icon: existsSync(icon) ? icon : undefined,
    hasLogo: existsSync(join(publicFolder, 'logo.svg')),
    dist: DIST ?? join(path, 'dist'),
  };
}
