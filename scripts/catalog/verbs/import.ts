import { existsSync, mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { listShapes, listShapeWords, type ListShape } from '#catalog/registry/list-shapes.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { Catalog } from '#catalog/types.ts';
import { csvTemplate } from '../../check/gateway/lists/csv.ts';
import { listShapeOf } from '../../check/gateway/lists/index.ts';
import type { OpenedList } from '../../check/gateway/lists/list.ts';
import { keepOwnList, ownListOf, readOwnList } from '../../check/gateway/own-list.ts';
import { besideCatalog, readList } from '../../check/gateway/read-list.ts';
import { appendHistory } from '../../check/prices/change-log.ts';
import { idMatcher } from '../../check/prices/id-matcher.ts';
import { isAddress } from '../../check/prices/sources/location.ts';
import { CannotRun } from '../../check/report.ts';
import { draftsOf, type Leave, type ListedModel } from '../import/drafts.ts';
import { newCatalog, type NewGateway } from '../import/new-catalog.ts';
import { updateFromList } from '../import/update.ts';
import { withUpstreamPrices } from '../import/upstream.ts';
import { readText, save } from '../text/save.ts';
import {
  counted,
  exit,
  lookupDay,
  parseVerb,
  print,
  requiredArgument,
  summaryOf,
  type Io,
  type Verb,
} from '../verb.ts';

/** `import --from <list>`: a catalog of what a list has, or the one that is there brought up to it. */
export const importList: Verb = {
  summary: 'a catalog out of a list of models and prices, or the catalog brought up to its list',
  usage: `npm run catalog -- import --from <file|https address> [--shape <shape>] [--out <file>] [--update] [--dry-run]
  --from     the list: of the gateway itself, or of a market (default with --update: gateway.priceList)
  --shape    what it is (default: recognised by what is in it):
${listShapes.map((shape) => `             ${shape.padEnd(14)} ${listShapeWords[shape]}`).join('\n')}
  --out      where the catalog is written (default: CATALOG, else models.yaml in the site folder)
  --update   bring the catalog that is there up to the list: models that are new are added, amounts changed with their
             line in price-history.jsonl, and what the list had when it was read before and has no more is retired.
             Comments, keys of your own, and amounts with a statement of their own stay
  --only     take these models only, such as 'openai/*'; may be given several times
  --name, --url, --base-url, --currency, --site-url   of the gateway, and where the site stands, in a new catalog
  --date     the UTC day of the list (default: BUILD_DATE, else today)
  --dry-run  write nothing; print what would change as a unified diff
  --template print a table to fill in, for lists that are nowhere yet
A model of a LiteLLM proxy that states no price has that of LiteLLM's map, which the proxy reckons with, and its pin.
Ids stay letter by letter as they are. Of each field that was not taken is said why; zero and -1 are no prices.
Exit code: 0 imported, 1 the catalog has mistakes, 2 could not run.`,
  run: async (argv, io) => {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseVerb(
      argv,
      {
        ...{ from: text, shape: text, out: text, date: text },
        ...{ name: text, url: text, 'base-url': text, currency: text, 'site-url': text },
        ...{ update: flag, template: flag, 'dry-run': flag },
        only: { type: 'string', multiple: true, default: [] },
      },
      0,
    );
    if (values.template) {
      io.out(csvTemplate);
      return exit.ok;
    }
    const file = values.out ?? catalogFile();
    const isThere = existsSync(file);
    if (isThere !== values.update)
      throw new CannotRun(
        isThere
          ? `${file} is there already. Bring it up to the list with --update, or name another file with --out.`
          : `${file} is not there, so there is nothing to update. Leave out --update to write it.`,
      );
    const asked = { ...values, only: values.only.length === 0 ? () => true : idMatcher(values.only) };
    const date = lookupDay(values.date, io);
    const shape = values.shape === undefined ? undefined : listShapeOf(values.shape);
    const job = { io, file, date, dryRun: values['dry-run'] };
    if (!values.update) {
      const from = requiredArgument(values.from, '--from <file|https address>');
      await begin(job, await opened(from, shape, io, undefined), from, asked, asked.only);
      return exit.ok;
    }
    const before = readText(file);
    const catalog = loadCatalog({ file, text: before });
    const { priceList } = catalog.gateway;
    const known = priceList && besideCatalog(file, priceList.from);
    const from = requiredArgument(
      values.from ?? known,
      '--from <file|https address>, or `gateway.priceList: { from, shape }` in the catalog,',
    );
    await bringUp(
      job,
      await opened(from, shape ?? priceList?.shape, io, catalog),
      from,
      { catalog, before },
      asked.only,
    );
    return exit.ok;
  },
};

interface Job {
  readonly io: Io;
  readonly file: string;
  readonly date: string;
  readonly dryRun: boolean;
}

function opened(
  from: string,
  shape: ListShape | undefined,
  io: Io,
  catalog: Catalog | undefined,
): Promise<OpenedList> {
  const variable = catalog?.gateway.apiKey.env;
  return readList(from, shape, { apiKey: variable === undefined ? undefined : io.environment[variable] });
}

/** Whether a list is of many gateways at once: then it is no list of this one. */
const isLibrary = ({ shape }: OpenedList) => priceSources.some((source) => source === shape);

async function begin(
  { io, file, date, dryRun }: Job,
  list: OpenedList,
  from: string,
  asked: {
    name?: string | undefined;
    url?: string | undefined;
    'base-url'?: string | undefined;
    currency?: string | undefined;
    'site-url'?: string | undefined;
  },
  isWanted: (id: string) => boolean,
): Promise<void> {
  const url = asked.url ?? 'https://gateway.example.com';
  const place = isAddress(from) ? from : relative(resolve(dirname(file)), resolve(from));
  const gateway: NewGateway = {
    name: asked.name ?? 'Open Market',
    url,
    siteUrl: asked['site-url'],
    baseUrl: asked['base-url'] ?? `${url.replace(/\/$/, '')}/v1`,
    currency:
      asked.currency ?? list.entries.find(({ currency }) => currency !== undefined)?.currency ?? 'USD',
    ...(!isLibrary(list) && { priceList: { from: place, shape: list.shape } }),
  };
  const { leave, left } = notes();
  const models = draftsOf(
    await withUpstreamPrices(list, gateway.currency, date, io),
    {
      house: { id: gateway.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), name: gateway.name },
      ...{ currency: gateway.currency, date, isWanted },
    },
    leave,
  );
  if (models.length === 0)
    throw new CannotRun(`${from} has no model that can be taken.\n${left().join('\n')}`);
  const head = `Begun with \`npm run catalog -- import\` from ${listShapeWords[list.shape]}, on ${date}.`;
  const made = newCatalog(file, gateway, models, head, leave);
  if (!dryRun) {
    mkdirSync(dirname(file), { recursive: true });
    keep(file, list, { from: place, currency: gateway.currency, asOf: date });
  }
  save(io, file, {
    before: '',
    after: made.text,
    said: `${file}: ${summaryOf(made.catalog)}.`,
    dryRun,
    listsPrices: true,
  });
  print({ ...io, out: io.err }, [...left(), ...unreadLines(made.models)]);
}

async function bringUp(
  { io, file, date, dryRun }: Job,
  list: OpenedList,
  from: string,
  { catalog, before }: { catalog: Catalog; before: string },
  isWanted: (id: string) => boolean,
): Promise<void> {
  const { leave, left } = notes();
  const { name, currency, priceList } = catalog.gateway;
  const [only] = catalog.providers.length === 1 ? catalog.providers : [];
  const models = draftsOf(
    await withUpstreamPrices(list, currency, date, io),
    {
      house: only ?? { id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), name },
      ...{ currency, date, isWanted },
    },
    leave,
  );
  const update = updateFromList(
    {
      ...{ catalog, text: before, models, date, source: isLibrary(list) ? list.shape : `${name}’s own list` },
      served: new Set(list.entries.map(({ id }) => id)),
      before: readOwnList(file),
    },
    leave,
  );
  const { added, changed, gone, byHand } = update;
  if (!dryRun) {
    // The history first: a line too many is seen in review, a change without its line fails the next check.
    appendHistory(file, update.changes);
    keep(file, list, { from: priceList?.from ?? from, currency, asOf: date });
  }
  const said = `${file}: ${counted(added.length, 'model')} added, ${String(changed.length)} changed (${counted(update.changes.length, 'amount')}), ${String(gone.length)} gone.`;
  save(io, file, { before, after: update.text, said, dryRun, listsPrices: true });
  const named = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${title}: ${ids.join(', ')}`];
  print({ ...io, out: io.err }, [
    ...named('Added', added),
    ...named('Changed', changed),
    ...named('Gone from the list, and retired', gone),
    ...byHand.map((one) => `By hand: ${one}`),
    ...left(),
    ...unreadLines(models),
  ]);
}

/** A list of one gateway is kept, so that what goes from it is known the next time. */
function keep(file: string, list: OpenedList, head: Parameters<typeof ownListOf>[1]): void {
  if (!isLibrary(list)) keepOwnList(file, ownListOf(list, head));
}

/** Models that are left out, by reason; every id is named. */
function notes(): { readonly leave: Leave; readonly left: () => string[] } {
  const byReason = new Map<string, string[]>();
  return {
    leave: (reason, id) => void byReason.set(reason, [...(byReason.get(reason) ?? []), id]),
    left: () => [...byReason].map(([reason, ids]) => `Left out, ${reason}: ${ids.join(', ')}`),
  };
}

/** Every field that was not taken, once for each reason, with how often and an example. */
function unreadLines(models: readonly ListedModel[]): string[] {
  const unpriced = models.filter(({ draft }) => draft.rates.length === 0).map(({ draft }) => draft.id);
  const fields = models.flatMap(({ draft, unread }) => unread.map((one) => ({ ...one, id: draft.id })));
  const grouped = Map.groupBy(
    fields,
    ({ field, reason }) => `${field}: ${reason ?? 'not known here; add it by hand'}`,
  );
  return [
    ...(unpriced.length === 0 ? [] : [`Listed without a price: ${unpriced.join(', ')}`]),
    ...[...grouped].map(([name, [first, ...more]]) => {
      const example = first === undefined ? '' : `${first.id}${first.value === '' ? '' : `, ${first.value}`}`;
      return `Not taken: ${name} (${counted(more.length + 1, 'time')}, such as ${example})`;
    }),
  ];
}
