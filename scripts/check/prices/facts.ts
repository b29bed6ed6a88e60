/** The facts of a model (context, dates, retirement, abilities), compared with the sources it is pinned to, as its rates are. */
import { listedFact, listedFacts } from '#catalog/registry/facts.ts';
import { capabilities, factNames, type FactName } from '#catalog/registry/vocabulary.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import {
  factStatementFor,
  leftOut,
  type Evidence,
  type FactEvidence,
  type RateStatus,
  type Statement,
} from '#catalog/records/price-evidence.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import type { OwnList } from '../gateway/own-list.ts';
import type { Finding } from '../report.ts';
import { factFigure, statedFact, type FactFigure, type FactWitness } from './fact-figures.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { sources } from './sources/index.ts';
import type { SourceAdapter, SourceModel } from './sources/source.ts';
import { shortList } from './wording.ts';

export interface FactVerdict {
  readonly model: Model;
  readonly fact: FactName;
  /** As the catalog lists it. */
  readonly value: string;
  readonly status: RateStatus;
  readonly figures: readonly FactFigure[];
  /** What the gateway's own list has of it. */
  readonly own: string | undefined;
  readonly statement: Statement | undefined;
}

export interface FactCheck {
  readonly verdicts: readonly FactVerdict[];
  readonly findings: readonly Finding[];
}

export const factKinds = {
  'fact-mismatch': {
    severity: 'error',
    why: 'Readers choose a model by what they are told it can do and until when; no pinned source says this of it.',
    fix: 'Look it up at the provider and correct it. If the catalog is right, add to the model: exceptions: { facts: { {fact}: {value} }, reason, source, checked, expires }.',
  },
  'fact-disputed': {
    severity: 'error',
    why: 'The sources disagree, and the best informed of them says something else than readers are told.',
    fix: 'Look it up at the provider, then add to the model: exceptions: { facts: { {fact}: {value} }, prefer: <source>, reason, source, checked, expires }.',
  },
  'fact-unverified': {
    severity: 'warning',
    why: 'Nobody has confirmed what readers are told of the model.',
    fix: 'Pin the model to a source that has it under `verify`, or add unverified: { facts: { {fact}: {value} }, source, checked, expires }, or leave it out.',
  },
  'fact-changed': {
    severity: 'error',
    why: 'It was recorded otherwise or not at all, and nobody confirms what is said now.',
    fix: 'Look it up at the provider, then pin the model to a source that has it under `verify`, or add unverified: { facts: { {fact}: {value} }, source, checked, expires }.',
  },
  'fact-statement': {
    severity: 'error',
    why: 'A statement holds for the value that was read, and for no other; and one without need hides the next difference.',
    fix: 'Look it up at {source}. Correct the fact or the statement, or remove it from `facts`.',
  },
  'fact-missing': {
    severity: 'warning',
    why: 'A pinned source knows it, and readers are not told.',
    fix: 'Add it to the model: {fact}: {value}. If the source is wrong, add exceptions: { facts: { {fact}: none }, reason, source, checked, expires }.',
  },
  'fact-dropped': {
    severity: 'error',
    why: 'It was listed and recorded, a pinned source still has it, and readers are no longer told.',
    fix: 'Put it back: {fact}: {value}. If the source is wrong, add exceptions: { facts: { {fact}: none }, reason, source, checked, expires }.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(factKinds);

/** Kinds of model whose context window means something; sources fill it in for all. */
const reading: readonly Modality[] = ['chat', 'embedding', 'rerank', 'moderation'];

/** The facts that a catalog is asked to have where a source knows them, for these kinds of model. */
const expected: Partial<Record<FactName, readonly Modality[]>> = {
  context: reading,
  maxOutput: ['chat'],
  knowledge: ['chat'],
  efforts: ['chat'],
  endpoint: ['chat'],
  ...Object.fromEntries(capabilities.map((name) => [name, name === 'image-edit' ? ['image'] : ['chat']])),
};

/** The facts that stand under `request`. */
export const requestFacts: readonly FactName[] = ['efforts', 'endpoint'];

/** Not asked for where it was never listed: no source says whether a request has to ask for caching. */
const optional: readonly FactName[] = ['caching'];

/**
 * Compares every fact that the catalog lists with every source that states it, and asks for those it leaves out.
 * @param date UTC day, `YYYY-MM-DD`: on which prices of cached input are looked for
 * @param recorded the committed evidence: what changes since needs somebody who confirms it
 * @param ownList what is kept of the gateway's own list
 */
export function checkFacts(
  catalog: Catalog,
  models: readonly Model[],
  adapters: readonly SourceAdapter[],
  date: string,
  recorded: Evidence['facts'] = {},
  ownList?: OwnList,
): FactCheck {
  const witnessesOf = factWitnesses(catalog, adapters, date);
  const results = models.map((model) => {
    const witnesses = witnessesOf(model);
    const own = ownList?.facts?.[model.id] ?? {};
    const verdicts = listedFacts(model).map(([fact, value]) =>
      verdictOn(model, fact, value, witnesses, own[fact]),
    );
    const findings = [
      ...verdicts.flatMap((one) => contradiction(catalog.file, one, recorded[model.id])),
      ...missing(catalog.file, model, witnesses, recorded[model.id] ?? {}),
      ...statementFaults(catalog.file, model, verdicts, witnesses),
    ];
    return { verdicts, findings };
  });
  const verdicts = results.flatMap((result) => result.verdicts);
  return { verdicts, findings: results.flatMap((result) => result.findings) };
}

/** The sources that can speak of a model's facts. @param date UTC day: on which prices of cached input are looked for */
export function factWitnesses(
  catalog: Catalog,
  adapters: readonly SourceAdapter[],
  date: string,
): (model: Model) => readonly FactWitness[] {
  const known = adapters.map((adapter) => ({
    adapter,
    entries: new Map(
      [...adapter.list()].flatMap((entry) => [entry.ref, ...entry.otherRefs].map((ref) => [ref, entry])),
    ),
    pinned: new Map(
      catalog.models.flatMap((model) => {
        const ref = model.verify?.[adapter.id];
        return ref === undefined ? [] : [[nameIn(ref), model] as const];
      }),
    ),
  }));
  return (model) =>
    known.flatMap(({ adapter, entries, pinned }): FactWitness[] => {
      const ref = model.verify?.[adapter.id];
      const entry: SourceModel | undefined = entries.get(ref ?? '');
      if (entry === undefined) return [];
      const rates = adapter.lookup(entry.ref, date)?.rates ?? [];
      return [
        {
          source: adapter.id,
          entry,
          caches: rates.some(({ meter }) => meter === 'cacheRead'),
          modelOf: (other) => pinned.get(nameIn(other)),
        },
      ];
    });
}

/** A model's name without what stands before its last slash: a source may name another host's entry of it. */
function nameIn(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function verdictOn(
  model: Model,
  fact: FactName,
  value: string,
  witnesses: readonly FactWitness[],
  own: string | undefined,
): FactVerdict {
  const figures = witnesses.flatMap((witness) => factFigure(witness, fact, value) ?? []);
  const open = statusOf(figures);
  const exempt = open === 'mismatch' ? factStatementFor(model, fact, 'exempt') : undefined;
  const isOwn =
    open === 'unverified' &&
    factStatementFor(model, fact, 'unverified') === undefined &&
    (isSame(own, value) || factStatementFor(model, fact, 'own') !== undefined);
  const status = exempt === undefined ? (isOwn ? 'own' : open) : 'exempt';
  const statement = exempt ?? factStatementFor(model, fact, status);
  return { model, fact, value, status, figures, own, statement };
}

/** Whether the gateway's own list has the fact alike; of days a month is one. */
function isSame(own: string | undefined, listed: string): boolean {
  if (own === undefined) return false;
  return own === listed || (/^\d{4}-/.test(own) && (own.startsWith(listed) || listed.startsWith(own)));
}

/** A rounded figure confirms nothing, and contradicts only where no other one is exact. */
function statusOf(figures: readonly FactFigure[]): RateStatus {
  if (figures.length === 0) return 'unverified';
  if (!figures.some(({ says }) => says === 'same')) return 'mismatch';
  return figures.some(({ says }) => says === 'other') ? 'disputed' : 'match';
}

/** Where sources disagree, the best informed one is followed without a word. */
function isBelieved(status: RateStatus, figures: readonly FactFigure[]): boolean {
  const [first] = figures.toSorted((a, b) => sources[a.source].factRank - sources[b.source].factRank);
  return status === 'disputed' && first?.says === 'same';
}

/** @param recorded what was recorded of the model, if anything */
function contradiction(
  file: string,
  { model, fact, value, status, figures, own, statement }: FactVerdict,
  recorded: Readonly<Partial<Record<FactName, FactEvidence>>> | undefined,
): Finding[] {
  if (status === 'match' || status === 'own' || statement !== undefined || isBelieved(status, figures))
    return [];
  // What a request can hold has one source for all of it.
  if (status === 'unverified' && requestFacts.includes(fact) && model.request?.documented !== undefined)
    return [];
  const said = [
    ...figures.filter(({ says }) => says !== 'same').map((one) => `${one.source} has ${one.value}`),
    ...(own === undefined || figures.length > 0 ? [] : [`the gateway’s own list has ${own}`]),
  ];
  const message = `${model.id}: ${fact} is listed as ${value}, ${said.length === 0 ? 'and no pinned source states it' : `but ${said.join(', ')}`}.`;
  const place = { file, line: model.line };
  const data = { model: model.id, fact, value, sources: figures };
  const isChanged = status === 'unverified' && recorded !== undefined && recorded[fact]?.value !== value;
  const code =
    status === 'exempt' ? 'fact-mismatch' : isChanged ? 'fact-changed' : (`fact-${status}` as const);
  return [finding(code, message, place, data, { fact, value })];
}

/** Facts that a source has and the catalog leaves out: one finding for those that it had before, one for the others. */
function missing(
  file: string,
  model: Model,
  witnesses: readonly FactWitness[],
  recorded: Readonly<Partial<Record<FactName, unknown>>>,
): Finding[] {
  const found = missingFacts(model, witnesses).filter(
    ([fact]) => !optional.includes(fact) || fact in recorded,
  );
  const byCode = Map.groupBy(found, ([fact]) => (fact in recorded ? 'fact-dropped' : 'fact-missing'));
  return [...byCode].map(([code, facts]) => {
    const names = shortList(facts.map(([fact, value]) => `${fact} ${value}`));
    const [[fact, value] = []] = facts;
    return finding(
      code,
      `${model.id}: ${code === 'fact-dropped' ? 'no longer' : 'not'} in the catalog: ${names}.`,
      { file, line: model.line },
      { model: model.id, facts: Object.fromEntries(facts) },
      { fact: fact ?? '', value: value ?? '' },
    );
  });
}

/** What the best informed source that says something says of each fact that the catalog leaves out. */
export function missingFacts(model: Model, witnesses: readonly FactWitness[]): [FactName, string][] {
  const believed = witnesses.toSorted((a, b) => sources[a.source].factRank - sources[b.source].factRank);
  return factNames.flatMap((fact): [FactName, string][] => {
    if (expected[fact]?.includes(model.modality) === false) return [];
    if (listedFact(model, fact) !== undefined) return [];
    const said = believed.flatMap((witness) => statedFact(witness, fact) ?? []);
    const [value] = said;
    if (value === undefined || value === 'false' || !fits(model, fact, value)) return [];
    // Where one denies what another says, leaving it out is the careful answer.
    if (said.includes('false') || (fact === 'preview' && said.length < witnesses.length)) return [];
    if (factStatementFor(model, fact, 'exempt') !== undefined) return [];
    return [[fact, value]];
  });
}

/** Statements that stand for another value than the catalog's, or that nothing needs. */
function statementFaults(
  file: string,
  model: Model,
  verdicts: readonly FactVerdict[],
  witnesses: readonly FactWitness[],
): Finding[] {
  return ([model.unverified, model.exceptions] as const).flatMap((statements: readonly Statement[]) =>
    statements.flatMap((statement) =>
      (Object.entries(statement.facts ?? {}) as [FactName, string][]).flatMap(([fact, stated]) => {
        const listed = listedFact(model, fact) ?? leftOut;
        const verdict = verdicts.find((one) => one.fact === fact);
        const isNeeded =
          listed === leftOut
            ? statements === model.exceptions && witnesses.some((witness) => statedFact(witness, fact))
            : verdict?.status === 'mismatch' ||
              (verdict?.statement === statement && !isBelieved(verdict.status, verdict.figures));
        const because =
          stated !== listed
            ? `is for ${fact} ${stated}, and the catalog has ${listed}`
            : isNeeded
              ? undefined
              : `says of ${fact} ${stated} what nothing needs`;
        if (because === undefined) return [];
        const key = statements === model.exceptions ? '`exceptions`' : '`unverified`';
        return [
          finding(
            'fact-statement',
            `${model.id}: ${key} ${because}.`,
            { file, line: model.line },
            { model: model.id, fact, stated, listed },
            { source: statement.source },
          ),
        ];
      }),
    ),
  );
}

/** Whether the catalog could list it: an output longer than the context, and what replaces a model that stays, it refuses. */
function fits(model: Model, fact: FactName, value: string): boolean {
  if (fact === 'maxOutput') return Number(value) <= (model.context ?? Number(value));
  if (fact === 'replacement') return model.life.status === 'deprecated';
  if (fact === 'preview') return model.life.status === undefined;
  // Some sources list them for what does not think, too.
  if (fact === 'efforts') return model.capabilities.includes('reasoning');
  return true;
}
