/** What is said besides prices and is a fact of the catalog or its records: limits, dates, confirmations. */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { sentencesOf, type BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { metaContent, type HtmlPage, tagged } from '../../html-page.ts';
import { isGone } from '../../oracle/life.ts';
import { dateInWords, grouped } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { priceGrid } from '../prices/price-table.ts';

export const factCodes = codes('prices', {
  'fact-wrong': {
    why: 'Readers choose a model by it, and the catalog says otherwise.',
    fix: 'Print what the catalog has (src/views/model/facts.ts).',
  },
  'lifecycle-wrong': {
    why: 'Readers plan by whether a model is still served.',
    fix: 'Ask `site.lifecycle(model)` before saying it (src/views/model/answer.ts).',
  },
  'fact-count-wrong': {
    why: 'Readers judge by it how much of the catalog somebody else confirms.',
    fix: 'Count the facts by what prices.lock.json has of them (src/views/lists/verification-page.ts).',
  },
  'confirmation-wrong': {
    why: 'Readers trust a price by how many sources list it alike.',
    fix: 'Print what prices.lock.json has of the rate (src/views/model/price-grid.ts).',
  },
});

const finding = raising(factCodes);

/** The table of `/verification/` that counts facts, by the beginning of its caption. */
const factCounts = 'Facts about models';

export const factsPart: PartKind = {
  codes: [factCodes],
  start(site) {
    const { evidence } = site;
    return {
      *page(page) {
        if (page.model !== undefined) {
          yield* checkFacts(page, page.model, evidence);
          yield* checkLifecycle(site, page, page.model);
        }
        if (evidence !== undefined) yield* checkConfirmations(site, page, evidence);
        yield* checkFactCounts(site.catalog, page, evidence);
      },
    };
  },
};

/** Terms of a model's page, each with what it has to say. */
const terms: Readonly<Record<string, (model: Model, evidence?: Evidence) => string | undefined>> = {
  'Reasoning efforts': ({ id, request }, evidence) => {
    const { efforts } = request ?? {};
    if (efforts === undefined) return undefined;
    const found = Object.entries(evidence?.facts?.[id]?.efforts?.sources ?? {});
    const alike = found.flatMap(([name, said]) => (said === effortsInOrder(efforts) ? [name] : []));
    const names = alike.join(', ').replace(/, ([^,]*)$/, ' and $1');
    return efforts.join(', ') + (names === '' ? '' : ` (from ${names})`);
  },
  'Model id': ({ id }) => id,
  Context: ({ context }) => tokens(context),
  'Max output': ({ maxOutput }) => tokens(maxOutput),
  'Full context': ({ modality, context, maxOutput }) =>
    modality === 'chat' && context !== undefined && maxOutput !== undefined && maxOutput < context
      ? `${tokens(context - maxOutput)} in and the longest answer, ${grouped(String(maxOutput))} out`
      : undefined,
  'Knowledge cutoff': ({ knowledge }) => knowledge && dateInWords(knowledge),
  'Rate limits': ({ limits }) =>
    limits.length === 0
      ? undefined
      : limits
          .map(({ plan = '', requestsPerMinute: requests, tokensPerMinute: tokenCount, checked }) => {
            const counts = [
              requests === undefined
                ? []
                : `${grouped(String(requests))} request${requests === 1 ? '' : 's'}`,
              tokenCount === undefined
                ? []
                : `${grouped(String(tokenCount))} token${tokenCount === 1 ? '' : 's'}`,
            ];
            const whose = plan === '' ? '' : `${plan}: `;
            return `${whose}${counts.flat().join(' and ')} a minute (source, read ${dateInWords(checked)})`;
          })
          .join('; '),
  Features: ({ capabilities }) => capabilities.map((name) => features[name]).join(''),
  Weights: ({ openWeights }) => (openWeights === undefined ? undefined : openWeights ? 'open' : 'closed'),
};

/** The least first, as records have them. */
function effortsInOrder(efforts: readonly string[]): string {
  return ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']
    .filter((effort) => efforts.includes(effort))
    .join(', ');
}

/** What each ability is called in the row of features. */
const features: Readonly<Record<string, string>> = {
  vision: 'Images',
  'audio-input': 'Audio',
  'video-input': 'Video',
  'pdf-input': 'PDF',
  tools: 'Tools',
  'structured-output': 'JSON schema',
  reasoning: 'Reasoning',
  'image-edit': 'Image editing',
};

function tokens(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${grouped(String(count))} tokens`;
}

function* checkFacts(page: HtmlPage, model: Model, evidence?: Evidence): Findings {
  const { file } = page;
  const said = tagged(page, 'dt').map(
    (term) =>
      [term.text.trim(), (term.nextElementSibling?.text ?? '').replaceAll(/\s+/g, ' ').trim()] as const,
  );
  if (model.limits.length > 0 && !said.some(([term]) => term === 'Rate limits'))
    yield finding('fact-wrong', file, 'It does not say “Rate limits”, which the catalog has.');
  for (const [term, fact] of said) {
    const right = terms[term];
    if (right === undefined || fact === right(model, evidence)) continue;
    yield finding(
      'fact-wrong',
      file,
      `${term} is ${excerpt(fact)}, the catalog says ${right(model, evidence) ?? 'nothing of it'}.`,
    );
  }
}

/** Words that are true of a model only while it is served, and those that are true only afterwards. */
const served = /\b(?:is|are) (?:free|priced|part of a plan)\b|\bcosts \p{Sc}/u;
const gone =
  /\bretired\b|\bpricing: was\b|\bno longer served\b|\b(?:was|were) (?:free|priced|part of a plan)\b/;

/** Title, description and answer speak of a model that is gone as gone, and of no other so. */
function* checkLifecycle({ date }: BuiltSite, page: HtmlPage, model: Model): Findings {
  const lead = page.blocks.filter(({ section }) => section === 'lead').map(({ text }) => text);
  const texts = [page.title, metaContent(page, 'description') ?? '', lead.join(' ')];
  // Names and sentences of the catalog speak for themselves.
  const own = [model.name, ...sentencesOf(model)].filter((words) => words !== '');
  for (const text of texts.map((words) => own.reduce((left, said) => left.replaceAll(said, ''), words))) {
    const wrong = isGone(model, date) ? (gone.test(text) ? served : /^/) : gone;
    if (!wrong.test(text)) continue;
    yield finding(
      'lifecycle-wrong',
      page.file,
      `${model.id} is ${isGone(model, date) ? 'gone' : 'served'} on ${date}, and it says “${excerpt(text)}”.`,
    );
  }
}

/** What each result is called there. */
const results: Readonly<Record<string, string>> = {
  match: 'Confirmed',
  disputed: 'Sources disagree',
  unverified: 'Not confirmed',
  own: 'Said by us',
  exempt: 'Exception',
  mismatch: 'Contradicted',
  unchecked: 'Not checked',
};

/** Every fact of every model stands in one row of the table, by what the record has of just this value. */
function* checkFactCounts(
  catalog: Catalog,
  { file, blocks }: HtmlPage,
  evidence: Evidence | undefined,
): Findings {
  const start = blocks.findIndex(({ tag, text }) => tag === 'caption' && text.trim().startsWith(factCounts));
  if (start < 0) return;
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex(({ tag }) => tag === 'caption' || tag === 'h2');
  const cells = (end < 0 ? rest : rest.slice(0, end))
    .filter(({ tag }) => tag === 'td' || tag === 'th')
    .map(({ text }) => text.trim());
  const counts = new Map<string, number>();
  for (const model of catalog.models) {
    for (const [name, value] of factsOf(model)) {
      const found = Object.entries(evidence?.facts?.[model.id] ?? {}).find(([known]) => known === name)?.[1];
      const result = results[found?.value === value ? found.status : 'unchecked'] ?? '';
      counts.set(result, (counts.get(result) ?? 0) + 1);
    }
  }
  for (const result of Object.values(results)) {
    const at = cells.indexOf(result);
    const said = at < 0 ? undefined : cells[at + 1];
    const right = counts.has(result) ? grouped(String(counts.get(result))) : undefined;
    if (said === right) continue;
    yield finding(
      'fact-count-wrong',
      file,
      `It counts ${said ?? 'no'} facts as “${result}”, the record has ${right ?? 'none'}.`,
    );
  }
}

/** What a model's entry says that sources could know, in words of this check. */
function factsOf(model: Model) {
  const { context, maxOutput, knowledge, openWeights, caching, capabilities, life, request } = model;
  const { released, status, retires, replacement } = life;
  const said: Record<string, string | number | undefined> = {
    context,
    maxOutput,
    released,
    knowledge,
    openWeights: openWeights === true ? 'true' : undefined,
    preview: status === 'preview' ? 'true' : undefined,
    retires: status === 'deprecated' ? (retires ?? 'unknown') : undefined,
    replacement,
    caching,
    efforts: request?.efforts && effortsInOrder(request.efforts),
    endpoint: request?.endpoint,
  };
  for (const ability of capabilities) said[ability] = 'true';
  return Object.entries(said).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

/** "2 sources" of a row are as many as list the rate alike. */
function* checkConfirmations(site: BuiltSite, page: HtmlPage, evidence: Evidence): Findings {
  if (page.model === undefined) return;
  for (const { key, mark } of priceGrid(page).cells) {
    const [, said] = /^(\d+) sources?$/.exec(mark) ?? [];
    const found = evidence.rates[key];
    const rate = site.rates.get(key)?.rate;
    const alike = found?.status === 'match' && found.amount === rate?.amount;
    const right = alike
      ? String(Object.values(found.sources).filter(({ agrees }) => agrees).length)
      : undefined;
    if (said === right) continue;
    yield finding(
      'confirmation-wrong',
      page.file,
      `The mark of ${key} says ${said ?? 'no number of'} sources, the record ${right ?? 'confirms it by none'}.`,
    );
  }
}
