/** `api/trace.json`: the keys of figures in files that cannot carry them. */
import { z } from 'zod';
import { CannotRun } from '../report.ts';
import type { SiteFiles } from './site-files.ts';

/** A figure as it is printed, and its key. */
export type IndexedFigure = readonly [text: string, key: string];

/** By file: in reading order for texts; for HTML those of head and structured data, in any order. */
export type TraceIndex = ReadonlyMap<string, readonly IndexedFigure[]>;

const traceFile = 'api/trace.json';

const schema = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));

/** @throws CannotRun when it is missing or not what the build writes */
export function readTraceIndex(files: SiteFiles): TraceIndex {
  return new Map(Object.entries(parsed(files, traceFile, schema)));
}

const api = z.object({
  generated: z.iso.date(),
  models: z.array(z.object({ id: z.string(), prices: z.array(z.unknown()) })),
});

/** `api/models.json` as far as other files depend on it. */
export interface ApiFacts {
  /** The day the site was built for. */
  readonly date: string;
  /** Its prices by model id. */
  readonly prices: ReadonlyMap<string, readonly unknown[]>;
}

/** @throws CannotRun when it is missing, or does not say the day of the build */
export function readApi(files: SiteFiles): ApiFacts {
  const { generated, models } = parsed(files, 'api/models.json', api);
  return { date: generated, prices: new Map(models.map(({ id, prices }) => [id, prices])) };
}

function parsed<T>(files: SiteFiles, path: string, shape: z.ZodType<T>): T {
  const place = `${files.folder}/${path}`;
  if (!files.paths.has(path)) {
    throw new CannotRun(
      `${place} is missing, so no figure can be traced. Build the site again: npm run build.`,
    );
  }
  try {
    return shape.parse(JSON.parse(files.read(path)));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CannotRun(
      `${place} is not what the build writes: ${detail}. Build the site again: npm run build.`,
    );
  }
}
