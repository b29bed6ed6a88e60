/**
 * The programs that guides show, which need packages that are not this project's: each is run by the lines of its guide
 * in an empty folder, with the newest packages there are, and what it was run with is recorded. A copy is run that calls
 * the mock gateway; nothing else is changed in it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { programFingerprint, type ProgramRun } from '#catalog/records/example-evidence.ts';
import type { SiteFolder } from '#catalog/site-folder.ts';
import type { Catalog } from '#catalog/types.ts';
import { readGuide } from '#guides/guide.ts';
import { loadPrograms, programsIn, type Program } from '#guides/programs.ts';
import type { Exchange, Scenario } from './mock-gateway/call.ts';
import { startMockGateway } from './mock-gateway/server.ts';
import { testKeys } from './runs.ts';

/** Packages of some hundred megabytes come from a registry that may be slow. */
const minutes = 10;

/** A kind of program, by the ending of its file: how its folder is made ready, and what its packages say of themselves. */
interface Kind {
  /** Name of the language. */
  readonly name: string;
  /** Commands that make an empty folder ready, as a reader's is: a Python of its own is none of the guide's business. */
  readonly prepare: string;
  /** Where its folder has programs of its own. */
  readonly bin: string;
  /** Prints the version of the language. */
  readonly version: string;
  /** Prints the version of a package. */
  readonly packageVersion: (name: string) => string;
}

const kinds: Readonly<Record<string, Kind>> = {
  py: {
    name: 'Python',
    prepare: 'python3 -m venv .venv',
    bin: '.venv/bin',
    version: 'python -c "import platform; print(platform.python_version())"',
    packageVersion: (name) => `python -c "import importlib.metadata as m; print(m.version('${name}'))"`,
  },
  go: {
    name: 'Go',
    prepare: ':',
    bin: '.',
    version: 'go env GOVERSION | sed s/go//',
    packageVersion: (name) => `go list -m -f '{{.Version}}' ${name}`,
  },
};

/** What is wrong with a program, or the record of its run. */
export type ProgramOutcome = { readonly file: string } & (
  { readonly problem: string } | { readonly run: ProgramRun }
);

/** The programs of a site folder's guides. @throws GuideError when a guide does what it may not do */
export function programsOf({ guides, programFolder }: SiteFolder): Program[] {
  const texts = loadPrograms(programFolder);
  return guides.flatMap((file) => programsIn(readGuide(file, readFileSync(file, 'utf8')), texts));
}

/** Runs programs one after the other. @param date UTC day of the run */
export async function runPrograms(
  programs: readonly Program[],
  catalog: Catalog,
  date: string,
): Promise<ProgramOutcome[]> {
  const outcomes: ProgramOutcome[] = [];
  for (const program of programs) {
    const folder = mkdtempSync(join(tmpdir(), 'ratecard-program-'));
    try {
      outcomes.push({ file: program.file, run: await runProgram(program, { folder, catalog, date }) });
    } catch (error) {
      outcomes.push({ file: program.file, problem: error instanceof Error ? error.message : String(error) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return outcomes;
}

interface Place {
  readonly folder: string;
  readonly catalog: Catalog;
  readonly date: string;
}

/** @throws when it does not do what it is to do */
async function runProgram(program: Program, { folder, catalog, date }: Place): Promise<ProgramRun> {
  const { file, text, install, run } = program;
  const kind = kinds[file.slice(file.lastIndexOf('.') + 1)];
  if (kind === undefined) throw new Error(`${file} is of no known kind: ${Object.keys(kinds).join(', ')}.`);
  const { gateway } = catalog;
  const origin = new URL(gateway.baseUrl).origin;
  if (!text.includes(origin)) throw new Error(`It does not call ${origin}.`);
  const inFolder = (command: string, key?: string) =>
    shell(command, {
      cwd: folder,
      bin: kind.bin,
      environment: key === undefined ? {} : { [gateway.apiKey.env]: key },
    });
  const must = async (command: string) => {
    const { code, output } = await inFolder(command);
    if (code !== 0) throw new Error(`"${command}" failed: ${output.slice(-2000)}`);
    return output.trim();
  };
  await must(kind.prepare);
  await must(install);
  const heardIn = async (scenario: Scenario | undefined, key: string | undefined) => {
    const heard: Exchange[] = [];
    const mock = await startMockGateway({
      gateway,
      models: catalog.models,
      port: 0,
      scenario,
      onExchange: (exchange) => heard.push(exchange),
    });
    try {
      writeFileSync(join(folder, file), text.replaceAll(origin, new URL(mock.baseUrl).origin));
      return { ...(await inFolder(run, key)), heard };
    } finally {
      await mock.close();
    }
  };
  const fine = await heardIn(undefined, testKeys.own);
  const refused = fine.heard.find(({ refusal }) => refusal !== undefined);
  if (refused !== undefined) throw new Error(`The mock gateway refuses it: ${refused.refusal ?? ''}`);
  if (fine.code !== 0) throw new Error(`It ends with an error: ${fine.output.slice(-2000)}`);
  if (fine.heard.length === 0 || fine.output.trim() === '') throw new Error('It asks or prints nothing.');
  if (fine.heard.some(({ headers }) => headers.authorization !== `Bearer ${testKeys.own}`))
    throw new Error('It does not send the key with every request.');
  const keyless = await heardIn(undefined, undefined);
  if (keyless.code === 0 || keyless.heard.length > 0 || !keyless.output.includes(gateway.apiKey.env))
    throw new Error(`Without a key it does not say that ${gateway.apiKey.env} is missing.`);
  const refusing = await heardIn('refuse', testKeys.own);
  const said = refusing.heard.find(({ refusal }) => refusal !== undefined)?.refusal ?? '';
  if (refusing.code === 0 || !refusing.output.includes(said))
    throw new Error(`It does not print why the gateway refuses: ${refusing.output.slice(-300)}`);
  const tools: [name: string, version: string][] = [];
  for (const name of packagesIn(install)) tools.push([name, await must(kind.packageVersion(name))]);
  tools.push([kind.name, await must(kind.version)]);
  return {
    text: programFingerprint(program),
    date,
    with: Object.fromEntries(tools),
  };
}

/** The packages that a line installs: the last words of its last command. */
function packagesIn(install: string): string[] {
  const command = install.split('&&').at(-1)?.trim() ?? '';
  return command.split(/\s+/).slice(2);
}

interface Surroundings {
  readonly cwd: string;
  /** Where the folder has programs of its own. */
  readonly bin: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a line as a reader's shell would. Of the shell around it, only what leads to packages is passed on. */
function shell(line: string, { cwd, bin, environment }: Surroundings) {
  const passed = Object.entries(process.env).filter(([name]) =>
    /^(?:PIP|GO|NPM|SSL|HOME|TMPDIR)/i.test(name),
  );
  const env = {
    ...Object.fromEntries(passed),
    ...environment,
    PATH: [join(cwd, bin), process.env.PATH].join(delimiter),
  };
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn('sh', ['-c', line], { cwd, env, timeout: minutes * 60_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}
