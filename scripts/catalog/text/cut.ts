/** Cuts the lines of a YAML map or list into one block per entry, comments included. */

/** Where an entry of a map or list stands; lines are 0-based. */
export interface Place {
  readonly name: string;
  /** The line of its key or dash. */
  readonly first: number;
  /** The last line of its value. */
  readonly last: number;
}

export interface Block {
  readonly name: string;
  /** The line on which `lead` begins, 0-based. */
  readonly start: number;
  /** Comments and blank lines above it. */
  readonly lead: readonly string[];
  /** The entry itself, with comments inside and below it that are indented deeper. */
  readonly body: readonly string[];
}

/**
 * @param places in the order of the lines
 * @param indent columns before the key or dash; a comment that is indented deeper belongs to the entry above it
 * @param end one behind the last line
 */
export function cut(
  lines: readonly string[],
  places: readonly Place[],
  indent: number,
  start: number,
  end: number,
): Block[] {
  let from = start;
  return places.map(({ name, first, last }, index) => {
    const until = endOfBody(
      lines,
      last,
      index + 1 < places.length ? (places[index + 1]?.first ?? end) : end,
      indent,
    );
    const block = { name, start: from, lead: lines.slice(from, first), body: lines.slice(first, until) };
    from = until;
    return block;
  });
}

/** One behind the last line that belongs to an entry: its value and what is indented deeper below it. */
function endOfBody(lines: readonly string[], last: number, limit: number, indent: number): number {
  let end = last + 1;
  for (let line = end; line < limit; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() === '') continue;
    if (text.length - text.trimStart().length <= indent) break;
    end = line + 1;
  }
  return end;
}
