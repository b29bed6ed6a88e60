/** `npm run deploy -- <target>`: the built site to a host; see `--help`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '#catalog/load.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import { HostingError, readBuiltSite } from './hosting/built-site.ts';
import {
  countUploaded,
  putTogether,
  requireDeployable,
  rollbackStep,
  runStep,
  shown,
  targetNames,
  targets,
  type Target,
  type TargetName,
} from './hosting/deploy.ts';
import { reportFailure } from './hosting/failure.ts';

const help = `npm run deploy -- <${targetNames.join('|')}> [--dry-run]

Uploads the built site, after a look at whether it is whole and whether the host takes it.
server      --to /srv/site or --to user@host:/srv/site: a release of its own in /srv/site/releases, to which
            /srv/site/current then leads; three are kept. --rollback goes back to the one before.
cloudflare  by wrangler, netlify by its own program: both are fetched by npx and ask who you are. --function adds
            what answers for pages where Markdown is asked for
pages       as the branch gh-pages of --remote (default: origin)

--dry-run   does all but the upload, and prints the commands that would follow`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      rollback: { type: 'boolean' },
      to: { type: 'string' },
      remote: { type: 'string' },
      function: { type: 'boolean' },
    },
  });
  const [name = ''] = positionals;
  if (values.help === true || !Object.hasOwn(targets, name)) {
    console.log(help);
    if (values.help !== true) process.exitCode = 1;
  } else {
    const stage = mkdtempSync(join(tmpdir(), 'ratecard-deploy-'));
    try {
      const isDry = values['dry-run'] === true;
      const options = { ...values, now: new Date() };
      if (values.rollback === true && name !== 'server')
        throw new HostingError(
          `Going back is the host's own business at ${name}: deploy the site of before again.`,
        );
      const steps =
        values.rollback === true ? [rollbackStep(options)] : prepared(targets[name as TargetName]);
      for (const step of steps) {
        if (isDry) console.log(shown(step));
        else await runStep(step, stage);
      }
      if (isDry) console.log('A dry run: nothing was uploaded.');
      else if (values.rollback !== true)
        console.log(`Uploaded. \`npm run verify -- ${loadCatalog().siteUrl}\` compares what is served.`);

      function prepared({ host, steps: stepsOf }: Target) {
        const site = readBuiltSite(siteFolder().dist, loadCatalog());
        requireDeployable(site, host);
        const planned = stepsOf(site, options);
        putTogether(site, host, stage, values.function);
        console.log(`${countUploaded(stage).toLocaleString('en-US')} files for ${name}.`);
        return planned;
      }
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  }
} catch (error) {
  reportFailure(error, help);
}
