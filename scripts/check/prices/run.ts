/** The price check with its files: reads catalog, sources, evidence and history, and keeps the last two. */
import { ForeignRecordError } from '#catalog/records/owner.ts';
import { evidenceFile, loadEvidence, parseEvidence, type Evidence } from '#catalog/records/price-evidence.ts';
import {
  historyFile,
  historyText,
  loadHistory,
  sealHistory,
  type PriceChange,
} from '#catalog/records/price-history.ts';
import { withGuides } from '#catalog/records/guides.ts';
import { loadCatalog } from '#catalog/load.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import { CannotRun, withSeverity, type Finding, type Report } from '../report.ts';
import { readOwnList, type OwnList } from '../gateway/own-list.ts';
import { unacceptedChanges } from './accept.ts';
import type { Arguments } from './arguments.ts';
import { idMatcher } from './id-matcher.ts';
import { canCompare, checkPrices, pinnedSources, type PriceCheck } from './check.ts';
import { dateOfCheck, type DateContext } from './dates.ts';
import { evidenceFindings, evidenceOf, writeEvidence } from './evidence.ts';
import { pagesOf, writePageRecord } from './pages.ts';
import { appendHistory, ChangeLog, historyLine, withLines } from './change-log.ts';
import { priceReport } from './price-report.ts';
import { refreshSources, type RefreshContext } from './refresh.ts';
import { openKept } from './sources/kept.ts';
import { sourceCurrency, type SourceAdapter } from './sources/source.ts';
import { historyFaults } from './history-faults.ts';
import { changeOf, historyFindings, unrecordedChanges } from './unrecorded.ts';
import { proposedDiff, updateCatalog } from './update.ts';
import { atProvider } from '#catalog/provider-prices.ts';

export type CheckOptions = Omit<Arguments, 'format' | 'all' | 'help'>;
export type RunContext = DateContext & RefreshContext;

/** Everything a run reads before it compares. */
interface Given {
  readonly catalog: Catalog;
  readonly committed: Evidence | undefined;
  readonly history: readonly PriceChange[];
  /** Changes of it that are not in the file, because nothing is to be written. */
  readonly unwritten?: readonly PriceChange[];
  readonly adapters: readonly SourceAdapter[];
  readonly ownList: OwnList | undefined;
  readonly notes: readonly string[];
  readonly date: string;
  readonly only: ((model: Model) => boolean) | undefined;
}

/**
 * Runs the whole check; with `lock` or `update`, writes the evidence and the record of pages when nothing failed.
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when a source, the evidence, the history or a date cannot be read
 */
export async function runCheck(options: CheckOptions, context: RunContext): Promise<Report> {
  const given = await read(options, context);
  const check = compare(given, given.catalog);
  const update = options.update ? updateCatalog(given.catalog, check, !options.dryRun) : undefined;
  const proposed = options.update ? proposedDiff(update?.catalog ?? given.catalog, check) : '';
  const open =
    proposed === '' ? [] : [{ title: 'Proposed, and not applied: look each one up first', text: proposed }];
  if (update === undefined) {
    const report = await conclude(options, given, check, []);
    return { ...report, texts: [...open, ...(report.texts ?? [])] };
  }
  const after = {
    ...given,
    catalog: withGuides(update.catalog),
    history: [...given.history, ...update.changes],
    unwritten: options.dryRun ? update.changes : [],
  };
  const outcome = `${update.changes.length} settled ${update.changes.length === 1 ? 'price' : 'prices'} ${options.dryRun ? 'would be' : 'were'} updated.`;
  const report = await conclude(options, after, compare(after, after.catalog), [outcome]);
  return { ...report, texts: [{ title: 'Update', text: update.diff }, ...open, ...(report.texts ?? [])] };
}

/** Why nothing is compared, where nothing can be. */
function currencyNote({ gateway }: Catalog): string {
  return (
    `The catalog's prices are in ${gateway.currency}, those of every price source in ${sourceCurrency}. ` +
    'An exchange rate would turn each comparison into a guess, so none is made: a rate stands in the gateway’s own list (`gateway.priceList`), or needs a statement under `unverified`.'
  );
}

async function read(options: CheckOptions, context: RunContext): Promise<Given> {
  const catalog = atProvider(
    withGuides(loadCatalog(options.catalog === undefined ? {} : { file: options.catalog })),
  );
  const committed = readEvidence(catalog, options);
  const history = readHistory(catalog);
  const date = dateOfCheck(options, context, committed);
  const isComparable = canCompare(catalog);
  const written = isComparable ? await refreshSources(catalog, options, context) : [];
  const adapters = isComparable
    ? priceSources.flatMap((id) => openKept(catalog.file, id)?.adapter ?? [])
    : [];
  requireKept(options, catalog, adapters);
  const isAsked = options.only.length === 0 ? undefined : idMatcher(options.only);
  const isRecent =
    options.since === undefined
      ? undefined
      : changedSince(options.since, new ChangeLog(history), adapters, date);
  const only =
    isAsked === undefined && isRecent === undefined
      ? undefined
      : (model: Model) => isAsked?.(model.id) !== false && isRecent?.(model) !== false;
  const notes = [...written, ...(isComparable ? [] : [currencyNote(catalog)])];
  // A list is the gateway's own for as long as the catalog says where it is.
  const ownList = catalog.gateway.priceList === undefined ? undefined : readOwnList(catalog.file);
  return { catalog, committed, history, adapters, ownList, notes, date, only };
}

/** @throws CannotRun when what is to be compared as of today is not there: a check of nothing moves no date */
function requireKept(
  { today, update }: CheckOptions,
  catalog: Catalog,
  adapters: readonly SourceAdapter[],
): void {
  if (!(today || update) || !canCompare(catalog)) return;
  const missing = pinnedSources(catalog).filter((id) => !adapters.some((adapter) => adapter.id === id));
  if (missing.length > 0)
    throw new CannotRun(
      `Nothing is kept of ${missing.join(', ')} beside ${catalog.file}, so there is nothing to compare with. Run \`npm run check:prices -- --refresh newest\`.`,
    );
}

function compare({ committed, history, adapters, ownList, date, only }: Given, catalog: Catalog): PriceCheck {
  return checkPrices({ catalog, sources: adapters, recorded: committed, history, ownList, date, only });
}

/** What the check comes to, and what is written because of it. */
async function conclude(
  options: CheckOptions,
  given: Given,
  check: PriceCheck,
  outcomes: string[],
): Promise<Report> {
  const { catalog, committed, only, date } = given;
  const file = evidenceFile(catalog.file);
  const unrecorded = unrecordedChanges(check.models, committed, new ChangeLog(given.history), date);
  const lines = unrecorded.map((change) =>
    changeOf(change, {
      source: 'maintainer of the catalog',
      kind: options.record === 'repair' ? 'repair' : 'update',
    }),
  );
  const coming = [...(given.unwritten ?? []), ...(options.record === undefined ? [] : lines)];
  const text = withLines(historyText(catalog.file), coming);
  const ofHistory = [
    ...(options.record === undefined ? historyFindings(catalog, unrecorded) : []),
    ...historyFaults({ catalog, text, date, recorded: committed, adapters: given.adapters }),
  ];
  const failures = withSeverity([...check.findings, ...ofHistory], 'error').length;
  // A change that the sources contradict is none, until the price or an exception says otherwise.
  const recording = options.record === undefined || lines.length === 0 ? undefined : failures === 0;
  if (recording === true && !options.dryRun) appendHistory(catalog.file, lines);
  const history = historyFile(catalog.file);
  const texts =
    recording === true
      ? [
          {
            title: `${history}, ${options.dryRun ? 'which nothing was written to' : 'appended'}`,
            text: lines.map((line) => `+${historyLine(line)}`).join('\n'),
          },
        ]
      : [];
  const notes = [
    ...given.notes,
    ...outcomes,
    ...(recording === false ? [`${history} was not written, because of the failures below.`] : []),
  ];
  const report = (findings: readonly Finding[], ...more: string[]) => ({
    ...priceReport(check, findings, [...notes, ...more]),
    ...(texts.length > 0 && { texts }),
  });

  const writes = options.lock || (options.update && only === undefined && !options.dryRun);
  const asked = only === undefined ? undefined : new Set(check.models.map(({ id }) => id));
  const changed = unacceptedChanges(catalog, committed, asked, options.accept);
  if (failures + changed.length > 0) {
    // The evidence is not compared either: it can only be mended once the prices are.
    return report(
      [...ofHistory, ...changed],
      ...(writes ? [`${file} was not written, because of the failures below.`] : []),
    );
  }
  const evidence = evidenceOf(check, sealHistory(historyText(catalog.file)), committed);
  if (writes) {
    const pages = await pagesOf(catalog.file, parseEvidence(evidence), date);
    writeEvidence(file, evidence);
    writePageRecord(pages);
    return report(
      ofHistory,
      `${file} written, with the day ${date}.`,
      `${pages.file} written: ${pages.changed} ${pages.changed === 1 ? 'page says' : 'pages say'} other than before.`,
    );
  }
  return report([...ofHistory, ...evidenceFindings(file, committed, parseEvidence(evidence), asked)]);
}

/** The name under which `--accept` has a record of evidence written anew that says nothing. */
const wholeLock = 'lock';

/**
 * @throws CannotRun when the file is there but is not as the check wrote it: then nothing can be held against it, and it is
 * only written anew when somebody accepts that
 */
function readEvidence(catalog: Catalog, { lock, accept }: CheckOptions): Evidence | undefined {
  const file = evidenceFile(catalog.file);
  try {
    const evidence = loadEvidence(catalog);
    if (!lock || evidence === undefined || (evidence.seal !== undefined && evidence.sealed !== undefined))
      return evidence;
    throw new Error(`${file} has no seal, or nothing that is sealed.`);
  } catch (error) {
    // What was found for another gateway is nothing to hold this one against.
    const isForeign = error instanceof ForeignRecordError;
    if (lock && (isForeign || accept.includes(wholeLock))) return undefined;
    throw new CannotRun(
      `${file} could not be read: ${error instanceof Error ? error.message : String(error)}\n` +
        'Restore it from version control. Where there is none to restore, `npm run check:prices -- --lock ' +
        `--accept ${wholeLock}\` writes it anew, and holds nothing against what it said.`,
    );
  }
}

function readHistory(catalog: Catalog): PriceChange[] {
  try {
    return loadHistory(catalog);
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}

/**
 * `--since`: the models with a price that changed on or after a day, or is announced to change.
 * @param date the day of the check
 */
function changedSince(
  since: string,
  changes: ChangeLog,
  adapters: readonly SourceAdapter[],
  date: string,
): (model: Model) => boolean {
  return (model) => {
    const rates = listedRates(model);
    const entries = adapters.flatMap((adapter) => {
      const ref = model.verify?.[adapter.id];
      return ref === undefined ? [] : (adapter.lookup(ref, date) ?? []);
    });
    const days = [
      ...rates.flatMap(({ from }) => from ?? []),
      ...rates.flatMap((rate) => changes.of(model.id, rate).map((change) => change.date)),
      ...entries.flatMap((entry) => [entry.since ?? [], entry.next ?? []].flat()),
    ];
    return days.some((day) => day >= since);
  };
}
