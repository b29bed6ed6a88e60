/** Code that an earlier build has highlighted: each text under the hash of everything its look depends on. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * What is kept in a folder.
 * @param engine stands for all code and themes that decide about an answer
 */
export function answersIn(folder: string, engine: string) {
  return {
    /** What `make` returns, from earlier where the same question was answered. */
    earlierOr: (question: readonly string[], make: () => string): string => {
      if (process.env.NO_CACHE === '1') return make();
      const file = join(folder, digest(engine, ...question));
      const earlier = read(file);
      if (earlier !== undefined) return earlier;
      const made = make();
      mkdirSync(folder, { recursive: true });
      // A file of that name is whole at once, also where two builds write at the same time.
      const unfinished = join(folder, `${randomUUID()}.part`);
      writeFileSync(unfinished, `${digest(made)}\n${made}`);
      renameSync(unfinished, file);
      return made;
    },
  };
}

/** Stands for everything that decides how code is coloured: the same text need not be coloured again by the same. */
function highlighterDigest(): string {
  const hash = createHash('sha256');
  const folder = import.meta.dirname;
  for (const file of ['../../package.json', ...readdirSync(folder).toSorted()])
    hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** Of all builds of the project; version control leaves it out. */
export const highlighted = answersIn('.cache/code', highlighterDigest());

/** Undefined where there is none, or it is not what was written. */
function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const made = text.slice(text.indexOf('\n') + 1);
    return text === `${digest(made)}\n${made}` ? made : undefined;
  } catch {
    return undefined;
  }
}
