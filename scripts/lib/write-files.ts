import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '#views/whole/output.ts';

/** So many pictures are drawn at once. */
const atOnce = 4;

/** Writes files into a folder, which need not be there. @throws the system's error */
export async function writeFiles(folder: string, files: readonly SiteFile[]): Promise<void> {
  const waiting = files.values();
  const folders = new Set<string>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { path, content } of waiting) {
        const file = join(folder, ...path.split('/'));
        const text = await content();
        const around = dirname(file);
        if (!folders.has(around)) mkdirSync(around, { recursive: true });
        folders.add(around);
        writeFileSync(file, text);
      }
    }),
  );
}
