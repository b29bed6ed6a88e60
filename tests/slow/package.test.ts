/** The package as an adopter installs it: from a list of models to a checked site, with nothing of this repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/run-command.ts';
import { bareEnvironment, temporaryFolder } from '../support/run-build.ts';

const path = temporaryFolder();
const site = join(path, 'site');

/** What `npm install` leaves out for whoever only depends on the package. */
interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: true; readonly devOptional?: true }>>;
}

beforeAll(() => {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', path], root);
  expect(packed.status, packed.output).toBe(0);
  const [tarball = ''] = readdirSync(path).filter((name) => name.endsWith('.tgz'));
  const engine = join(site, 'node_modules/ratecard');
  mkdirSync(engine, { recursive: true });
  expect(run('tar', ['-xzf', join(path, tarball), '-C', engine, '--strip-components=1'], path).status).toBe(
    0,
  );
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked;
  for (const [place, { dev, devOptional }] of Object.entries(lock.packages)) {
    const [name = ''] = /^node_modules\/(?:@[^/]+\/)?[^/]+$/.exec(place) ?? [];
    // Packages for other machines are in the lock file and not here.
    if (name === '' || dev || devOptional || !existsSync(join(root, name))) continue;
    mkdirSync(dirname(join(site, name)), { recursive: true });
    symlinkSync(join(root, name), join(site, name), 'junction');
  }
});

function run(file: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: { ...bareEnvironment, BUILD_DATE: '2026-11-30' },
    encoding: 'utf8',
  });
  return { status, output: stripVTControlCharacters(stdout + stderr) };
}

const ratecard = (...args: string[]) =>
  run(process.execPath, ['node_modules/ratecard/lib/scripts/ratecard.mjs', ...args], site);

/** A list as `/v1/models` of OpenRouter and its kin. */
const list = {
  data: Array.from({ length: 20 }, (_, index) => ({
    id: `${['acme', 'fjord', 'skerry'][index % 3] ?? ''}/model-${index}`,
    name: `Model ${index}`,
    context_length: 131_072,
    architecture: { input_modalities: ['text'], output_modalities: ['text'] },
    pricing: {
      prompt: `0.0000${index + 10}`,
      completion: `0.000${index + 10}`,
      input_cache_read: `0.00000${index + 10}`,
    },
    supported_parameters: ['tools'],
  })),
};

test('from a list of 20 models to a site whose checks are green, with runtime dependencies alone', () => {
  writeFileSync(join(path, 'models.json'), JSON.stringify(list));
  // On one host with its API, below a path: as many gateways stand.
  const answers = ['--name', 'Northwind', '--url', 'https://northwind.example', '--currency', 'EUR', '--yes'];
  const begun = ratecard(
    'init',
    '--from',
    '../models.json',
    ...answers,
    '--site-url',
    'https://northwind.example/prices/',
  );
  expect(begun.output).toContain('This folder is a site now: 20 models from 3 providers, 60 rates.');
  expect(begun.output).toContain('http://localhost:4321/prices/');
  expect(begun.status).toBe(0);
  expect(readdirSync(site).toSorted()).toEqual([
    ...['.cache', '.github', '.gitignore', 'README.md', 'content', 'models.yaml', 'node_modules'],
    ...[
      'package.json',
      'pages.lock.json',
      'price-list.json',
      'price-sources',
      'prices.lock.json',
      'theme.css',
    ],
  ]);
  const tested = ratecard('test');
  expect(tested.output).toMatch(
    /^build +passed .*\nprices +passed .*\nsite +passed .*\nexamples +passed, their requests only/,
  );
  // What was not run is said, with what it takes.
  expect(tested.output).toMatch(
    /Skipped: runs of the code examples.*openai.*\n.*npm install --save-dev .*openai@\d/,
  );
  expect(tested.status).toBe(0);
  expect(readdirSync(join(site, 'dist/guides')).filter((name) => !name.includes('.'))).toEqual([
    'caching',
    'how-billing-works',
    'quickstart',
  ]);
});

test('the commands that documents name are those of its package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const documents = [
    'README.md',
    ...readdirSync(join(site, 'content/guides')).map((name) => `content/guides/${name}`),
  ];
  const text = documents.map((name) => readFileSync(join(site, name), 'utf8')).join('\n');
  const named = [...text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const overview = ratecard('--help').output;
  expect(Object.keys(scripts).filter((name) => !overview.includes(`  ${name} `))).toEqual([]);
});

test('a house gets the types of the integration', () => {
  const tsc = (name: string, options: string) => {
    writeFileSync(
      join(site, name),
      `import ratecard from 'ratecard';\nexport default ratecard(${options});\n`,
    );
    const flags = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    return run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...flags, name], site);
  };
  const right = tsc('right.mts', "{ site: './pricing', base: '/pricing/', layout: './src/Layout.astro' }");
  expect(right.status, right.output).toBe(0);
  expect(tsc('wrong.mts', "{ bas: '/pricing/' }").output).toContain(
    "'bas' does not exist in type 'RatecardOptions'",
  );
});

test('each command says what it takes, and does nothing', () => {
  const names = [...ratecard('--help').output.matchAll(/^ {2}([\w:]+) /gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(14);
  for (const name of names) {
    const { output, status } = ratecard(name, '--help');
    expect([name, status], output).toEqual([name, 0]);
    expect(output, name).toMatch(/^(?:npm (?:run )?|ratecard )/);
    expect(output, name).not.toContain('astro.build');
  }
});

test('a folder that is a site already is not begun anew', () => {
  const before = readFileSync(join(site, 'models.yaml'), 'utf8');
  const again = ratecard('init', '--name', 'Other', '--url', 'https://other.example', '--yes');
  expect(again.output).toContain('models.yaml is there already');
  expect(again.status).toBe(2);
  expect(readFileSync(join(site, 'models.yaml'), 'utf8')).toBe(before);
});

test('a catalog begun by hand is proven, and needs no upgrade', () => {
  const begun = ratecard(
    'init',
    'by-hand',
    '--name',
    'Tokyo',
    '--url',
    'https://tokyo.example',
    '--currency',
    'JPY',
    '--yes',
  );
  expect(begun.output).toContain('by-hand is a site now: 1 model from 1 provider, 3 rates.');
  expect(begun.status).toBe(0);
  const { output, status } = run(
    process.execPath,
    ['../node_modules/ratecard/lib/scripts/ratecard.mjs', 'upgrade'],
    join(site, 'by-hand'),
  );
  expect(output).toContain('models.yaml is of format 2, which this version reads.');
  expect(status).toBe(0);
});
