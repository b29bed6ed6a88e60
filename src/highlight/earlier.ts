/** Code that an earlier build has highlighted, in `.cache/code`: each text under the hash of everything its look depends on. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = '.cache/code';

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Stands for all code and themes that decide about the answer. Node alone, as tests load this, keeps nothing. */
const engine = (import.meta.env as ImportMetaEnv | undefined)?.RATECARD_HIGHLIGHTER;

/** What `make` returns, from an earlier build where it answered the same question. */
export function earlierOr(question: readonly string[], make: () => string): string {
  if (engine === undefined || process.env.NO_CACHE === '1') return make();
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
}

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
