/** The price history beside a catalog, and everything about it that the catalog contradicts. */
import { readFileSync } from 'node:fs';
import { CatalogError, problemAt, type Problem } from '#catalog/read/problem.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import {
  historyFile,
  historyText,
  presentIds,
  readHistory,
  sealHistory,
  type HistoryLine,
  type HistorySeal,
} from '#catalog/records/price-history.ts';
import { historyRules } from '#catalog/rules/history-rules.ts';
import type { Catalog } from './types.ts';

/** What a price check records that a history is held against: its day, up to which anything is known, and the seal. */
type Known = Partial<Pick<Evidence, 'date' | 'history'>>;

/**
 * What is wrong with the history of a catalog, in the order of its lines, each with line and column: of the history, or
 * of the catalog where a line is missing.
 * @param known what the last price check recorded; undefined before the first one
 * @param texts of both, where they are not to be read from the files
 */
export function historyProblems(
  catalog: Catalog,
  known: Known | undefined,
  texts: { readonly history?: string; readonly catalog?: string } = {},
): Problem[] {
  const text = texts.history ?? historyText(catalog.file);
  const source = { file: historyFile(catalog.file), lines: text.split('\n') };
  const { lines, faults } = presentLines(catalog, text);
  const places = new Map(lines.map((line) => [line.line, line]));
  const findings = faults.length > 0 ? [] : historyRules(catalog, lines, known?.date);
  const problems = [
    ...sealProblems(source, text, lines, known?.history),
    ...faults.map(({ detail, ...place }) => problemAt(source, place, 'history-line', { detail })),
    ...findings.map(({ code, at, values }) => {
      if ('key' in at) {
        const column = places.get(at.line)?.columnOf(at.key) ?? 1;
        return problemAt(source, { line: at.line, column }, code, values);
      }
      const catalogText = texts.catalog ?? readFileSync(catalog.file, 'utf8');
      const listed = { file: catalog.file, lines: catalogText.split(/\r?\n/) };
      const column = Math.max(0, listed.lines[at.line - 1]?.indexOf(at.providerAmount ?? at.amount) ?? 0) + 1;
      return problemAt(listed, { line: at.line, column }, code, values);
    }),
  ];
  return problems.toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line);
}

/** The lines of a history under the ids that their models have now, and what is no line. */
export function presentLines(catalog: Pick<Catalog, 'models'>, text: string): ReturnType<typeof readHistory> {
  const { lines, faults } = readHistory(text);
  const nameOf = presentIds(catalog);
  return {
    lines: lines.map((line) => ({ ...line, change: { ...line.change, id: nameOf(line.change.id) } })),
    faults,
  };
}

/** Lines that the last check has seen stay as they are; those behind them, no check has seen. */
function sealProblems(
  source: Parameters<typeof problemAt>[0],
  text: string,
  lines: readonly HistoryLine[],
  seal: HistorySeal | undefined,
): Problem[] {
  if (seal === undefined) return [];
  const values = { lines: String(seal.lines) };
  if (sealHistory(text, seal.lines).digest !== seal.digest)
    return [
      problemAt(source, { line: lines[seal.lines - 1]?.line ?? 1, column: 1 }, 'history-altered', values),
    ];
  return lines
    .slice(seal.lines)
    .map(({ line }) => problemAt(source, { line, column: 1 }, 'history-unsealed'));
}

/**
 * Stops whoever builds on a history that the catalog contradicts.
 * @param known see {@link historyProblems}
 * @throws CatalogError with everything that is wrong with it
 */
export function requireHistory(catalog: Catalog, known: Known | undefined): void {
  const [first, ...rest] = historyProblems(catalog, known);
  if (first !== undefined) throw new CatalogError([first, ...rest]);
}
