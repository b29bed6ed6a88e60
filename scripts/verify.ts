/** `npm run verify -- <folder|URL>`: whether a copy of the site is what was built; see `--help`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { siteFolder } from '#catalog/site-folder.ts';
import { HostingError } from './hosting/built-site.ts';
import { headersFile } from './hosting/description.ts';
import { reportFailure } from './hosting/failure.ts';
import { servedManifest, verifyFolder, verifyUrl } from './hosting/verify.ts';
import { manifestFile, readManifest } from './lib/manifest.ts';

const help = `npm run verify -- <folder|URL>

Compares every file of a copy of the site with what was built (manifest.json of the built site; of the copy itself,
where none was built here), and on the web the headers of the first page, too.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  const [copy] = positionals;
  if (values.help === true || copy === undefined) {
    console.log(help);
    if (values.help !== true) process.exitCode = 1;
  } else {
    const isUrl = /^https?:\/\//.test(copy);
    const place = isUrl && !copy.endsWith('/') ? `${copy}/` : copy;
    const { dist } = siteFolder();
    const isBuilt = existsSync(join(dist, manifestFile));
    if (!isUrl && !existsSync(join(place, manifestFile)))
      throw new HostingError(`${place} has no ${manifestFile}: no site stands there.`);
    const own = () => (isUrl ? servedManifest(place) : readManifest(place));
    const manifest = isBuilt ? readManifest(dist) : await own();
    const { files, differences } = isUrl
      ? await verifyUrl(place, manifest, isBuilt ? readFileSync(join(dist, headersFile), 'utf8') : '')
      : verifyFolder(place, manifest);
    const most = 50;
    for (const difference of differences.slice(0, most)) console.log(difference);
    if (differences.length > most) console.log(`… and ${String(differences.length - most)} more`);
    const what = isBuilt ? `the site in ${dist}` : 'its own list of files';
    console.log(
      differences.length === 0
        ? `${place} is ${what}, in all ${files.toLocaleString('en-US')} files.`
        : `${place} is not ${what}: ${differences.length.toLocaleString('en-US')} differences.`,
    );
    if (differences.length > 0) process.exitCode = 1;
  }
} catch (error) {
  reportFailure(error, help);
}
