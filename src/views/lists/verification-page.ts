/** `/verification/`: who confirms the prices, who disagrees, and what nobody confirms. */
import { address, modalityAddress } from '#address.ts';
import { claims, saidByItself } from '#catalog/registry/claims.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { printedRates, unlikePrinted } from '#pricing/printed.ts';
import { listedRates } from '#pricing/rates.ts';
import type { Block, Page, Section, Table } from '#views/page/blocks.ts';
import { isOwn, leftOut } from '#catalog/records/price-evidence.ts';
import type { FactName } from '#catalog/registry/vocabulary.ts';
import { capabilityWords } from '#pricing/words.ts';
import { checkedFacts, checkedRates, type CheckedFact, type CheckedRate } from './confirmation.ts';
import { code, link, say, type Inlines } from '#views/page/inline.ts';
import { modalitiesOf } from '#views/words/catalog-groups.ts';
import { asSentence, capital, count, longDate, modelLink } from '#views/words/phrases.ts';
import { statementsOf, type StatementField } from '#views/words/statements.ts';
import { ranExamplesId, toolNames } from '#views/model/code-section.ts';
import { rateWords } from '#views/model/price-grid.ts';
import type { Site } from '#views/site.ts';

/** What each status means, in a reader's words. */
const statusWords: Readonly<Record<CheckedRate['status'], { name: string; meaning: string }>> = {
  match: {
    name: 'Confirmed',
    meaning: 'at least one library lists the same price, and none a different one',
  },
  disputed: {
    name: 'Sources disagree',
    meaning: 'libraries list different prices; the reason for ours is below',
  },
  unverified: { name: 'Not confirmed', meaning: 'no library has the price; the reason is below' },
  exempt: { name: 'Exception', meaning: 'libraries list another price; why it does not apply is below' },
  own: { name: 'Set by us', meaning: 'the gateway sets the price itself; no library is asked' },
  mismatch: { name: 'Contradicted', meaning: 'libraries list another price, and no reason was given' },
  unchecked: { name: 'Not checked', meaning: 'added or changed after the last check' },
};

/** The same for what is said of models besides prices. */
const factMeanings: Readonly<Record<CheckedFact['status'], string>> = {
  match: 'at least one library says the same, and none something else',
  disputed: 'libraries disagree; we follow the best informed one, or give the reason below',
  unverified: 'no library that has the model says it',
  own: 'the gateway’s own list says it; no library is asked',
  exempt: 'libraries say something else; why it does not apply is below',
  mismatch: 'libraries say something else, and no reason was given',
  unchecked: 'added after the last check',
};

/** The page; it needs an evidence file to speak of. */
export function verificationPage(site: Site): Page {
  const checked = checkedRates(site);
  const confirmed = checked.filter(({ status }) => status === 'match').length;
  const facts = checkedFacts(site);
  const reasons = factSection(site);
  const hasSources = Object.keys(site.evidence?.sources ?? {}).length > 0;
  return {
    kind: 'verification',
    // It tells how old each source is: nothing else says something new every day.
    updated: site.date,
    path: address('verification/'),
    title: [`How the prices are checked | ${site.gateway.name}`],
    description: [
      hasSources
        ? `Of ${count(checked.length)} listed rates, ${count(confirmed)} are confirmed by published pricing libraries. Which, by whom, and why the others are not.`
        : `Who sets the ${count(checked.length)} listed rates, and how prices and code examples are checked before they are published.`,
    ],
    crumbs: [{ label: 'Home', href: address('') }],
    heading: 'How the prices are checked',
    lead: [
      [
        `${count(checked.length)} rates of ${count(new Set(checked.map(({ model }) => model)).size)} models are listed here. ${
          hasSources
            ? `At least one published pricing library has the same price for ${count(confirmed)} of them. Libraries copy from one another, so that is agreement, not proof.`
            : 'None of them is compared with a published pricing library; where each comes from is below.'
        }`,
      ],
    ],
    sections: [
      {
        id: 'counts',
        title: 'Results',
        blocks: [
          statusTable(checked),
          // Where no library was asked, none agrees.
          ...(hasSources ? [modalityTable(site, checked)] : []),
          factTable(facts, reasons.length > 0),
        ],
      },
      ...claimsSection(site),
      ...(hasSources ? [{ id: 'sources', title: 'Sources', blocks: [sourcesTable(site, checked)] }] : []),
      ...statementSection(
        site,
        'exceptions',
        'disputes',
        'Disputes and exceptions',
        'Where sources disagree with each other or with us, and why the listed price stands',
      ),
      ...statementSection(
        site,
        'unverified',
        'unconfirmed',
        'Not confirmed by any library',
        'Rates that no library lists, with the reason and where the price comes from',
      ),
      ...ownSection(site, checked),
      ...reasons,
      ...examplesSection(site),
    ],
  };
}

/** The prices that the gateway sets itself, by model. */
function ownSection(site: Site, checked: readonly CheckedRate[]): Section[] {
  const own = Map.groupBy(
    checked.filter(({ status }) => status === 'own'),
    ({ model }) => model,
  );
  if (own.size === 0) return [];
  const rows = [...own].map(([model, rates]): Inlines[] => [
    [modelLink(site, model)],
    [
      rates.length === listedRates(model).length
        ? 'all rates'
        : [...new Set(rates.map(({ rate }) => rateWords(rate)))].join('; '),
    ],
  ]);
  const table: Block = {
    kind: 'table',
    caption: `Rates that ${site.gateway.name} sets itself; no library is asked about them`,
    columns: [{ label: 'Model' }, { label: 'Rates' }],
    rows,
  };
  return [{ id: 'own', title: 'Set by us', blocks: [table] }];
}

/** How the code examples were run, and what that does not show. */
function examplesSection({ exampleEvidence: evidence, gateway }: Site): Section[] {
  if (evidence === undefined) return [];
  const tools = new Intl.ListFormat('en-GB').format(toolNames(evidence, gateway));
  const programs = Object.entries(evidence.programs ?? {});
  const table: Table = {
    kind: 'table',
    caption: 'Programs in the guides, each installed and run as its guide says, in an empty folder',
    columns: [{ label: 'Program' }, { label: 'Run on' }, { label: 'With' }],
    rows: programs.map(([file, run]): Inlines[] => [
      [code(file)],
      [longDate(run.date)],
      [
        Object.entries(run.with)
          .map((tool) => tool.join(' '))
          .join(', '),
      ],
    ]),
  };
  const texts: readonly string[] = [
    `Apart from the model’s id, the examples on this site are ${count(evidence.skeletons.length)} different programs. Each was run as it stands on ${longDate(evidence.date)}, with ${tools}.`,
    `Each was run several times: with success, without a key, with an empty key and with a refusal; jobs and batches also with a failure, a cancellation and no end. It has to send the same request as in the other languages, use the answer, and end in an error where there is none.`,
    `They ran against a mock of the API, which accepts only what the API’s public description allows or, where that is silent, a shape marked as assumed. They did not run against ${gateway.name} itself, so no model’s answer was tested.`,
  ];
  return [
    {
      id: ranExamplesId,
      title: 'How the code examples were run',
      blocks: [
        ...texts.map((words): Block => ({ kind: 'text', content: [words] })),
        ...(programs.length > 0 ? [table] : []),
      ],
    },
  ];
}

/** What the gateway says of itself, and who says so. */
function claimsSection(site: Site): Section[] {
  const { claims: made, gateway } = site.catalog;
  if (made.length === 0) return [];
  const sourced = made.filter(({ stated }) => stated !== undefined).length;
  const whose = (source: string): Inlines => {
    if (source === saidByItself) return [`${gateway.name} itself`];
    const { host } = new URL(source);
    // A page of its own may be one that this site comes to stand in the place of.
    return [host === new URL(gateway.url).host ? host : link(source, host)];
  };
  const rows = made.map(({ name, stated }): Inlines[] =>
    stated === undefined
      ? [[claims[name]], ['none yet'], ['–'], ['–']]
      : [[claims[name]], whose(stated.source), [longDate(stated.checked)], [longDate(stated.expires)]],
  );
  const lead = `Of ${count(made.length)} ${made.length === 1 ? 'claim' : 'claims'} about ${gateway.name} on these pages, ${count(sourced)} ${sourced === 1 ? 'has' : 'have'} a source, read on the day shown. Nothing else is claimed.`;
  const served = site.catalog.models.filter((model) => site.lifecycle(model).isServed);
  const printing = served.flatMap((model) => printedRates(model, site.date)).length;
  const unlike = served.flatMap((model) => unlikePrinted(model, site.date)).length;
  const printed =
    printing === 0
      ? []
      : [
          `Of ${count(printing)} listed prices that ${gateway.name} also prints on its own pages, ${count(unlike)} ${unlike === 1 ? 'differs' : 'differ'} there; the model’s page shows both.`,
        ];
  const table: Block = {
    kind: 'table',
    caption: `Claims about ${gateway.name} and their sources`,
    columns: [{ label: 'Claim' }, { label: 'Source' }, { label: 'Read on' }, { label: 'Review by' }],
    rows,
  };
  return [
    {
      id: 'claims',
      title: `Claims about ${gateway.name}`,
      blocks: [...[lead, ...printed].map((words): Block => ({ kind: 'text', content: [words] })), table],
    },
  ];
}

function statusTable(checked: readonly CheckedRate[]): Table {
  const statuses = Object.keys(statusWords) as (keyof typeof statusWords)[];
  return {
    kind: 'table',
    caption: 'Listed rates by result',
    columns: [{ label: 'Result' }, { label: 'Rates', align: 'end' }, { label: 'Meaning' }],
    rows: statuses.flatMap((status) => {
      const rateCount = checked.filter((rate) => rate.status === status).length;
      const { name, meaning } = statusWords[status];
      return rateCount === 0 ? [] : [[[name], [count(rateCount)], [capital(meaning)]]];
    }),
  };
}

function modalityTable(site: Site, checked: readonly CheckedRate[]): Table {
  return {
    kind: 'table',
    caption: 'Listed rates by type of model and by how many sources agree',
    columns: [
      { label: 'Type' },
      { label: 'Rates', align: 'end' },
      { label: 'Two or more', align: 'end' },
      { label: 'One', align: 'end' },
      { label: 'None', align: 'end' },
    ],
    rows: modalitiesOf(site).flatMap(({ modality }) => {
      const rates = checked.filter(({ model }) => model.modality === modality);
      if (rates.length === 0) return [];
      const alike = rates.map(({ sources }) => sources.length);
      const shares = [(n: number) => n >= 2, (n: number) => n === 1, (n: number) => n === 0];
      return [
        [
          [link(modalityAddress(modality), modalities[modality].title)],
          [count(rates.length)],
          ...shares.map((share) => [count(alike.filter(share).length)]),
        ],
      ];
    }),
  };
}

/** @param hasReasons whether the page says of some where they were read */
function factTable(facts: readonly CheckedFact[], hasReasons: boolean): Table {
  const statuses = Object.keys(factMeanings) as CheckedFact['status'][];
  return {
    kind: 'table',
    caption: 'Facts about models by result',
    columns: [{ label: 'Result' }, { label: 'Facts', align: 'end' }, { label: 'Meaning' }],
    rows: statuses.flatMap((status) => {
      const number = facts.filter((fact) => fact.status === status).length;
      return number === 0
        ? []
        : [
            [
              [factResult(status)],
              [count(number)],
              [
                `${capital(factMeanings[status])}${status === 'unverified' && hasReasons ? '; any other source is below' : ''}`,
              ],
            ],
          ];
    }),
  };
}

/** What a result is called: a gateway sets a price, and says a fact. */
function factResult(status: CheckedFact['status']): string {
  return status === 'own' ? 'Said by us' : statusWords[status].name;
}

/** What no library confirms of the models, or some contradict, with the reasons of the catalog. */
function factSection(site: Site): Section[] {
  const rows = site.catalog.models.flatMap((model) =>
    [...model.unverified, ...model.exceptions].flatMap((statement): Inlines[][] => {
      const facts = Object.entries(statement.facts ?? {}) as [FactName, string][];
      if (facts.length === 0) return [];
      return [
        [
          [modelLink(site, model)],
          [facts.map(([name, value]) => factWords(name, value)).join('; ')],
          statement.source === saidByItself
            ? asSentence([statement.reason ?? `${site.gateway.name} says so itself`])
            : say`${asSentence([statement.reason ?? 'it was read there'])} ${link(statement.source, 'Source')}`,
          [validUntil(site, statement.expires)],
        ],
      ];
    }),
  );
  if (rows.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption: 'Facts that libraries lack or contradict, with the reason for ours',
    columns: [{ label: 'Model' }, { label: 'Fact' }, { label: 'Reason' }, { label: 'Valid until' }],
    rows,
  };
  return [{ id: 'facts', title: 'Facts with a reason', blocks: [table] }];
}

/** "longest output 64,000", "reads images", "release not given". */
function factWords(name: FactName, value: string): string {
  const words = factNouns[name];
  if (value === leftOut) return `${words} not given`;
  if (value === 'true') return words;
  return `${words} ${/^\d+$/.test(value) ? count(Number(value)) : /^\d{4}-/.test(value) ? longDate(value) : value}`;
}

const factNouns: Readonly<Record<FactName, string>> = {
  context: 'context',
  maxOutput: 'longest output',
  released: 'release',
  knowledge: 'knowledge',
  openWeights: 'open weights',
  efforts: 'reasoning efforts',
  endpoint: 'endpoint',
  preview: 'preview',
  retires: 'retirement',
  replacement: 'replacement',
  caching: 'caching',
  ...capabilityWords,
};

const millisecondsPerDay = 86_400_000;

function sourcesTable(site: Site, checked: readonly CheckedRate[]): Table {
  const rows = Object.entries(site.evidence?.sources ?? {}).map(([id, source]): Inlines[] => {
    const alike = checked.filter(({ sources }) => sources.includes(id)).length;
    const days = Math.round((Date.parse(site.date) - Date.parse(source.asOf)) / millisecondsPerDay);
    return [
      [source.package],
      [source.version ?? source.digest ?? ''],
      [longDate(source.asOf)],
      [`${count(days)} days`],
      [count(alike)],
    ];
  });
  return {
    kind: 'table',
    caption: `Sources, compared on ${longDate(site.evidence?.date ?? site.date)}`,
    columns: [
      { label: 'Source' },
      { label: 'Version' },
      { label: 'Data of' },
      { label: 'Age', align: 'end' },
      { label: 'Same price', align: 'end' },
    ],
    rows,
  };
}

/** Until when a statement holds; one of the gateway's own holds until it is changed. */
function validUntil({ date }: Site, expires: string | undefined): string {
  if (expires === undefined) return 'changed';
  return expires < date ? `expired ${longDate(expires)}` : longDate(expires);
}

function statementSection(
  site: Site,
  field: StatementField,
  id: string,
  title: string,
  caption: string,
): Section[] {
  const rows = site.catalog.models.flatMap((model) =>
    statementsOf(site, model, field, listedRates(model))
      .filter(({ statement }) => !isOwn(statement))
      .map(({ statement: { source, expires }, rates, words }): Inlines[] => [
        [modelLink(site, model)],
        [
          rates.length === listedRates(model).length
            ? 'all rates'
            : [...new Set(rates.map((rate) => rateWords(rate)))].join('; '),
        ],
        say`${words} ${link(source, 'Source')}`,
        [validUntil(site, expires)],
      ]),
  );
  if (rows.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption,
    columns: [{ label: 'Model' }, { label: 'Rates' }, { label: 'Reason' }, { label: 'Valid until' }],
    rows,
  };
  return [{ id, title, blocks: [table] }];
}
