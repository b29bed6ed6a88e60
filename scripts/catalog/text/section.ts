/** Section headings above the models: `  # OpenAI ────…`. */

/** Columns of a heading, as far as its name leaves room. */
const headingWidth = 95;
const shortestRule = 3;
const headingPattern = new RegExp(`^\\s*# .*─{${shortestRule},}\\s*$`);

export function headingOf(name: string): string {
  const start = `  # ${name} `;
  return start + '─'.repeat(Math.max(shortestRule, headingWidth - start.length));
}

/**
 * Splits what stands above an entry. Comments directly below a heading are about the section; behind a blank
 * line, or without a heading, they are about the entry. Blank lines around them are dropped.
 */
export function splitLead(lead: readonly string[]): { heading: string[]; comments: string[] } {
  const at = lead.findLastIndex((line) => headingPattern.test(line));
  if (at === -1) return { heading: [], comments: trimBlank(lead) };
  const blank = lead.findIndex((line, index) => index > at && line.trim() === '');
  const end = blank === -1 ? lead.length : blank;
  return { heading: trimBlank(lead.slice(0, end)), comments: trimBlank(lead.slice(end)) };
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}
