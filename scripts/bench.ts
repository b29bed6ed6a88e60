/** `npm run bench`: our build beside those of others, and what editing and loading takes; see `--help`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { modelAddress } from '#address.ts';
import { loadCatalog } from '#catalog/load.ts';
import { measureBrowser, measureFilter } from './bench/browser.ts';
import { writeDocument, type SiteFigures } from './bench/document.ts';
import { measureEditing } from './bench/editing.ts';
import { comparePeer, emptyPeer, fetchPeers, openPeer, peers, writePageData } from './bench/peers.ts';
import { taken, type Program, type Taken } from './bench/process.ts';
import { largeSite, realSite, workshop, type MeasuredSite } from './bench/sites.ts';
import { readOptions } from './lib/command-line.ts';
import { ownCommand, root } from './lib/run-command.ts';

const usage = `npm run bench -- [options]
Measures our build and those of other generators side by side, each in turn and in rounds, and writes docs/benchmarks.md.
  --sizes 306,1000  numbers of models (default), up to 20000: 5,000 take a quarter of an hour, 20,000 hours
  --rounds 2        how many rounds; figures are medians (default: 2)
Fetches the others, pinned in scripts/bench/peers, once. Needs Linux, and python3 with pip.
Exit code: 0 measured, 1 something failed, 2 could not run.`;

/** What builds keep for later ones, besides pictures. */
const kept = ['code', 'printers', 'sites'].map((name) => join(root, '.cache', name));

const options = readOptions(usage, {
  sizes: { type: 'string', default: '306,1000' },
  rounds: { type: 'string', default: '2' },
});
const numbers = (options?.sizes ?? '').split(',').map(Number);
const rounds = Number(options?.rounds);
if (options !== undefined && [...numbers, rounds].some((number) => !Number.isInteger(number) || number < 1)) {
  console.error(`Sizes and rounds are whole numbers.\n\n${usage}`);
  process.exitCode = 2;
} else if (options !== undefined) await measure();

/** What is measured of one site, by name: how it is got ready, and what is then run. */
interface Step {
  readonly name: string;
  readonly prepare: () => void;
  readonly program: Program;
  readonly took: Taken[];
}

async function measure(): Promise<void> {
  fetchPeers();
  const real = realSite();
  const sites = [real, ...numbers.map(largeSite)];
  const steps = new Map<MeasuredSite, Step[]>();
  const counts = new Map<MeasuredSite, number>();
  for (const site of sites) {
    say(`${site.name}: getting ready`);
    // Draws the pictures, which every later build finds, and gives the others what they print.
    await taken(buildOf(site));
    const data = join(workshop, site.name, 'data');
    counts.set(site, writePageData(site.dist, data));
    steps.set(
      site,
      site === real ? ourSteps(site) : [...ourSteps(site), ...partSteps(site), ...peerSteps(site, data)],
    );
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [site, list] of steps) {
      for (const { name, prepare, program, took } of list) {
        prepare();
        const result = await taken(program);
        took.push(result);
        say(
          `round ${String(round)}, ${site.name}, ${name}: ${result.wall.toFixed(1)} s, ${result.cpu.toFixed(1)} s of processors`,
        );
      }
      if (round === 1 && site !== real) comparePrinted(site);
    }
  }
  say('editing');
  const editing = await measureEditing(real, 5);
  say('loading');
  const model = loadCatalog({ file: join(real.folder, 'models.yaml') }).models.find(
    ({ id }) => id === real.id,
  );
  const browser = await measureBrowser(real.dist, model === undefined ? '' : modelAddress(model));
  const figures: SiteFigures[] = [];
  for (const [site, list] of steps) {
    figures.push({
      name: site.name,
      models: counts.get(site) ?? 0,
      steps: Object.fromEntries(list.map(({ name, took }) => [name, medianOf(took)])),
      filter: await measureFilter(site.dist),
    });
  }
  const asked = process.argv.slice(2);
  const command = ['npm run bench', ...(asked.length === 0 ? [] : ['--', ...asked])].join(' ');
  writeDocument({ figures, rounds, command, editing, browser });
  rmSync(workshop, { recursive: true, force: true });
}

/** Our whole build: from nothing but the pictures, and again after one price changed. */
function ourSteps(site: MeasuredSite): Step[] {
  const program = buildOf(site);
  return [
    {
      name: 'whole',
      prepare: () => {
        for (const folder of [...kept, site.dist]) rmSync(folder, { recursive: true, force: true });
      },
      program,
      took: [],
    },
    { name: 'changed', prepare: () => void site.changePrice(), program, took: [] },
  ];
}

/** Parts of our build: the pages of models alone, and their making as data, of which nothing is printed. */
function partSteps(site: MeasuredSite): Step[] {
  const folder = join(workshop, site.name, 'models');
  const own = (script: string, env: NodeJS.ProcessEnv = {}): Program => ({
    command: [
      process.execPath,
      '--experimental-strip-types',
      join(import.meta.dirname, `bench/${script}.ts`),
    ],
    cwd: root,
    env: { ...site.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return [
    {
      name: 'models',
      prepare: () => {
        rmSync(folder, { recursive: true, force: true });
      },
      program: own('model-pages', { DIST: folder }),
      took: [],
    },
    {
      name: 'deriving',
      prepare: () => undefined,
      // It is no build, which would know this by itself.
      program: own('derive'),
      took: [],
    },
  ];
}

function peerSteps(site: MeasuredSite, data: string): Step[] {
  return Object.entries(peers).map(([key, peer]) => {
    const folder = join(workshop, site.name, key);
    return {
      name: key,
      prepare: () => {
        emptyPeer(folder);
      },
      program: openPeer(key, peer, data, folder),
      took: [],
    };
  });
}

/** @throws Error where one of the others has not printed what it was handed */
function comparePrinted(site: MeasuredSite): void {
  for (const [key, { name }] of Object.entries(peers))
    comparePeer(name, join(workshop, site.name, key, 'out'), join(workshop, site.name, 'data'));
}

function buildOf({ env }: MeasuredSite): Program {
  return {
    command: [process.execPath, '--experimental-strip-types', ownCommand('build'), '--draft'],
    cwd: root,
    env,
  };
}

/** Of each figure its own. */
function medianOf(took: readonly Taken[]): Taken {
  const of = (key: keyof Taken) => {
    const sorted = took.map((one) => one[key]).sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  };
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak') };
}

function say(words: string): void {
  console.log(words);
}
