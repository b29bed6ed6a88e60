/** `npm run check`: types, lint, format and unused code, in turn. */
import { checkSteps } from './lib/suites.ts';
import { runNode } from './lib/run-command.ts';

for (const { name, advice, command } of checkSteps) {
  process.stdout.write(name.padEnd(12));
  const { ok, output, seconds } = await runNode(command());
  console.log(`${ok ? 'passed' : 'FAILED'}  ${seconds.toFixed(1)} s`);
  if (ok) continue;
  console.log(`\n${output}\n\nTo fix: ${advice}.\n`);
  process.exitCode = 1;
}
