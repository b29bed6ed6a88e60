/** `npm run hosting -- <host>`: what a host needs besides the site, written for it; see `--help`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { beyondLimits, readBuiltSite, rootSnippets } from './hosting/built-site.ts';
import { hostNames, hosts, type HostName } from './hosting/hosts/index.ts';
import { reportFailure } from './hosting/failure.ts';

const help = `npm run hosting -- <host> [--out <folder>] [--root <folder>] [--certificate <file>] [--key <file>] [--function]

Prints what a host needs besides the site: ${hostNames.join(', ')}.
Says what the host cannot do, and whether it takes a site as large as the one that was built.

--out          writes the files into a folder instead
--root         the folder that nginx or Caddy serves (default: /srv/<host>/current, where npm run deploy puts it)
--certificate  and --key: the files that nginx takes (default: those of Let's Encrypt)
--function     writes for Cloudflare and Netlify what answers for pages where Markdown is asked for`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      out: { type: 'string' },
      root: { type: 'string' },
      certificate: { type: 'string' },
      key: { type: 'string' },
      function: { type: 'boolean' },
    },
  });
  const [name = ''] = positionals;
  if (values.help === true || !Object.hasOwn(hosts, name)) {
    console.log(help);
    if (values.help !== true) process.exitCode = 1;
  } else {
    const host = hosts[name as HostName];
    const site = readBuiltSite(siteFolder().dist, loadCatalog());
    const certificates = `/etc/letsencrypt/live/${site.hosting.host}`;
    const files = host.files(site.hosting, {
      root: values.root ?? `/srv/${site.hosting.host}/current`,
      certificate: values.certificate ?? `${certificates}/fullchain.pem`,
      key: values.key ?? `${certificates}/privkey.pem`,
      hasFunction: values.function ?? false,
    });
    for (const [file, text] of Object.entries(files)) {
      if (values.out === undefined) {
        console.log(`--- ${file}\n${text}`);
        continue;
      }
      mkdirSync(dirname(join(values.out, file)), { recursive: true });
      writeFileSync(join(values.out, file), text);
      console.log(`Wrote ${join(values.out, file)}`);
    }
    for (const [file, text] of Object.entries(rootSnippets(site)))
      console.log(
        `--- for /${file} at the root of ${site.hosting.host}, above ${site.hosting.base}\n${text}`,
      );
    for (const lack of host.lacks) console.error(`${host.title}: ${lack}`);
    const beyond = beyondLimits(site, host);
    for (const reason of beyond) console.error(reason);
    if (beyond.length > 0) process.exitCode = 1;
  }
} catch (error) {
  reportFailure(error, help);
}
