import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../../scripts/lib/run-command.ts';

/** What is installed, built, packed or remembered, and what other tests write at the same time. */
const notKept = /(?:^|\/)(?:node_modules|dist|\.git|\.cache|\.astro)$|^(?:lib|tests)$|\.log$/;

/** Every file of the repository, with its size and when it was last written. */
export function engineFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = relative(root, path).split(sep).join('/');
      if (notKept.test(name)) continue;
      if (entry.isDirectory()) {
        walk(path);
      } else {
        const { size, mtimeMs } = statSync(path);
        files.set(name, `${size} ${mtimeMs}`);
      }
    }
  };
  walk(root);
  return files;
}
