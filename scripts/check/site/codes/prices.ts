/** What is said of a price, anywhere: figures, keys, units, conditions, and the files for programs. */
import type { FindingKind } from './kind.ts';

const views = 'Correct the view in src/views that prints it, and build again.';
const print =
  'Print it as an Amount of `site.amount(key)`; in content, with <Price/> or <Fee/>. Never type a figure.';

export const pricesCodes = {
  'figure-wrong': {
    why: 'The figure is not what its key comes to in the catalog: readers would see a wrong price.',
    fix: 'Build again; if it stays, print the Amount itself instead of a text of its own.',
  },
  'figure-key-unknown': {
    why: 'A key that leads nowhere proves nothing.',
    fix: 'Build again from the same catalog; if it stays, take the key from `keys` in src/pricing/trace-key.ts.',
  },
  'figure-untraced': { why: 'Nobody can recompute a sum of money without a key.', fix: print },
  'figure-in-attribute': {
    why: 'An attribute cannot carry a key, so its figure cannot be recomputed.',
    fix: 'Say it in the text of the element, or leave the figure out of the attribute.',
  },
  'figure-in-code': { why: 'Prices never occur in code, so this one was typed by hand.', fix: print },
  'figure-untraced-head': {
    why: 'Figures of the head and of structured data are recomputed by the trace index (api/trace.json).',
    fix: 'Make it part of the title, the description or a FAQ answer of the page’s view, as an Amount.',
  },
  'figure-other-model': {
    why: 'The figure belongs to another model than the one it stands beside.',
    fix: views,
  },
  'figure-unit-wrong': { why: 'The right number per the wrong unit is a wrong price.', fix: views },
  'figure-not-in-force': { why: 'The rate does not hold on the day of the build.', fix: views },
  'sort-key-wrong': { why: 'The table would be sorted by another price than it shows.', fix: views },
  'text-figures-differ': {
    why: 'A text file carries no keys: its figures are traced by their order in api/trace.json.',
    fix: 'Print the text and its trace index from the same Amounts, and build both again.',
  },
  'trace-file-missing': {
    why: 'The trace index speaks of a file that was not built.',
    fix: 'Build into an empty folder again.',
  },
  'twin-differs': { why: 'A page and its Markdown twin must show the same figures.', fix: views },
  'jsonld-invalid': { why: 'Search engines drop structured data they cannot parse.', fix: views },
  'jsonld-price-untraced': {
    why: 'A price in structured data is recomputed from its `identifier`.',
    fix: 'Give the price specification the traced key as `identifier`.',
  },
  'jsonld-price-wrong': { why: 'A search engine would show a wrong price.', fix: views },
  'jsonld-currency-wrong': { why: 'The price is read in another currency.', fix: views },
  'jsonld-unit-wrong': { why: 'The price is read per another quantity than it is for.', fix: views },
  'jsonld-bare-price': {
    why: 'A price of an Offer without its unit reads like the price of the whole model.',
    fix: 'Give the Offer UnitPriceSpecifications with a referenceQuantity instead.',
  },
  'jsonld-rates-differ': {
    why: 'Structured data must offer the rates in force, all and only them.',
    fix: views,
  },
  'api-invalid': {
    why: 'Programs read this file.',
    fix: 'Build again; if it stays, correct src/views/data/models-json.ts.',
  },
  'api-model-missing': {
    why: 'A program would not find the model.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-model-unknown': { why: 'The catalog does not have the model.', fix: 'Build again from this catalog.' },
  'api-price-missing': {
    why: 'Every listed rate belongs in the file.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-price-unknown': { why: 'The catalog does not list the rate.', fix: 'Build again from this catalog.' },
  'api-price-duplicate': {
    why: 'A program cannot know which of the two holds.',
    fix: 'Correct src/views/data/models-json.ts.',
  },
  'api-value-wrong': {
    why: 'Programs calculate with it: it has to be what the catalog says, digit by digit.',
    fix: 'Build again; if it stays, correct src/views/data/models-json.ts.',
  },
  'json-price-untraced': {
    why: 'An amount without a key cannot be recomputed.',
    fix: 'Put the traced `key` beside the `amount`.',
  },
  'rate-missing': { why: 'Readers would be billed a rate that their page does not show.', fix: views },
  'rate-fee-missing': {
    why: 'The fee is part of what readers pay: a listed price alone is less than they are billed.',
    fix: 'Print `keys.fee(…)` of the rate beside it.',
  },
  'rate-not-listed': { why: 'The price table shows only rates in force or announced.', fix: views },
  'rate-ambiguous': {
    why: 'Two rows say the same of different rates, so a reader cannot know which one applies.',
    fix: 'Name every condition of the rate in its row (whenWords in src/views/words/phrases.ts).',
  },
  'unpriced-figure': {
    why: 'The catalog has no price for the model, so no figure of it can be right.',
    fix: views,
  },
  'price-zero': {
    why: 'Nothing above zero prints as zero, and what is free is called free.',
    fix: 'Say that it is free, or print the amount with all its digits.',
  },
  'unit-not-of-model': {
    why: 'The page speaks of a unit in which this model is not billed.',
    fix: 'Ask pricesTokens() or the meters of the model before saying it.',
  },
  'fee-percent-wrong': {
    why: 'The fee is part of what readers pay, and stands once in the catalog.',
    fix: 'Print `platformFee.percent` of the gateway, or what src/pricing/amount.ts makes of it.',
  },
  'fee-way-wrong': {
    why: 'A fee out of the payment and one on top of the credits are two sums.',
    fix: 'Ask `platformFee.chargedOn` of the gateway before saying how it is charged.',
  },
  'condition-wrong': {
    why: 'The right number under the wrong condition is a wrong price.',
    fix: 'Print the condition with whenWords() in src/views/words/phrases.ts.',
  },
  'llms-unit-missing': {
    why: 'An assistant quotes the line alone: a figure without its unit says nothing.',
    fix: 'End the line with the unit of its figures (src/views/data/llms-txt.ts).',
  },
} as const satisfies Record<string, FindingKind>;
