/** The lines that differ between two texts of equally many lines, as a unified diff without context. */
export function lineDiff(file: string, before: string, after: string): string {
  const old = before.split('\n');
  const hunks = after.split('\n').flatMap((line, index) => {
    const number = index + 1;
    return line === old[index] ? [] : [`@@ -${number} +${number} @@`, `-${old[index] ?? ''}`, `+${line}`];
  });
  return hunks.length === 0 ? '' : [`--- ${file}`, `+++ ${file}`, ...hunks].join('\n');
}
