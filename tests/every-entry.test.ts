/** What the page of a model answers, for every entry there could be: of each kind, with each one or two meters, under each condition. */
import { describe, expect, test } from 'vitest';
import { conditionKeys, conditions, type ConditionKey } from '#catalog/registry/conditions.ts';
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { magnitudeOf, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import { whenWords } from '#catalog/registry/when.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { Model } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite, type Site } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { modelPage } from '#views/model/model-page.ts';

const date = '2026-11-23';

/** Each meter by itself, and with each that follows it. */
const meterSets = meterNames.flatMap((meter, index) => [
  [meter],
  ...meterNames.slice(index + 1).map((other) => [meter, other]),
]);

/** The most that a model of this kind may cost by the meter; of a cached part the least, which is never dearer. */
function amountOf(modality: Modality, meter: Meter): string {
  const [low, high] = magnitudeOf(meter, modality);
  return meters[meter].isCacheRead ? low : high;
}

/** A site of one kind of model; the first meter of each set is priced as `terms` say. */
function siteOf(modality: Modality, sets: readonly (readonly Meter[])[], terms: string): Site {
  const models = sets.map((set, index) => {
    const prices = set.map((meter, place) => {
      const amount = amountOf(modality, meter);
      return `${meter}: ${place === 0 && terms !== '' ? `{ amount: ${amount}, ${terms} }` : amount}`;
    });
    return `  - { id: acme/m${String(index)}, name: Model ${String(index)}, modality: ${modality}, prices: { ${prices.join(', ')} } }`;
  });
  const text = `${testGateway}providers: { acme: { name: Acme } }\nmodels:\n${models.join('\n')}\n`;
  return createSite(loadCatalog({ file: 'every.yaml', text }), undefined, date);
}

/** What is wrong with the answer of a page: it has to name a price of the model with its unit. */
function faultOf(site: Site, model: Model, condition?: ConditionKey): string | undefined {
  const page = printMarkdown(site, modelPage(site, model)).text;
  const [answer = ''] = /^.*\) is priced .*$/m.exec(page) ?? [];
  const named = listedRates(model).some((rate) =>
    answer.includes(`${site.amount(keys.rate(model, rate)).text} per ${meters[rate.meter].unit}`),
  );
  const faults = [
    ...(named ? [] : [`answers "${answer}"`]),
    ...(/announced|not in force/i.test(page) ? ['says that its price is announced'] : []),
    ...(condition !== undefined && !listedRates(model).every(({ when }) => page.includes(whenWords(when)))
      ? ['does not name its condition']
      : []),
  ];
  return faults.length === 0
    ? undefined
    : `${model.modality} ${listedRates(model)
        .map(({ meter }) => meter)
        .join('+')}: ${faults.join(', ')}`;
}

/** 98,736 of them in November 2026: 11 kinds, 32 meters alone and in 496 pairs, under none and each of 16 conditions. */
const entries = modalityNames.length * meterSets.length * (conditionKeys.length + 1);

describe.each(modalityNames)(`%s, of ${String(entries)} entries`, (modality) => {
  test(`answers by each of ${String(meterSets.length)} sets of meters`, () => {
    const site = siteOf(modality, meterSets, '');
    expect(site.catalog.models).toHaveLength(meterSets.length);
    expect(site.catalog.models.flatMap((model) => faultOf(site, model) ?? [])).toEqual([]);
  });

  test.each(conditionKeys)(
    'answers by each of them where the first is priced under the condition %s',
    (key) => {
      const site = siteOf(modality, meterSets, `when: { ${key}: ${conditions[key].example} }`);
      expect(site.catalog.models.flatMap((model) => faultOf(site, model, key) ?? [])).toEqual([]);
    },
  );

  test('says announced where every price begins later, and ended where it ended', () => {
    const alone = meterNames.map((meter) => [meter]);
    for (const [terms, words] of [
      ['from: 2026-11-24', 'is announced, but not in force yet'],
      ['until: 2026-11-23', 'has ended, and no other is in force'],
    ] as const) {
      const site = siteOf(modality, alone, terms);
      const silent = site.catalog.models.filter(
        (model) => !printMarkdown(site, modelPage(site, model)).text.includes(words),
      );
      expect(silent.map(({ pricing }) => pricing)).toEqual([]);
    }
  });
});
