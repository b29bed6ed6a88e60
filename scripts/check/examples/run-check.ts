/** The example check with its files: reads the catalog and keeps the evidence. */
import {
  exampleEvidenceFile,
  loadExampleEvidence,
  type ExampleEvidence,
} from '#catalog/records/example-evidence.ts';
import { loadCatalog } from '#catalog/load.ts';
import { CannotRun, failed, type Finding, type Report } from '../report.ts';
import type { Arguments } from './arguments.ts';
import { evidenceDifferences, evidenceOf, writeExampleEvidence } from './evidence.ts';
import { checkExamples } from './example-check.ts';
import { exampleReport, finding } from './example-report.ts';

/** @throws CannotRun or CatalogError when there is nothing to check */
export async function runCheck(
  options: Arguments<string>,
  context: { readonly environment: NodeJS.ProcessEnv; readonly now: Date },
): Promise<Report> {
  const catalog = loadCatalog(options.catalog === undefined ? {} : { file: options.catalog });
  const file = exampleEvidenceFile(catalog.file);
  const committed = readEvidence(file, catalog.file, options.lock);
  const check = await checkExamples(catalog, { every: options.every, withFaults: options.faults });
  const required = context.environment.CI === 'true';
  const found = evidenceOf(check.collection, context.now.toISOString().slice(0, 'YYYY-MM-DD'.length));
  if (!options.lock) return exampleReport(check, { required }, { findings: compare(file, committed, found) });
  // Nothing is locked that was not run.
  const report = exampleReport(check, { required: true }, {});
  if (failed(report)) {
    return exampleReport(
      check,
      { required: true },
      { outcome: `${file} was not written, because of the failures below.` },
    );
  }
  writeExampleEvidence(file, found);
  return exampleReport(
    check,
    { required: true },
    { outcome: `${file} written, with the day ${found.date}.` },
  );
}

/** @throws CannotRun when the file is there but is not what the check writes; not when it is written anew */
function readEvidence(file: string, catalog: string, lock: boolean): ExampleEvidence | undefined {
  try {
    return loadExampleEvidence(catalog);
  } catch (error) {
    if (lock) return undefined;
    throw new CannotRun(
      `${file} could not be read: ${error instanceof Error ? error.message : String(error)}\n` +
        'Run `npm run check:examples -- --lock` to write it anew.',
    );
  }
}

function compare(file: string, committed: ExampleEvidence | undefined, found: ExampleEvidence): Finding[] {
  if (committed === undefined) {
    return [
      finding(
        'evidence-missing',
        'The evidence file is missing: no run of these examples is recorded.',
        file,
      ),
    ];
  }
  const differing = evidenceDifferences(committed, found);
  if (differing.length === 0) return [];
  return [finding('evidence-outdated', `The evidence file is out of date: ${differing.join('; ')}.`, file)];
}
