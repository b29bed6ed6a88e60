/**
 * What keeps a listed price from being published: the price check has not seen it, or not as it is now. The catalog is
 * compared with what the check recorded and with nothing else, so that a build waits for no source.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  evidenceFile,
  statedRates,
  statementFor,
  type Evidence,
  type RateEvidence,
  type Statement,
} from '#catalog/records/price-evidence.ts';
import { guideFile, withGuides } from '#catalog/records/guides.ts';
import {
  acceptOptions,
  changedValues,
  changeText,
  spacedName,
  type ChangedValue,
} from '#catalog/records/sealed.ts';
import { listedFact } from '#catalog/registry/facts.ts';
import { capabilities, factNames } from '#catalog/registry/vocabulary.ts';
import { listedAs, rateKey, subjectOfKey } from '#catalog/registry/rate-key.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import { codeFrame, formatProblem, type Problem } from '#catalog/read/problem.ts';
import { readSource, type Path, type Source } from '#catalog/read/source.ts';
import { readEntry } from '#catalog/rules/entry.ts';
import { siteFolder } from './site-folder.ts';
import type { Catalog, Model, Rate } from './types.ts';

const gateTable = {
  'price-unchecked': {
    why: 'Nothing has confirmed this price, and nobody has said why that cannot be.',
    fix: 'Run `{command}`: it compares the price with the sources, and records what it found.',
  },
  'price-outdated': {
    why: 'What the price check found was found for another price.',
    fix: 'Run `{command}`: it compares the price that stands here, and records what it found.',
  },
  'price-contradicted': {
    why: 'No source lists the price that readers would be shown.',
    fix: 'Look it up at the provider and correct the amount; if it is right, say why under `exceptions`. Then run `{command}`.',
  },
  'price-undecided': {
    why: 'The sources disagree, so the listed price may be the wrong one.',
    fix: 'Look it up at the provider, and say under `exceptions` which source to prefer, and why. Then run `{command}`.',
  },
  'price-unexplained': {
    why: 'No source has this price, and the page must say where it comes from.',
    fix: 'Say under `unverified` where it was read: amounts: { {amounts} }, source, checked, expires. Then run `{command}`.',
  },
  'statement-outdated': {
    why: 'A statement holds for the amount that was read, and for no other.',
    fix: 'Look the price up again at {source}; correct the price, or the statement with a new `checked`. Then run `{command}`.',
  },
  'fact-outdated': {
    why: 'What the price check found was found for another fact.',
    fix: 'Run `{command}`: it compares what stands here with the sources, and records what it found.',
  },
  'value-changed': {
    why: 'No source says whether it is right, and the price check recorded something else.',
    fix: 'Put back what was not meant to change. What is meant is locked by its name: `{command} {accept}`.',
  },
  'value-unrecorded': {
    why: 'What is published stands in the record of the price check, so that nobody changes it unseen.',
    fix: 'Run `{command}`: it records what stands here.',
  },
  'rates-gone': {
    why: 'Prices that were checked are no longer listed, and nobody has recorded that they ended.',
    fix: 'Put them back; if they are gone for good, run `{command}`.',
  },
} as const;

type GateCode = keyof typeof gateTable;

/** A reason why a site is not published, and what it is about. */
export interface Unproven {
  readonly code: GateCode;
  readonly message: string;
  /** Undefined where it is about a model that is no longer listed. */
  readonly model?: Model | undefined;
  /** The rates that are not shown as checked because of it. */
  readonly rates: readonly Rate[];
  /** Where it stands below the model's entry, if not at the first of the rates. */
  readonly path?: Path;
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Everything that the recorded check does not cover, in the order of the catalog; empty when all may be published.
 * @param evidence undefined when no check was ever recorded
 */
export function unproven(catalog: Catalog, evidence: Evidence | undefined): Unproven[] {
  const ids = new Set(catalog.models.map(({ id }) => id));
  const gone = Object.keys(evidence?.pins ?? {}).filter((id) => !ids.has(id));
  const checked = Map.groupBy(Object.keys(evidence?.rates ?? {}), subjectOfKey);
  return [
    ...catalog.models.flatMap((model) => [
      ...ratesUnproven(model, evidence, catalog.gateway.priceList !== undefined),
      ...(evidence === undefined ? [] : recordsUnproven(model, evidence, checked.get(model.id) ?? [])),
    ]),
    ...(gone.length === 0
      ? []
      : [{ code: 'rates-gone' as const, message: `No longer listed: ${gone.join(', ')}.`, rates: [] }]),
    ...valuesUnproven(catalog, evidence),
  ];
}

/** @param hasList whether the catalog names the gateway's own list, which a check may have read */
function ratesUnproven(model: Model, evidence: Evidence | undefined, hasList: boolean): Unproven[] {
  if (model.pricing.kind !== 'priced') return [];
  return model.pricing.rates.flatMap((rate): Unproven[] => {
    // What ended before the check was no longer compared.
    if (evidence !== undefined && rate.until !== undefined && rate.until <= evidence.date) return [];
    const record = evidence?.rates[rateKey(model.id, rate)];
    const fault = faultOf(model, rate, record, hasList);
    return fault === undefined ? [] : [{ ...fault, model, rates: [rate] }];
  });
}

type Fault = Pick<Unproven, 'code' | 'message' | 'values'>;

function faultOf(
  model: Model,
  rate: Rate,
  record: RateEvidence | undefined,
  hasList: boolean,
): Fault | undefined {
  const listed = listedAs({ ...rate, amount: rate.providerAmount ?? rate.amount });
  const name = `${model.id}: ${selectorOf(rate)} is listed at ${listed}`;
  const values = { amounts: `"${selectorOf(rate)}": ${listed}` };
  if (record === undefined)
    return { code: 'price-unchecked', message: `${name}, which no price check has seen.`, values };
  const checked = record.per === undefined ? record.amount : `${record.amount}/${record.per}`;
  if (checked !== listed)
    return { code: 'price-outdated', message: `${name}; what was checked is ${checked}.`, values };
  const figures = Object.entries(record.sources);
  const others = figures.filter(([, { agrees }]) => !agrees);
  const against = others.map(([source, { amount }]) => `${source} has ${amount}`).join(', ');
  const statement = statementFor(model, rate, record.status);
  switch (record.status) {
    case 'match':
      return figures.length > 0 && others.length === 0
        ? undefined
        : {
            code: 'price-unchecked',
            message: `${name}, and the record names nobody who confirms it.`,
            values,
          };
    case 'own':
      if (statement !== undefined || hasList) return undefined;
      return {
        code: 'price-unexplained',
        message: `${name}; the gateway’s own list had it, and the catalog does not name that list any more.`,
        values,
      };
    case 'unverified':
      if (statement !== undefined) return undefined;
      return {
        code: 'price-unexplained',
        message: `${name}; no source has it, and no statement says so.`,
        values,
      };
    case 'disputed': {
      const prefer = statement !== undefined && 'prefer' in statement ? statement.prefer : undefined;
      if (prefer !== undefined && record.sources[prefer]?.agrees === true) return undefined;
      return { code: 'price-undecided', message: `${name}, but ${against}, and nothing decides.`, values };
    }
    default:
      if (record.status === 'exempt' && statement !== undefined) return undefined;
      return { code: 'price-contradicted', message: `${name}, but ${against}.`, values };
  }
}

/** What no source knows and is not as it was recorded; a check from before it was recorded says nothing of it. */
function valuesUnproven(catalog: Catalog, evidence: Evidence | undefined): Unproven[] {
  if (evidence?.sealed === undefined) return [];
  const { sealed, pins } = evidence;
  // Where a check has seen none, none is looked for.
  const told = 'guides' in sealed.sections ? withGuides(catalog) : catalog;
  const changes = changedValues(told, sealed);
  const [known, fresh] = [
    changes.filter(({ isNew }) => !isNew),
    // Of a model that no check has seen, each price is unchecked.
    changes.filter(({ model, isNew }) => isNew && (model?.pricing.kind !== 'priced' || model.id in pins)),
  ];
  const place = ({ model, path }: ChangedValue) => ({ model, path, rates: [] });
  return [
    ...known.map((change) => ({
      code: 'value-changed' as const,
      message: `${spacedName(change.name, change.model?.id)} ${changeText(change)}.`,
      ...place(change),
      values: { accept: acceptOptions(known.map(({ name }) => name)) },
    })),
    ...[...Map.groupBy(fresh, ({ model, path }) => model ?? path[0]).values()].flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : {
            code: 'value-unrecorded' as const,
            message: `No price check has recorded ${[first, ...more].map(({ name }) => name).join(', ')}.`,
            ...place(first),
          },
    ),
  ];
}

/** What a model's entry says of its evidence, and what the evidence says of rates that are not there. */
function recordsUnproven(model: Model, evidence: Evidence, checked: readonly string[]): Unproven[] {
  const rates = model.pricing.kind === 'priced' ? model.pricing.rates : [];
  return [
    ...pinsUnproven(model, evidence, rates),
    ...ratesGone(model, checked, rates),
    ...factsUnproven(model, evidence),
    ...(['unverified', 'exceptions'] as const).flatMap((field) =>
      model[field].flatMap((statement, index) =>
        statementUnproven(model, statement, evidence, [field, index]),
      ),
    ),
  ];
}

function pinsUnproven(model: Model, evidence: Evidence, rates: readonly Rate[]): Unproven[] {
  const found = evidence.pins[model.id];
  // Of a model that is not among them, each price is unchecked, or has ended.
  if (found === undefined || rates.length === 0) return [];
  // A pin to a source that was never read proves nothing, and is not recorded.
  const pins = Object.entries(model.verify ?? {}).filter(([source]) => source in evidence.sources);
  const text = (entries: [string, unknown][]) =>
    entries
      .map(([source, ref]) => `${source} ${String(ref)}`)
      .sort()
      .join(', ') || 'nothing';
  const [pinned, compared] = [text(pins), text(Object.entries(found))];
  if (pinned === compared) return [];
  const message = `${model.id} is pinned to ${pinned}; it was compared with ${compared}.`;
  return [{ code: 'price-outdated', message, model, rates, path: ['verify'] }];
}

function ratesGone(model: Model, checked: readonly string[], rates: readonly Rate[]): Unproven[] {
  const keys = new Set(rates.map((rate) => rateKey(model.id, rate)));
  const gone = checked.filter((key) => !keys.has(key)).map((key) => key.slice(key.indexOf('#') + 1));
  if (gone.length === 0) return [];
  const message = `${model.id}: checked, and not listed any more: ${gone.join('; ')}.`;
  return [{ code: 'rates-gone', message, model, rates: [], path: ['prices'] }];
}

/** Facts that are not as they were compared; a check from before facts were compared says nothing of them. */
function factsUnproven(model: Model, { facts = {} }: Evidence): Unproven[] {
  if (Object.keys(facts).length === 0) return [];
  const found = facts[model.id] ?? {};
  return factNames.flatMap((name): Unproven[] => {
    const [listed = 'nothing', compared = 'nothing'] = [listedFact(model, name), found[name]?.value];
    if (listed === compared) return [];
    const message = `${model.id}: ${name} is ${listed}; what was checked is ${compared}.`;
    const key = capabilities.some((one) => one === name)
      ? 'capabilities'
      : name === 'preview'
        ? 'status'
        : name;
    return [{ code: 'fact-outdated', message, model, rates: [], path: [key] }];
  });
}

function statementUnproven(model: Model, statement: Statement, evidence: Evidence, path: Path): Unproven[] {
  const { source, checked } = statement;
  const late =
    checked > evidence.date
      ? [
          {
            code: 'statement-outdated' as const,
            message: `${model.id}: the statement was read on ${checked}, after the last price check of ${evidence.date}.`,
            model,
            rates: [],
            path: [...path, 'checked'],
            values: { source },
          },
        ]
      : [];
  return [
    ...late,
    ...statedRates(model, statement)
      .filter(({ holds }) => !holds)
      .map(({ selector, stated, rate }) => ({
        code: 'statement-outdated' as const,
        message: `${model.id}: the statement is for ${selector} at ${stated}, which is listed at ${listedAs({ ...rate, amount: rate.providerAmount ?? rate.amount })}.`,
        model,
        rates: [rate],
        path: [...path, 'amounts', selector],
        values: { source },
      })),
  ];
}

/** Keys of the rates that the recorded check does not cover as they are listed (see `rateKey`). */
export function uncheckedRates(catalog: Catalog, evidence: Evidence | undefined): ReadonlySet<string> {
  return new Set(
    unproven(catalog, evidence).flatMap(({ model, rates }) =>
      model === undefined ? [] : rates.map((rate) => rateKey(model.id, rate)),
    ),
  );
}

/** How many of the reasons are printed; the price check has them all. */
const mostShown = 10;

/** The build is refused: prices that nothing has checked are not published. Its message is the whole report. */
class UnprovenError extends Error {
  override readonly name = 'UnprovenError';
}

/**
 * @param environment SITE, for the commands that the message names
 * @throws UnprovenError unless the recorded check covers every listed price
 */
export function requireProof(
  catalog: Catalog,
  evidence: Evidence | undefined,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): void {
  const reasons = unproven(catalog, evidence);
  if (reasons.length === 0) return;
  const { path } = siteFolder(environment);
  const site = path === '' ? '' : `SITE=${path} `;
  const command = `${site}npm run check:prices -- --lock`;
  const draft = `\`${site}npm run dev\` shows them marked, and \`${site}npm run build -- --draft\` builds a draft that does.`;
  const lock = evidenceFile(catalog.file);
  if (evidence === undefined) {
    const count = reasons.length === 1 ? '1 price' : `${String(reasons.length)} prices`;
    throw new UnprovenError(
      `${lock} is missing, so nothing says that the ${count} of ${catalog.file} ${reasons.length === 1 ? 'is' : 'are'} right. Nothing was built.\n` +
        `  → Run \`${command}\`: it compares the prices with the sources, and records what it found.\n${draft}`,
    );
  }
  const source = readSource(catalog.file, readFileSync(resolve(catalog.file), 'utf8'));
  const problems = reasons
    .slice(0, mostShown)
    .map((reason) => formatProblem(problemOf(source, reason, command)));
  const more = reasons.length - problems.length;
  throw new UnprovenError(
    `${lock} does not cover all of ${catalog.file}, so nothing was built.\n\n` +
      `${problems.join('\n\n')}\n${more > 0 ? `\n… and ${String(more)} more.\n` : ''}\n${draft}`,
  );
}

function problemOf(
  source: Source,
  { code, message, model, rates, path, values = {} }: Unproven,
  command: string,
) {
  const position = positionOf(source, model, rates[0], path);
  const { why, fix } = gateTable[code];
  const filled = Object.entries({ ...values, command }).reduce<string>(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    fix,
  );
  const [section, name] = path ?? [];
  if (model === undefined && section === 'guides') {
    const guide = guideFile(source.file, String(name));
    const place = { line: 1, column: 1 };
    const frame = codeFrame(existsSync(guide) ? readFileSync(guide, 'utf8').split('\n') : [''], place);
    return { code, file: guide, ...place, message, why, fix: filled, frame } satisfies Problem<GateCode>;
  }
  const { file, lines } = source;
  return {
    code,
    file,
    ...position,
    message,
    why,
    fix: filled,
    frame: codeFrame(lines, position),
  } satisfies Problem<GateCode>;
}

function positionOf(
  source: Source,
  model: Model | undefined,
  rate: Rate | undefined,
  path: Path | undefined,
) {
  const models = (source.data as { readonly models: readonly { readonly id?: string }[] }).models;
  const index = models.findIndex(({ id }) => id === model?.id);
  if (index < 0) return source.keyAt(path ?? ['models']);
  const place: Path = ['models', index];
  if (path !== undefined)
    return path.at(-2) === 'amounts' || path.length === 1
      ? source.keyAt([...place, ...path])
      : source.valueAt([...place, ...path]);
  const { rates } = readEntry(source, models[index], index);
  const placed = rates.find((one) => rate !== undefined && rateKey('', one) === rateKey('', rate));
  return source.valueAt(placed === undefined ? place : [...placed.path, 'amount']);
}
