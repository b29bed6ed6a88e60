/** `ratecard check` and `ratecard test`: all checks of a site folder, in turn; `test` builds it first. See `--help`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './lib/command-line.ts';
import { ownCommand, packageFolder, root, runNode, type NodeCommand } from './lib/run-command.ts';

/** What runs and checks TypeScript examples. Who only builds a site does not need 90 MB of them. */
const exampleTools = ['openai', 'ai', '@ai-sdk/openai-compatible', 'typescript', '@types/node'];
const missing = exampleTools.filter((name) => packageFolder(name) === undefined);

const usage = `npm test, npm run check
Looks over the site folder: its prices, the built site and the code examples, one after the other. \`npm test\` builds it
first. Each of the checks has more to say by itself: npm run check:prices, check:site, check:examples.
Exit code: 0 all well, 1 something is wrong, 2 could not run.`;

const options = readOptions(usage, { build: { type: 'boolean', default: false } });
if (options !== undefined) await lookOver(options.build);

async function lookOver(isBuilt: boolean): Promise<void> {
  const steps: readonly (readonly [name: string, command: NodeCommand])[] = [
    ...(isBuilt ? [['build', [ownCommand('build')]] as const] : []),
    ['prices', [ownCommand('check-prices')]],
    ['site', [ownCommand('check-site')]],
    ['examples', [ownCommand('check-examples'), ...(missing.length > 0 ? ['--table'] : [])]],
  ];

  for (const [name, command] of steps) {
    process.stdout.write(name.padEnd(10));
    const { ok, output, seconds } = await runNode(command);
    const part = name === 'examples' && missing.length > 0 ? ', their requests only' : '';
    console.log(`${ok ? `passed${part}` : 'FAILED'}  ${seconds.toFixed(1)} s`);
    if (ok) continue;
    console.log(`\n${output}\n`);
    process.exitCode = 1;
    // What is not built cannot be looked at.
    if (name === 'build') break;
  }
  if (missing.length > 0) {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    const wanted = missing.map((name) => `${name}@${devDependencies[name] ?? 'latest'}`).join(' ');
    console.log(
      `Skipped: runs of the code examples, for which these are not installed: ${missing.join(', ')}.\n` +
        `  → npm install --save-dev --save-exact ${wanted}\n` +
        '  → npm run check:examples -- --lock   (runs them, and records it for the pages)',
    );
  }
}
