/** `npm run diff -- <old> <new>`: what differs between two built sites, as Markdown. */
import { parseArgs } from 'node:util';
import { diffSites } from './hosting/diff.ts';
import { reportFailure } from './hosting/failure.ts';

const help = `npm run diff -- <old> <new>

Says what differs between two built sites, as Markdown for a pull request: prices, models, pages, titles, sizes.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  const [before, after] = positionals;
  if (values.help === true || before === undefined || after === undefined) {
    console.log(help);
    if (values.help !== true) process.exitCode = 1;
  } else process.stdout.write(diffSites(before, after));
} catch (error) {
  reportFailure(error, help);
}
