/** The example check with its files: reads the catalog, and compares or writes `examples.lock.json`. */
import { isDeepStrictEqual } from 'node:util';
import { loadCatalog } from '#catalog/load.ts';
import {
  exampleEvidenceFile,
  fingerprint,
  loadExampleEvidence,
  programFingerprint,
  type ExampleEvidence,
} from '#catalog/records/example-evidence.ts';
import { siteFolder } from '#catalog/site-folder.ts';
import type { Catalog, Gateway } from '#catalog/types.ts';
import { languagesOf } from '#examples/index.ts';
import type { Program } from '#guides/programs.ts';
import { languageNames, languages, packagesOf, type Language } from '#catalog/registry/languages.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { CannotRun, failed, type Finding, type Report } from '../report.ts';
import type { Arguments } from './arguments.ts';
import { checkBodies } from './bodies.ts';
import { taskTable, valueTable } from './coverage.ts';
import { bodyFindings, bodySummary, exampleReport, finding } from './example-report.ts';
import { programsOf, runPrograms, type ProgramOutcome } from './programs.ts';
import { runners } from './runners.ts';
import type { Collection } from './subjects.ts';
import { checkExamples } from './verify.ts';

/** @throws CannotRun or CatalogError when there is nothing to check */
export async function runCheck(
  options: Arguments,
  context: { readonly environment: NodeJS.ProcessEnv; readonly now: Date },
): Promise<Report> {
  const catalog = loadCatalog(options.catalog === undefined ? {} : { file: options.catalog });
  if (options.table) return tables(catalog);
  const file = exampleEvidenceFile(catalog.file);
  const committed = readEvidence(file, catalog, options.lock);
  const check = await checkExamples(catalog, {
    every: options.every,
    withFaults: options.faults,
    full: options.full,
  });
  const required = context.environment.CI === 'true';
  const date = context.now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  // Guides go with the catalog of their own folder, and call its models.
  const isOfFolder = options.catalog === undefined && context.environment.CATALOG === undefined;
  const shown = isOfFolder ? programsOf(siteFolder(context.environment)) : [];
  const outcomes = options.programs ? await runPrograms(shown, catalog, date) : [];
  const programs = recordedPrograms(committed, shown, outcomes);
  const findings = programFindings(shown, programs, outcomes);
  const evidence = exampleEvidenceOf(check.collection, catalog.gateway, date, programs);
  if (!options.lock) {
    return exampleReport(
      check,
      { required },
      { findings: [...findings, ...compare(file, committed, evidence)] },
    );
  }
  // Nothing is locked that was not run.
  const report = exampleReport(check, { required: true }, { findings });
  if (failed(report)) {
    return exampleReport(
      check,
      { required: true },
      { findings, outcome: `${file} was not written, because of the failures below.` },
    );
  }
  writeAtomically(file, `${JSON.stringify(evidence, null, 2)}\n`);
  return exampleReport(
    check,
    { required: true },
    { outcome: `${file} written, with the day ${evidence.date}.` },
  );
}

/** What can be said of the requests of a catalog without running any. */
function tables(catalog: Catalog): Report {
  const bodies = checkBodies(catalog, true);
  return {
    check: 'examples',
    summary: [bodySummary(bodies)],
    tables: [taskTable(catalog), valueTable(catalog)],
    findings: bodyFindings(bodies),
  };
}

/** @throws CannotRun when the file is there but is not what the check writes; not when it is written anew */
function readEvidence(file: string, catalog: Catalog, lock: boolean): ExampleEvidence | undefined {
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
  const differing = exampleDifferences(committed, found);
  if (differing.length === 0) return [];
  return [finding('evidence-outdated', `The evidence file is out of date: ${differing.join('; ')}.`, file)];
}

type Programs = NonNullable<ExampleEvidence['programs']>;

/** The runs of the programs that guides show: those of now, else those on record. */
function recordedPrograms(
  committed: ExampleEvidence | undefined,
  shown: readonly Program[],
  outcomes: readonly ProgramOutcome[],
): Programs {
  const runs = shown.flatMap(({ file }) => {
    const now = outcomes.find((outcome) => outcome.file === file);
    const run = now === undefined ? committed?.programs?.[file] : 'run' in now ? now.run : undefined;
    return run === undefined ? [] : [[file, run] as const];
  });
  return Object.fromEntries(runs);
}

/** Programs that are wrong, and those that were never run as they stand. */
function programFindings(
  shown: readonly Program[],
  programs: Programs,
  outcomes: readonly ProgramOutcome[],
): Finding[] {
  return shown.flatMap((program) => {
    const { file } = program;
    const outcome = outcomes.find((other) => other.file === file);
    if (outcome !== undefined && 'problem' in outcome)
      return [finding('program-wrong', `${file}: ${outcome.problem}`)];
    return programs[file]?.text === programFingerprint(program)
      ? []
      : [finding('program-not-run', `${file} has not been run as it stands.`)];
  });
}

/**
 * The evidence of a run of a gateway's examples with the pinned packages.
 * @param date UTC day
 * @param programs the runs of guides' programs
 */
export function exampleEvidenceOf(
  { skeletons }: Collection,
  gateway: Gateway,
  date: string,
  programs: Programs = {},
): ExampleEvidence {
  const packages = languagesOf(gateway)
    .toSorted()
    .flatMap((language) => {
      const names = packagesOf(language);
      const used = names.map((name) => [name, runners[language].packageVersion(name)] as const);
      return used.length === 0 ? [] : [[language, Object.fromEntries(used)] as const];
    });
  return {
    gateway: gateway.url,
    date,
    ...Object.fromEntries(packages),
    skeletons: [...new Set(skeletons.map(fingerprint))].sort(),
    ...(Object.keys(programs).length > 0 && { programs }),
  };
}

/** What differs, in words; nothing but the date may. */
export function exampleDifferences(file: ExampleEvidence, found: ExampleEvidence): string[] {
  const recordedTexts = new Set(file.skeletons);
  const currentTexts = new Set(found.skeletons);
  const added = found.skeletons.filter((each) => !recordedTexts.has(each)).length;
  const gone = file.skeletons.filter((each) => !currentTexts.has(each)).length;
  const packages = languageNames.filter((name) => !isDeepStrictEqual(file[name], found[name]));
  const said = (used: ExampleEvidence[Language]) =>
    used === undefined
      ? 'nothing'
      : Object.entries(used)
          .map((one) => one.join(' '))
          .join(' and ');
  return [
    ...(added > 0 ? [`${added} texts are new`] : []),
    ...(gone > 0 ? [`${gone} texts are shown no more`] : []),
    ...packages.map(
      (name) => `${languages[name].name} was run with ${said(file[name])}, now with ${said(found[name])}`,
    ),
  ];
}
