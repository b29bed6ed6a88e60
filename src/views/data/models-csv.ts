/** `/api/models.csv`: every listed rate as one line; the same for spreadsheets; and what its columns mean. */
import { conditionKeys, conditions, type ConditionKind } from '#catalog/registry/conditions.ts';
import { capital } from '#catalog/registry/text.ts';
import { whenText } from '#catalog/registry/when.ts';
import { keptPer } from '#pricing/kept.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import type { ApiModel, ApiRate } from './api-schema.ts';
import { csvMetadata, csvText, type Column } from './csv.ts';
import { apiModels } from './models-json.ts';

/** A rate of a model; none where the model has no price. */
interface Line {
  readonly model: ApiModel;
  readonly rate?: ApiRate;
  readonly currency: string;
  readonly withFee?: string | undefined;
}

/** How programs read the value of a condition. */
const typeOf: Readonly<Record<ConditionKind, Column<never>['type']>> = {
  choice: 'string',
  text: 'string',
  flag: 'boolean',
  wholeNumber: 'integer',
  threshold: 'integer',
  windows: 'string',
  weekdays: 'string',
};

/** In the order of a line; `amountWithFee` follows `amount` where there is a fee. */
const always: readonly Column<Line>[] = [
  {
    name: 'id',
    says: 'What requests send as `model`',
    type: 'string',
    isExact: true,
    value: ({ model }) => model.id,
  },
  { name: 'name', says: 'Name for readers', type: 'string', value: ({ model }) => model.name },
  { name: 'provider', says: 'Id of the provider', type: 'string', value: ({ model }) => model.provider },
  { name: 'modality', says: 'Kind of model', type: 'string', value: ({ model }) => model.modality },
  {
    name: 'context',
    says: 'Context window in tokens',
    type: 'integer',
    value: ({ model }) => model.context,
  },
  {
    name: 'maxOutput',
    says: 'Longest output in tokens',
    type: 'integer',
    value: ({ model }) => model.maxOutput,
  },
  {
    name: 'capabilities',
    says: 'What it can do besides text, with spaces between',
    type: 'string',
    value: ({ model }) => model.capabilities?.join(' '),
  },
  {
    name: 'stage',
    says: '`preview`, `current`, `deprecated` or `retired`',
    type: 'string',
    value: ({ model }) => model.status ?? 'current',
  },
  {
    name: 'listed',
    says: 'The day on which it came to this catalog',
    type: 'date',
    value: ({ model }) => model.listed,
  },
  {
    name: 'released',
    says: 'Day or month of the release',
    type: 'string',
    value: ({ model }) => model.released,
  },
  {
    name: 'retires',
    says: 'First day on which it is no longer served',
    type: 'date',
    value: ({ model }) => model.retires,
  },
  {
    name: 'replacement',
    says: 'Id of the model that takes its place',
    type: 'string',
    isExact: true,
    value: ({ model }) => model.replacement,
  },
  {
    name: 'priceStatus',
    says: '`priced`, `free`, `plan` or `unknown`; without a price the columns of prices are empty',
    type: 'string',
    value: ({ model }) => model.priceStatus,
  },
  { name: 'meter', says: 'What is counted', type: 'string', value: ({ rate }) => rate?.meter },
  {
    name: 'amount',
    says: 'The price of `per` things; exact, so read it as a decimal or as text',
    type: 'decimal',
    value: ({ rate }) => rate?.amount,
  },
  {
    name: 'currency',
    says: 'ISO 4217 code of the amounts',
    type: 'string',
    value: ({ rate, currency }) => rate && currency,
  },
  {
    name: 'per',
    says: 'How many counted things one amount pays for',
    type: 'integer',
    value: ({ rate }) => rate?.per,
  },
  {
    name: 'times',
    says: 'What the count is multiplied by first; empty for 1',
    type: 'integer',
    value: ({ rate }) => rate?.times,
  },
  { name: 'unit', says: '`per` in words', type: 'string', value: ({ rate }) => rate?.unit },
  {
    name: 'providerAmount',
    says: 'The provider’s own price, where another one is listed',
    type: 'decimal',
    value: ({ rate }) => rate?.providerAmount,
  },
  {
    name: 'conditions',
    says: 'All conditions of the rate in one text; empty for the standard one',
    type: 'string',
    value: ({ rate }) => whenText(rate?.when ?? {}),
  },
  ...conditionKeys.map((key): Column<Line> => ({
    name: `when${capital(key)}`,
    says: conditions[key].says,
    type: typeOf[conditions[key].kind],
    value: ({ rate }) => [rate?.when?.[key] ?? []].flat().join('+'),
  })),
  {
    name: 'mode',
    says: '`marginal`: the rate holds for the units beyond `whenUnitsOver` alone',
    type: 'string',
    value: ({ rate }) => rate?.mode,
  },
  {
    name: 'billing',
    says: 'What is free, least or rounded, each as `rule=quantity`',
    type: 'string',
    value: ({ rate }) =>
      Object.entries(rate?.billing ?? {})
        .map(([rule, limit]) => `${rule}=${limit?.quantity ?? ''}`)
        .join(','),
  },
  {
    name: 'validFrom',
    says: 'First day on which the rate holds; empty where it always did',
    type: 'date',
    value: ({ rate }) => rate?.from,
  },
  {
    name: 'validUntil',
    says: 'First day on which it no longer holds',
    type: 'date',
    value: ({ rate }) => rate?.until,
  },
  {
    name: 'verification',
    says: 'What the last price check found',
    type: 'string',
    value: ({ rate }) => rate?.verification.status,
  },
  {
    name: 'sources',
    says: 'Price sources that were compared, with semicolons between',
    type: 'string',
    value: ({ rate }) => rate?.verification.sources.map(({ library }) => library).join('; '),
  },
  {
    name: 'sourcesAsOf',
    says: 'Day of the newest of these sources',
    type: 'date',
    value: ({ rate }) =>
      rate?.verification.sources
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1),
  },
  {
    name: 'traceKey',
    says: 'Which rate it is; the same on every day and in every file',
    type: 'string',
    isExact: true,
    value: ({ rate }) => rate?.key,
  },
  { name: 'url', says: 'The model’s page', type: 'anyURI', value: ({ model }) => model.url },
];

const withFee: Column<Line> = {
  name: 'amountWithFee',
  says: '`amount` with the platform fee, 12 digits where it never ends; empty where the fee depends on the payment',
  type: 'decimal',
  value: (line) => line.withFee,
};

/** A gateway that says nothing of a fee has no such column: nothing is claimed for it. */
function columnsOf({ gateway: { platformFee } }: Site): readonly Column<Line>[] {
  if (platformFee === undefined) return always;
  return always.flatMap((column) => (column.name === 'amount' ? [column, withFee] : [column]));
}

/** Every listed rate; a model without a price has one line with an empty amount. */
export const apiCsv = keptPer((site: Site): string => {
  const { currency } = site.gateway;
  const isTold = feeOfPayment(site) !== undefined;
  const lines = [...apiModels(site).values()].flatMap((model): Line[] =>
    model.prices.length === 0
      ? [{ model, currency }]
      : model.prices.map((rate) => ({
          model,
          rate,
          currency,
          withFee: isTold ? site.amount(keys.fee(rate.key)).value : undefined,
        })),
  );
  return csvText(columnsOf(site), lines);
});

/**
 * The same with a byte order mark: without one, Excel takes names in other alphabets for those of its own country when a
 * file is opened by a double click. Programs would read the mark as a part of the first heading.
 */
export function spreadsheetCsv(site: Site): string {
  return `\uFEFF${apiCsv(site)}`;
}

/** `/api/models.csv-metadata.json` */
export function apiCsvMetadata(site: Site) {
  return csvMetadata(site, { file: 'models.csv', title: 'every listed price', columns: columnsOf(site) });
}
