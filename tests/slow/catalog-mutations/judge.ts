/** Whether validation or the price check notices a damaged entry. */
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { checkPrices } from '../../../scripts/check/prices/check.ts';
import { withSeverity, type Finding, type Severity } from '../../../scripts/check/report.ts';
import type { SourceAdapter } from '../../../scripts/check/prices/sources/source.ts';

/** In the order in which a maintainer meets them. */
export const outcomes = ['refused', 'failed', 'warned', 'missed'] as const;
/** `refused` by validation, `failed` by the price check, `warned` without failing, or `missed`. */
export type Outcome = (typeof outcomes)[number];

export interface Judgement {
  readonly outcome: Outcome;
  /** The code of the first mistake, finding or new warning. */
  readonly code: string;
}

export interface Judge {
  /**
   * @param text a whole catalog
   * @param id the model that was damaged
   * @param warnings how many warnings it has without the damage
   */
  readonly judge: (text: string, id: string, warnings: number) => Judgement;
  /** How many findings a catalog has about a model. @throws CatalogError when it has mistakes */
  readonly count: (text: string, id: string, severity: Severity) => number;
}

/** Findings about a catalog as a whole, of which each instance has a few models only. */
const ofWholeCatalog = new Set(['unlisted-unneeded']);

/** @param date UTC day of the check, `YYYY-MM-DD`; no evidence file, no history */
export function judgeWith(sources: readonly SourceAdapter[], date: string): Judge {
  const findings = (text: string) =>
    checkPrices({
      catalog: loadCatalog({ file: 'models.yaml', text }),
      sources,
      date,
    }).findings.filter(({ code }) => !ofWholeCatalog.has(code));
  return {
    count: (text, id, severity) => about(id, withSeverity(findings(text), severity)).length,
    judge(text, id, before) {
      try {
        const all = findings(text);
        const [error] = withSeverity(all, 'error');
        if (error !== undefined) return { outcome: 'failed', code: error.code };
        const warnings = about(id, withSeverity(all, 'warning'));
        const [first] = warnings;
        return warnings.length > before && first !== undefined
          ? { outcome: 'warned', code: first.code }
          : { outcome: 'missed', code: '' };
      } catch (error) {
        if (error instanceof CatalogError) return { outcome: 'refused', code: error.problems[0].code };
        throw error;
      }
    },
  };
}

function about(id: string, list: readonly Finding[]): Finding[] {
  return list.filter(({ message }) => message.startsWith(id));
}
