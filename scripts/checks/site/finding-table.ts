/** Every kind of finding of the site check: why it matters and what to do. All of them are errors. */
interface FindingKind {
  readonly why: string;
  readonly fix: string;
}

const views = 'Correct the view in src/views that prints it, and build again.';
const print =
  'Print it as an Amount of `site.amount(key)`; in content, with <Price/> or <Fee/>. Never type a figure.';

export const findingTable = {
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
  'twin-missing': {
    why: 'Every page has a Markdown twin for assistants.',
    fix: 'Print the page from a view.',
  },
  'twin-differs': { why: 'A page and its Markdown twin must show the same figures.', fix: views },
  'twin-without-page': {
    why: 'Assistants would be sent to a page that does not exist.',
    fix: 'Build into an empty folder again.',
  },
  'sitemap-differs': { why: 'Search engines find pages by it.', fix: 'Make it from the list of pages.' },
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
  'faq-differs': {
    why: 'Structured data must say what the page says.',
    fix: 'Make both from the same questions.',
  },
  'api-invalid': {
    why: 'Programs read this file.',
    fix: 'Build again; if it stays, correct src/views/api.ts.',
  },
  'api-model-missing': { why: 'A program would not find the model.', fix: 'Correct src/views/api.ts.' },
  'api-model-unknown': { why: 'The catalog does not have the model.', fix: 'Build again from this catalog.' },
  'api-price-missing': { why: 'Every listed rate belongs in the file.', fix: 'Correct src/views/api.ts.' },
  'api-price-unknown': { why: 'The catalog does not list the rate.', fix: 'Build again from this catalog.' },
  'api-price-duplicate': {
    why: 'A program cannot know which of the two holds.',
    fix: 'Correct src/views/api.ts.',
  },
  'api-value-wrong': {
    why: 'Programs calculate with it: it has to be what the catalog says, digit by digit.',
    fix: 'Build again; if it stays, correct src/views/api.ts.',
  },
  'json-price-untraced': {
    why: 'An amount without a key cannot be recomputed.',
    fix: 'Put the traced `key` beside the `amount`.',
  },
  'page-missing': { why: 'Every model has its page.', fix: 'Build again; if it stays, look at src/pages/q.' },
  'rate-missing': { why: 'Readers would be billed a rate that their page does not show.', fix: views },
  'rate-not-listed': { why: 'The price table shows only rates in force or announced.', fix: views },
  'rate-ambiguous': {
    why: 'Two rows say the same of different rates, so a reader cannot know which one applies.',
    fix: 'Name every condition of the rate in its row (whenWords in src/views/phrases.ts).',
  },
  'unpriced-figure': {
    why: 'The catalog has no price for the model, so no figure of it can be right.',
    fix: views,
  },
  'word-forbidden': { why: 'It is what a program prints when a value is missing.', fix: views },
  'price-zero': {
    why: 'Nothing above zero prints as zero, and what is free is called free.',
    fix: 'Say that it is free, or print the amount with all its digits.',
  },
  'element-empty': { why: 'A reader finds nothing where something is announced.', fix: views },
  'sentence-broken': { why: 'A part of the sentence is missing.', fix: views },
  'space-double': { why: 'It betrays a missing or empty part of a sentence.', fix: views },
  'article-wrong': { why: 'It reads as machine-made.', fix: views },
  'placeholder-unfilled': { why: 'A placeholder was published.', fix: views },
  'id-duplicate': {
    why: 'Links and labels find only the first one.',
    fix: 'Make the id unique on its page.',
  },
  'heading-count': { why: 'A page answers one question: it has exactly one h1.', fix: views },
  'title-missing': { why: 'Search results show it.', fix: views },
  'title-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'description-missing': { why: 'Search results show it.', fix: views },
  'description-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'canonical-wrong': {
    why: 'Search engines would file the page under another address.',
    fix: 'Correct `canonical` in src/views/frame.ts.',
  },
  'link-dead': { why: 'Readers would end at an error page.', fix: 'Correct the address, or build the page.' },
  'link-fragment-dead': {
    why: 'The link leads to no place on the page.',
    fix: 'Correct the fragment or the id.',
  },
  'link-without-slash': {
    why: 'Page addresses end in a slash; every other form costs a redirect.',
    fix: 'Add the slash.',
  },
  'unit-not-of-model': {
    why: 'The page speaks of a unit in which this model is not billed.',
    fix: 'Ask pricesTokens() or the meters of the model before saying it.',
  },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingTable;
