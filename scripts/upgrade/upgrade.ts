/** From the text of a catalog of an older format to one of this. */
import { currentFormat, formatChanges } from '#catalog/registry/format.ts';
import { CannotRun } from '../check/report.ts';
import { steps } from './steps.ts';

export interface Upgrade {
  readonly from: number;
  readonly text: string;
  /** What changed in between, a line each. */
  readonly changes: readonly string[];
}

const key = /^format:[ \t]*(\d+)[^\n]*$/m;

/**
 * A catalog without a version is of the first one, or was written without it: both are looked through for what is old.
 * @throws CannotRun when it is of a newer format than this version knows
 */
export function upgraded(file: string, text: string): Upgrade {
  const from = Number(key.exec(text)?.[1] ?? 1);
  if (from > currentFormat)
    throw new CannotRun(
      `${file} is of format ${String(from)}, and this version of Ratecard knows ${String(currentFormat)}. Install the version it is written for.`,
    );
  const versions = Object.keys(formatChanges)
    .map(Number)
    .filter((version) => version > from);
  const after = versions.reduce((result, version) => steps[version]?.(result) ?? result, text);
  return {
    from,
    text: versions.length === 0 ? text : withVersion(after),
    changes: versions.flatMap((version) => [
      `Format ${String(version)}:`,
      ...(formatChanges[version] ?? []).map(
        ({ what, isRewritten }) => `  - ${what}${isRewritten ? '' : ' By hand, where it is so here.'}`,
      ),
    ]),
  };
}

/** Above the first section, below what is said of the whole file. */
function withVersion(text: string): string {
  const line = `format: ${String(currentFormat)}`;
  if (key.test(text)) return text.replace(key, line);
  const start = /^(?=[a-z]\w*:)/m.exec(text)?.index ?? 0;
  return `${text.slice(0, start)}${line}\n\n${text.slice(start)}`;
}
