import { evidenceFile } from '#catalog/records/price-evidence.ts';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { readEvidence } from '../evidence.ts';
import { exit, print } from '../io.ts';
import { statsOf, type Counts, type Stats } from '../stats.ts';
import { counted } from '../summary.ts';
import { parseVerb, type Verb } from '../verb.ts';

/** `stats [file]`: the catalog in numbers. */
export const stats: Verb = {
  summary: 'the catalog in numbers: models, providers, meters, conditions, verification',
  usage: `npm run catalog -- stats [file] [--json]
  file     the catalog to count (default: models.yaml, or CATALOG)
  --json   the same figures for machines
Exit code: 0 counted, 1 the catalog has mistakes, 2 could not run.`,
  run: (argv, io) => {
    const { values, positionals } = parseVerb(argv, { json: { type: 'boolean', default: false } }, 1);
    const [file = catalogFile()] = positionals;
    const found = statsOf(loadCatalog({ file }), readEvidence(file));
    print(io, values.json ? [JSON.stringify(found, null, 2)] : linesOf(file, found));
    return exit.ok;
  },
};

function linesOf(file: string, found: Stats): string[] {
  const { models, providers, rates } = found;
  return [
    `${file}: ${counted(models, 'model')} from ${counted(providers, 'provider')}, ${counted(rates, 'rate')}`,
    ...group('Models per modality', found.modalities),
    ...group('Models per price status', found.priceStatus),
    ...group('Models that state a fact', found.facts),
    ...group('Rates per meter', found.meters),
    ...group('Rates per condition', found.conditions),
    ...group(`Rates per verification status (${evidenceFile(file)})`, found.verification),
  ];
}

function group(title: string, counts: Counts): string[] {
  if (counts.length === 0) return ['', title, '  none'];
  const width = Math.max(...counts.map(([name]) => name.length));
  const right = Math.max(...counts.map(([, number]) => String(number).length));
  return ['', title, ...counts.map(([name, n]) => `  ${name.padEnd(width)}  ${String(n).padStart(right)}`)];
}
