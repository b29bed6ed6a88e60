import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meters } from '#catalog/registry/meters.ts';
import { expect, test } from 'vitest';
import { allModelPages, complaints, dist, listedPrice, one, words } from './support/built-pages.ts';

// Whoever asks, page, Markdown, JSON, CSV or llms.txt, hears the same price.
interface ApiModel {
  readonly id: string;
  readonly name: string;
  readonly modality: string;
  readonly url: string;
  readonly prices: readonly { key: string; meter: string; per: number; unit: string; amount: string }[];
}

const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const pages = allModelPages();
const api = (JSON.parse(read('api/models.json')) as { models: ApiModel[] }).models;
const [header = '', ...lines] = read('api/models.csv').trimEnd().split('\r\n');
const llms = read('llms.txt').split('\n');

/** The fields of one line of RFC 4180 CSV. */
function csvFields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

test('JSON has every model and rate of the catalog, amounts as authored', () => {
  expect(api.map(({ id }) => id)).toEqual(pages.map(({ model }) => model.id));
  expect(
    complaints(pages, ({ model, path }) => {
      const found = api.find(({ id }) => id === model.id);
      const listed = model.pricing.kind === 'priced' ? model.pricing.rates : [];
      const rates = listed.map(
        ({ meter, amount }) => `${meter} ${amount} ${meters[meter].per} ${meters[meter].unit}`,
      );
      const given =
        found?.prices.map(({ meter, amount, per, unit }) => `${meter} ${amount} ${per} ${unit}`) ?? [];
      return [
        rates.join('\n') !== given.join('\n') && `prices ${given.join(', ')}`,
        found?.url !== `https://testgate.example${path}` && `url ${found?.url ?? ''}`,
        (found?.name !== model.name || found.modality !== model.modality) && 'another name or kind',
      ];
    }),
  ).toEqual([]);
});

test('CSV has one line per rate, with the amounts and units of the JSON', () => {
  const columns = csvFields(header);
  const rows = lines.map((line) => {
    const fields = csvFields(line);
    expect(fields, line).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  });
  const priced = rows.filter((row) => row.amount !== '');
  expect(priced.map((row) => [row.id, row.traceKey, row.amount, row.per, row.unit, row.currency])).toEqual(
    api.flatMap(({ id, prices }) =>
      prices.map(({ key, amount, per, unit }) => [id, key, amount, String(per), unit, 'USD']),
    ),
  );
  expect(new Set(rows.map((row) => row.id))).toEqual(new Set(api.map(({ id }) => id)));
});

test('llms.txt has one line per model, which opens with the price of its page', () => {
  expect(
    complaints(pages, ({ model, main }) => {
      const mine = llms.filter((line) => line.startsWith(`- \`${model.id}\``));
      const [line = ''] = mine;
      const [, said = ''] = /^- `[^`]+`(?: \(.+?\))?: (.*)$/.exec(line) ?? [];
      const price = one(main, '.lead').querySelector('data')?.text;
      return [
        mine.length !== 1 && `${mine.length} lines`,
        model.pricing.kind === 'priced' &&
          !['', 'from ', 'was '].some((from) => said.startsWith(`${from}${price ?? '?'} `)) &&
          `another price: ${line}`,
        model.pricing.kind !== 'priced' && line.includes('$') && `a price: ${line}`,
      ];
    }),
  ).toEqual([]);
});

test('the Markdown twin has every figure of its page and no other', () => {
  expect(
    complaints(pages, ({ path, main }) => {
      // Its front matter repeats the description of the page's head.
      const [, , ...body] = read(`${path.slice(1, -1)}.md`).split(/^---$/m);
      const twin = body.join('---').replaceAll(/```[\s\S]*?```/g, '');
      const figures = (text: string) => text.match(/\$\d(?:[\d,]*\d)?(?:\.\d+)?/g) ?? [];
      const onPage = main
        .querySelectorAll('data, .strip [data-rate], .scatter [data-rate]')
        .map(({ text }) => text)
        .filter((text) => text.startsWith('$'));
      const sorted = (list: readonly string[]) => [...list].sort().join(' ');
      return [
        sorted(figures(twin)) !== sorted(onPage) && 'other figures',
        !twin.includes(`# ${words(one(main, 'h1'))}`.replaceAll(/[[\]_]/g, String.raw`\$&`)) &&
          'another heading',
      ];
    }),
  ).toEqual([]);
});

test('every rate in force stands on its page and in its twin as it is listed', () => {
  expect(
    complaints(pages, ({ rates, main, path }) =>
      rates.flatMap(({ amount, meter }) => {
        // A column has its figures in one precision.
        const cell = new RegExp(`\\| [^|]*${listedPrice(amount).replace(/[$.]/g, String.raw`\$&`)}0* `);
        const inTable = main
          .querySelectorAll('.section-price td data')
          .some(
            ({ text }) =>
              text.startsWith(listedPrice(amount)) && /^0*$/.test(text.slice(listedPrice(amount).length)),
          );
        return [
          !inTable && `${meter} ${amount} is not in the price table`,
          !cell.test(read(`${path.slice(1, -1)}.md`)) && `${meter} ${amount} is not in the twin`,
        ];
      }),
    ),
  ).toEqual([]);
});
