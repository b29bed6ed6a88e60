/** `ratecard init <folder>`: a new site folder that builds, checks and passes; see `--help`. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { inMagnitudeOf } from '#catalog/registry/currency-magnitudes.ts';
import type { Catalog } from '#catalog/types.ts';
import { pinnedSources } from './check/prices/check.ts';
import { headLines, type NewGateway } from './catalog/import/new-catalog.ts';
import { runCatalog } from './catalog/run.ts';
import { exit, summaryOf } from './catalog/verb.ts';
import { isAddress } from './check/prices/sources/location.ts';
import { writePackage } from './init/package.ts';
import { ownCommand, root, runNode } from './lib/run-command.ts';

const usage = `ratecard init [folder] [options]
  folder      where the site is to stand (default: the working directory)
  --from      where the models are: a file or https address of a list that \`ratecard catalog import --help\` names;
              without it, one model to be written over
  --shape     in which shape the list is (default: recognised by what is in it)
  --only      take these models only, such as 'openai/*'; may be given several times
  --name      of the gateway
  --url       its address, such as https://acme.example
  --site-url  where this site will stand (default: the root of --url), such as https://acme.example/pricing/
  --base-url  of its API, as SDKs want it (default: where the list is read, else <url>/v1)
  --currency  of its prices (default: the list's, else USD)
  --date      the UTC day of the list (default: BUILD_DATE, else today)
  --yes       ask nothing
What is not given is asked for in a terminal. Files that are there stay as they are.
Exit code: 0 all well, 1 the folder is there and its prices are not proven yet, 2 could not run.`;

const start = process.cwd();

/** What stands in the way of a site folder; the message says what to do. */
class CannotBegin extends Error {}

interface Answers {
  readonly folder: string;
  readonly from: string | undefined;
  readonly gateway: Omit<NewGateway, 'priceList' | 'currency'> & { readonly currency: string | undefined };
  readonly date: string;
  /** Handed on to the import as they are. */
  readonly more: readonly string[];
}

async function begin(): Promise<number> {
  const answers = await ask();
  if (answers === undefined) return exit.ok;
  const { folder, gateway } = answers;
  mkdirSync(folder, { recursive: true });
  process.chdir(folder);
  // This folder is the site, whatever another one was named before.
  for (const name of ['SITE', 'CATALOG', 'DIST']) Reflect.deleteProperty(process.env, name);
  if (!(await writeCatalog(answers))) return exit.unable;
  const catalog = loadCatalog();
  writeFiles(catalog);
  const isInstalled = writePackage(gateway.name);
  const isProven = await lockPrices(catalog);
  const { pathname } = new URL(catalog.siteUrl);
  const place = relative(start, folder);
  const list = catalog.gateway.priceList?.from;
  console.log(
    [
      '',
      `${place === '' ? 'This folder' : place} is a site now: ${summaryOf(catalog)}.`,
      ...(list?.startsWith('..')
        ? [
            `The list stays at ${list}, since a configuration may hold keys. \`npm run check:gateway\` reads it there; the weekly`,
            'workflow cannot, until `gateway.priceList` names an address.',
          ]
        : []),
      ...(place === '' ? [] : [`  cd ${place}`]),
      ...(isInstalled ? [] : ['  npm install      fetches what it is built with']),
      '  npm run dev      shows it while you edit models.yaml',
      '  npm test         builds it, and checks all of it',
      `  npm start        builds it, and serves it on http://localhost:4321${pathname}`,
    ].join('\n'),
  );
  return isProven ? exit.ok : exit.wrong;
}

async function ask(): Promise<Answers | undefined> {
  const { values, positionals } = read();
  if (values.help) {
    console.log(usage);
    return undefined;
  }
  if (positionals.length > 1)
    throw new CannotBegin(`One folder is wanted, not ${String(positionals.length)}.\n\n${usage}`);
  const folder = resolve(positionals[0] ?? '.');
  if (existsSync(join(folder, 'models.yaml')))
    throw new CannotBegin(
      `${join(positionals[0] ?? '', 'models.yaml')} is there already: this folder is a site. Bring it up to a list with \`ratecard catalog import --update --from <list>\`, ` +
        'or to this version with `ratecard upgrade`.',
    );
  const terminal = values.yes || !process.stdin.isTTY ? undefined : openTerminal();
  const name = await wanted(terminal, '--name', values.name, 'Name of the gateway');
  const url = await wanted(terminal, '--url', values.url, 'Its address', 'https://acme.example');
  requireAddress('--url', url);
  const from =
    values.from ??
    (await offered(
      terminal,
      'Where its models are listed, an address or a file; empty to write by hand',
      '',
    ));
  const api = await offered(terminal, 'Base address of its API', values['base-url'] ?? apiOf(from, url));
  requireAddress('--base-url', api);
  const siteUrl =
    values['site-url'] ?? (await offered(terminal, 'Where this site will stand', `${new URL(url).origin}/`));
  requireAddress('--site-url', siteUrl);
  const currency = values.currency ?? (await offered(terminal, 'Currency; empty for that of the list', ''));
  terminal?.close();
  return {
    folder,
    from: from === '' ? undefined : isAddress(from) ? from : resolve(from),
    gateway: {
      ...{ name, url, baseUrl: api },
      siteUrl: new URL(siteUrl).href === new URL('/', url).href ? undefined : siteUrl,
      currency: currency === '' ? undefined : currency,
    },
    date: values.date ?? process.env.BUILD_DATE ?? new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
    more: [
      ...(values.shape === undefined ? [] : ['--shape', values.shape]),
      ...values.only.flatMap((pattern) => ['--only', pattern]),
    ],
  };
}

function read() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ from: text, shape: text, name: text, url: text, currency: text, date: text },
        ...{ 'base-url': text, 'site-url': text, yes: flag, help: flag },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new CannotBegin(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** Somebody who answers. */
interface Terminal {
  /** @throws CannotBegin when there are no more answers */
  readonly ask: (question: string) => Promise<string>;
  readonly close: () => void;
}

/** Answers are read line by line, so that those which are pasted all at once wait for their questions. */
function openTerminal(): Terminal {
  const input = createInterface({ input: process.stdin });
  const lines = input[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      process.stdout.write(question);
      const line = await lines.next();
      if (line.done === true) throw new CannotBegin('\nNothing was written: there were no more answers.');
      return line.value;
    },
    close: () => {
      input.close();
    },
  };
}

/** A value that there is no guess for. */
async function wanted(
  terminal: Terminal | undefined,
  option: string,
  given: string | undefined,
  question: string,
  example?: string,
): Promise<string> {
  if (given !== undefined) return given;
  if (terminal === undefined) throw new CannotBegin(`${option} is missing.\n\n${usage}`);
  const answer = await terminal.ask(`${question}${example === undefined ? '' : ` (such as ${example})`}: `);
  return answer.trim() === '' ? wanted(terminal, option, given, question, example) : answer.trim();
}

/** A value with one that is taken where nobody says another. */
async function offered(terminal: Terminal | undefined, question: string, usual: string): Promise<string> {
  const answer = await terminal?.ask(`${question}${usual === '' ? '' : ` [${usual}]`}: `);
  return answer === undefined || answer.trim() === '' ? usual : answer.trim();
}

/** A list that an API serves stands below its base address. */
function apiOf(from: string, url: string): string {
  const base = /^(https:\/\/.+)\/models\/?$/.exec(from)?.[1];
  return base ?? `${url.replace(/\/$/, '')}/v1`;
}

function requireAddress(option: string, value: string): void {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return;
  throw new CannotBegin(`${option} is "${value}", which is no address. It begins with https://.`);
}

/** @returns whether there is a catalog now; why not is printed */
async function writeCatalog({ from, gateway, date, more }: Answers): Promise<boolean> {
  const { name, url, baseUrl, siteUrl, currency = 'USD' } = gateway;
  if (from === undefined) {
    const head = headLines(
      { name, url, baseUrl, siteUrl, currency },
      'All that the site says of the gateway and its models. An editor that reads the schema above explains every key.',
    );
    const text = [...head, template('models.yaml')]
      .join('\n')
      .replaceAll(/\{([\d.]+)\}/g, (_, dollars: string) => inMagnitudeOf(currency, dollars))
      .replaceAll('{currency}', currency)
      .replaceAll('{date}', date);
    loadCatalog({ file: 'models.yaml', text });
    writeFileSync('models.yaml', text);
    return true;
  }
  const given = Object.entries({
    name,
    url,
    'base-url': baseUrl,
    'site-url': siteUrl,
    currency: gateway.currency,
    date,
  });
  const options = given.flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, value]));
  const list = isAddress(from) ? from : keptList(from);
  const code = await runCatalog(['import', '--from', list, ...options, ...more], {
    // What is still to be done about prices is done next.
    out: () => undefined,
    err: (text) => process.stderr.write(text),
    environment: process.env,
    now: new Date(),
  });
  return code === exit.ok;
}

/**
 * A list that is a file is kept in the site folder, since `check:gateway` reads it there. Not so a configuration: it may
 * hold keys, and stays where it is.
 */
function keptList(file: string): string {
  if (/\.ya?ml$/.test(file) || !existsSync(file) || dirname(file) === process.cwd()) return file;
  const copy = `price-list${/\.\w+$/.exec(file)?.[0] ?? ''}`;
  if (!existsSync(copy)) cpSync(file, copy);
  return copy;
}

const template = (name: string) => readFileSync(join(root, 'scripts/init/template', name), 'utf8');

/** A guide that every site has, to be edited: one of the same name takes its place. */
const standardGuide = (name: string) => readFileSync(join(root, 'src/guides/standard', name), 'utf8');

/** Everything but the catalog; what is there stays as it is. */
function writeFiles({ gateway, siteUrl }: Catalog): void {
  const guides = readdirSync(join(root, 'src/guides/standard'));
  const texts: Readonly<Record<string, string>> = {
    '.gitignore': template('gitignore'),
    'README.md': template('README.md')
      .replaceAll('{name}', gateway.name)
      .replaceAll('{path}', new URL(siteUrl).pathname),
    'theme.css': template('theme.css'),
    '.github/workflows/site.yml': template('site.yml'),
    '.github/workflows/prices.yml': readFileSync(join(root, '.github/workflows/prices.yml'), 'utf8'),
    ...Object.fromEntries(guides.map((guide) => [`content/guides/${guide}`, standardGuide(guide)])),
  };
  for (const [file, text] of Object.entries(texts)) {
    if (existsSync(file)) {
      console.log(`${file} is there, and stays as it is.`);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Records who says each price. @returns whether all have somebody; who has not is printed */
async function lockPrices(catalog: Catalog): Promise<boolean> {
  const refresh = pinnedSources(catalog).length > 0 ? ['--refresh', 'newest'] : [];
  const { ok, output } = await runNode([ownCommand('check-prices'), '--lock', ...refresh]);
  if (!ok) console.error(output);
  return ok;
}

try {
  process.exitCode = await begin();
} catch (error) {
  if (!(error instanceof CannotBegin || error instanceof CatalogError)) throw error;
  console.error(error.message);
  process.exitCode = exit.unable;
}
