/**
 * A table by our own template: one row a model. A column is a fact, or a price by the name that the catalog has for it:
 * `input`, `input@batch`, `input@200000`, `image@quality=high&size=1024x1024`, in the unit of its meter.
 */
import { services, type When } from '#catalog/registry/conditions.ts';
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import { capabilities } from '#catalog/registry/vocabulary.ts';
import { whenFromText, keysOf } from '#catalog/registry/when.ts';
import { monthOrDay } from '#catalog/schema/scalars.ts';
import type { FieldTable } from '../../prices/sources/fields.ts';
import { countOf, listPrices, recordsOf, textOf, type ListDefinition } from './list.ts';

const fields: FieldTable = Object.fromEntries(meterNames.map((meter) => [meter, { meter }]));

const told = ['id', 'name', 'provider', 'modality', 'context', 'maxOutput', 'released', 'capabilities'];

/** What a new table looks like. */
export const csvTemplate = `id,name,provider,modality,context,maxOutput,released,capabilities,input,output,cacheRead,input@batch,output@batch,image,audioMinute,characters
acme/chat-2,Acme Chat 2,acme,chat,200000,16000,2026-06,vision tools,1.25,10,0.125,0.625,5,,,
acme/draw,Acme Draw,acme,image,,,2026-03,,,,,,,0.04,,
`;

export const csv: ListDefinition = {
  addresses: ['docs/import.md'],
  format: 'csv',
  fields,
  isShape: (data) => recordsOf(data).some((row) => 'id' in row),
  *read(data) {
    for (const [index, row] of recordsOf(data).entries()) {
      const id = textOf(row.id);
      if (id === undefined) continue;
      const prices = Object.entries(row).flatMap(([name, price]) => {
        const column = columnOf(name);
        if (column === undefined || textOf(price) === undefined) return [];
        const read = listPrices(fields, { [column.meter]: price }, { when: column.when });
        return [{ ...read, asked: [name], unread: read.unread.map((one) => ({ ...one, field: name })) }];
      });
      const released = monthOrDay.safeParse(row.released);
      const has = textOf(row.capabilities)?.split(/[\s;]+/) ?? [];
      yield {
        ...{ id, path: [index], told, prices, name: textOf(row.name) },
        value: Object.fromEntries(Object.entries(row).filter(([, cell]) => textOf(cell) !== undefined)),
        ...(textOf(row.provider) !== undefined && { owner: { id: textOf(row.provider) ?? '' } }),
        facts: {
          modality: modalityNames.find((one) => one === row.modality),
          context: countOf(row.context),
          maxOutput: countOf(row.maxOutput),
          released: released.success ? released.data : undefined,
          capabilities: capabilities.filter((one) => has.includes(one)),
        },
      };
    }
  },
};

/** The price that a column is of; undefined where it is none that is known. */
function columnOf(name: string): { meter: Meter; when: When } | undefined {
  const [first = '', words = ''] = name.split('@');
  const meter = meterNames.find((one) => one === first);
  const when = words === '' ? {} : whenFromText(words.split('&').map(pairOf).join(','));
  const isWhole = words === '' || keysOf(when).length === words.split('&').length;
  return meter === undefined || !isWhole ? undefined : { meter, when };
}

function pairOf(word: string): string {
  if (services.some((service) => service === word)) return `service=${word}`;
  return /^\d+$/.test(word) ? `inputTokensOver=${word}` : word;
}
