/** The folder of drawings, each under the hash of everything that it was drawn from. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Drawings in a folder. @param folder made when the first drawing is kept */
export function drawingsIn(folder: string) {
  return {
    /** The drawing of that name, made by `draw` if it is not there yet. */
    keep: async (name: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
      const file = join(folder, `${name}.png`);
      const earlier = process.env.NO_CACHE === '1' ? undefined : await readFile(file).catch(() => undefined);
      if (earlier !== undefined) return earlier;
      const drawn = await draw();
      mkdirSync(folder, { recursive: true });
      // A file of that name is whole at once, also where two builds draw at the same time.
      const unfinished = join(folder, `${randomUUID()}.part`);
      await writeFile(unfinished, drawn);
      await rename(unfinished, file);
      return drawn;
    },
  };
}

/** The project's own folder, which version control leaves out. */
export const drawings = drawingsIn('.cache/og');
