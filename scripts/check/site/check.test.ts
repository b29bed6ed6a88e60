import { describe, expect, test } from 'vitest';
import { CannotRun } from '../report.ts';
import { checkSite } from './check.ts';
import { catalog } from '../../../tests/support/small-site/catalog.ts';
import { cleanSite } from '../../../tests/support/small-site/site.ts';
import { siteInMemory } from './site-files.ts';

/** What this small site has; tests/seeded-defects.test.ts goes through all groups on a built one. */
const groups = ['prices', 'words', 'pages', 'links', 'structured-data', 'parity'] as const;

function check(files: ReadonlyMap<string, string>) {
  return checkSite(siteInMemory(files), catalog, groups);
}

test('a site without fault has no findings', () => {
  const { findings, counts } = check(cleanSite());
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ models: 3, pages: 5 });
  expect(counts.figures).toBeGreaterThan(40);
});

const pixel = 'q/acme-pixel-pricing/index.html';
const pixelTwin = 'q/acme-pixel-pricing.md';
const talker = 'q/acme-talker-pricing/index.html';
const mystery = 'q/acme-mystery-pricing/index.html';
const json = 'api/models.json';
const csv = 'api/models.csv';
const sheet = 'api/models-spreadsheet.csv';
const data = (key: string, text: string, value = text.slice(1)) =>
  `<data value="${value}" data-rate="${key}">${text}</data>`;
const price = data('acme/pixel#image', '$0.040');

/** What was done to the site, what it is called, where, and how: a text in the file and what replaces it. */
type Defect = readonly [what: string, code: string, file: string, before: string | RegExp, after: string];

const figures: Defect[] = [
  ['a wrong digit', 'figure-wrong', pixel, '>$0.040<', '>$0.041<'],
  ['a wrong digit in the value', 'figure-wrong', pixel, 'value="0.040"', 'value="0.04"'],
  ['a price rounded for the eye', 'figure-wrong', pixel, '>$0.04211<', '>$0.042<'],
  ['a key without its price', 'figure-wrong', pixel, price, data('acme/talker#input', '$0.040')],
  [
    'a key that leads nowhere',
    'figure-key-unknown',
    pixel,
    '-rate="acme/pixel#image"',
    '-rate="acme/pixel#images"',
  ],
  ['a price typed in prose', 'figure-untraced', pixel, 'priced at', 'priced at $0.040, or'],
  ['a price without its element', 'figure-untraced', pixel, price, '$0.040'],
  ['a price cut in two by an element', 'figure-untraced', pixel, 'priced at', 'priced at <b>$</b>7'],
  ['a price as a character reference', 'figure-untraced', pixel, 'priced at', 'priced at &#36;7'],
  ['a price in words', 'figure-untraced', pixel, 'priced at', 'priced at 4 cents,'],
  ['a digit behind a traced price', 'figure-untraced', pixel, `${price} per`, `${price}5 per`],
  [
    'a price in an alt text',
    'figure-in-attribute',
    pixel,
    '</h1>',
    '</h1><img src="/404.html" alt="Pixel: $0.040">',
  ],
  ['a price in a label', 'figure-in-attribute', pixel, '<p>', '<p aria-label="from 5 USD">'],
  ['a price in code', 'figure-in-code', talker, '${GATE_KEY}', '$5'],
  ['a figure of another model', 'figure-other-model', pixel, price, data('acme/talker#input', '$1.25')],
  [
    'another model’s figure in a list',
    'figure-other-model',
    'index.html',
    price,
    data('acme/talker#output', '$10.00', '10'),
  ],
  ['a wrong unit', 'figure-unit-wrong', pixel, 'per image.', 'per second of video.'],
  [
    'a wrong unit in the price table',
    'figure-unit-wrong',
    talker,
    'Output per 1M tokens',
    'Output per 1M characters',
  ],
  [
    'a price that does not hold yet',
    'figure-not-in-force',
    'index.html',
    data('acme/talker#input', '$1.25'),
    data('acme/talker#input?from=2027-01-01', '$1.50'),
  ],
  [
    'a cell sorted by another price',
    'sort-key-wrong',
    talker,
    '<td><data value="10"',
    '<td data-key="1M tokens 9"><data value="10"',
  ],
  [
    'a typed price in the title',
    'figure-untraced-head',
    pixel,
    '<title>Acme Pixel API pricing: $0.040',
    '<title>Acme Pixel API pricing: $0.039',
  ],
  [
    'a typed price in the description',
    'figure-untraced-head',
    pixel,
    'content="Pixel costs $0.040',
    'content="Pixel costs $4',
  ],
];

const structured: Defect[] = [
  ['broken structured data', 'jsonld-invalid', pixel, '"@graph"', '@graph'],
  ['a structured price without key', 'jsonld-price-untraced', pixel, '"identifier":"acme/pixel#image",', ''],
  ['a wrong structured price', 'jsonld-price-wrong', pixel, '"price":"0.040"', '"price":"0.40"'],
  ['a structured price as a number', 'jsonld-price-wrong', pixel, '"price":"0.040"', '"price":0.04'],
  [
    'another currency',
    'jsonld-currency-wrong',
    pixel,
    '"priceCurrency":"USD","ref',
    '"priceCurrency":"EUR","ref',
  ],
  ['another quantity', 'jsonld-unit-wrong', talker, '"value":1000000', '"value":1000'],
  ['a bare price', 'jsonld-bare-price', pixel, '{"@type":"Offer"', '{"@type":"Offer","price":"0.040"'],
  ['an offer that is missing', 'jsonld-rates-differ', talker, 'acme/talker#output"', 'acme/talker#input"'],
  ['another answer than the page', 'faq-differs', pixel, '"text":"It costs', '"text":"It may cost'],
  ['a question less', 'faq-differs', pixel, '"@type":"Question"', '"@type":"Thing"'],
];

const texts: Defect[] = [
  ['swapped figures', 'text-figures-differ', pixelTwin, /\$100 funds \$95/, '$95 funds $100'],
  ['a figure more', 'text-figures-differ', 'llms.txt', /$/, 'From $5.\n'],
  ['a figure less', 'text-figures-differ', 'llms.txt', '$1.25', ''],
  [
    'a wrong figure, in text and index alike',
    'figure-wrong',
    'api/trace.json',
    '["$1.25","acme/talker#input"]',
    '["$1.26","acme/talker#input"]',
  ],
  ['a wrong unit', 'figure-unit-wrong', pixelTwin, 'per image.', 'per 1M tokens.'],
  ['a line of another model', 'figure-other-model', 'llms.txt', 'acme-pixel-pricing', 'acme-talker-pricing'],
  [
    'a twin that shows less',
    'twin-differs',
    pixel,
    '</h1>',
    `</h1><p>${data('acme/pixel#image~cached', '$0.040')}</p>`,
  ],
  ['an index of nothing', 'trace-file-missing', 'api/trace.json', '"llms.txt"', '"llm.txt"'],
];

const dataFiles: Defect[] = [
  ['a rounded amount', 'api-value-wrong', json, '"amount":"0.040"', '"amount":"0.04"'],
  ['an amount as a number', 'api-invalid', json, '"amount":"10"', '"amount":10'],
  ['a wrong unit', 'api-value-wrong', json, '"unit":"image"', '"unit":"megapixel"'],
  ['a price twice', 'api-price-duplicate', json, '#input?service=batch', '#input'],
  ['a price of nothing', 'api-price-unknown', json, 'acme/talker#output', 'acme/talker#reasoning'],
  ['a model less', 'api-model-missing', json, '"id":"acme/mystery"', '"id":"acme/riddle"'],
  ['an amount without key', 'json-price-untraced', json, '"models":[', '"extra":{"amount":"1"},"models":['],
  ['a sum in a text of the data', 'figure-untraced', json, '"models":[', '"note":"from $5","models":['],
  ['a file per model that differs', 'api-value-wrong', 'api/models/acme/pixel.json', '"per":1,', ''],
  ['a CSV line less', 'api-price-missing', csv, /acme\/talker.*,output,.*\r\n/, ''],
  ['a wrong CSV amount', 'api-value-wrong', csv, ',1.25,', ',12.5,'],
  ['a CSV for spreadsheets without its mark', 'api-invalid', sheet, '\uFEFF', ''],
  ['a wrong amount in a spreadsheet', 'api-value-wrong', sheet, ',1.25,', ',12.5,'],
  ['a CSV field too many', 'api-invalid', csv, ',10,', ',1,0,'],
  ['a price for a model without', 'api-value-wrong', csv, 'unknown,,,', 'unknown,,0.01,'],
  ['a wrong fee in CSV', 'figure-wrong', csv, ',10.5263157895,', ',10.5,'],
  ['a condition of another rate', 'api-value-wrong', csv, ',service=batch,batch,', ',service=batch,,'],
  ['a column less', 'api-invalid', csv, ',amountWithFee,', ',fee,'],
  [
    'a description of other columns',
    'api-invalid',
    'api/models.csv-metadata.json',
    '"sourcesAsOf"',
    '"seen"',
  ],
];

const wholeSite: Defect[] = [
  ['a rate missing from the table', 'rate-missing', talker, /<tr><th scope="row">Standard<.*?<\/tr>/, ''],
  [
    'rows that say the same',
    'rate-ambiguous',
    talker,
    '<th scope="row">Batch</th>',
    '<th scope="row">Standard, until 31 December 2026</th>',
  ],
  [
    'a figure of a model without price',
    'unpriced-figure',
    mystery,
    'for it.',
    `for it: ${data('acme/mystery#quote(image=1)', '$0.04')}.`,
  ],
  ['a dead link', 'link-dead', pixel, '/q/acme-talker-pricing/#', '/q/acme-walker-pricing/#'],
  ['a dead link in Markdown', 'link-dead', pixelTwin, '/q/acme-talker-pricing/', '/q/acme-walker-pricing/'],
  ['a dead fragment', 'link-fragment-dead', pixel, 'pricing/#price"', 'pricing/#prices"'],
  [
    'a link without its slash',
    'link-without-slash',
    'index.html',
    '/q/acme-pixel-pricing/"',
    '/q/acme-pixel-pricing"',
  ],
  ['an id twice', 'id-duplicate', pixel, '<h1>', '<h1 id="price">'],
  ['a second h1', 'heading-count', pixel, '</h1>', '</h1><h1>Pixel</h1>'],
  ['no title', 'title-missing', pixel, /<title>.*<\/title>/, ''],
  ['a title twice', 'title-duplicate', mystery, /<title>.*<\/title>/, '<title>Gate pricing</title>'],
  ['no description', 'description-missing', pixel, /content="Pixel.*?"/, 'content=""'],
  [
    'a description twice',
    'description-duplicate',
    mystery,
    /content="What.*?"/,
    'content="What models cost through Gate, with the fee of each payment."',
  ],
  [
    'a canonical address elsewhere',
    'canonical-wrong',
    pixel,
    'canonical" href="https://gate.example/q',
    'canonical" href="https://gate.example',
  ],
];

const words: Defect[] = [
  ['NaN', 'word-forbidden', pixel, 'priced at', 'priced at NaN'],
  ['undefined in an attribute', 'word-forbidden', pixel, '<p>', '<p title="undefined">'],
  ['an object', 'word-forbidden', pixelTwin, 'priced at', 'priced at [object Object]'],
  ['null in a cell', 'word-forbidden', pixel, 'row">Standard<', 'row">null<'],
  ['an empty cell', 'element-empty', pixel, 'row">Standard<', 'row"><'],
  ['an empty cell in Markdown', 'element-empty', pixelTwin, '| Standard |', '|  |'],
  ['$0.00', 'price-zero', pixel, '>$0.040<', '>$0.00<'],
  ['$0.00 in Markdown', 'price-zero', pixelTwin, '$0.040 per', '$0.00 per'],
  ['a sentence without its end', 'sentence-broken', mystery, 'for it.', 'for .'],
  ['two stops', 'sentence-broken', mystery, 'for it.', 'for it. .'],
  ['a list without its last part', 'sentence-broken', mystery, 'for it.', 'for it and.'],
  ['two spaces', 'space-double', mystery, 'no reliable', 'no  reliable'],
  ['a wrong article', 'article-wrong', mystery, 'no reliable price', 'a image price'],
  ['a placeholder', 'placeholder-unfilled', mystery, 'for it', 'for {name}'],
  ['tokens on an image page', 'unit-not-of-model', pixel, '</data> of usage', '</data> of usage (tokens)'],
  [
    'a quoted unit outside of its sentence',
    'unit-not-of-model',
    pixel,
    '</data> of usage',
    '</data> per 1M tokens of usage',
  ],
  [
    'a token field on an image page',
    'unit-not-of-model',
    pixel,
    'billed otherwise.</p>',
    'billed by <code>usage.prompt_tokens</code>.</p>',
  ],
  [
    'images on a chat page',
    'unit-not-of-model',
    talker,
    '</tbody></table>',
    '</tbody></table><p>It buys 118 images.</p>',
  ],
  [
    'a unit of another kind',
    'unit-not-of-model',
    talker,
    '</tbody></table>',
    '</tbody></table><p>Billed by minutes of audio.</p>',
  ],
];

describe.each(Object.entries({ figures, structured, texts, dataFiles, wholeSite, words }))(
  '%s',
  (_, defects) => {
    test.each(defects)('%s is %s', (_what, code, file, before, after) => {
      const files = cleanSite();
      const text = files.get(file) ?? '';
      // A function: "$" in the new text is not a pattern.
      const changed = text.replace(before, () => after);
      expect(changed).not.toBe(text);
      const found = check(files.set(file, changed)).findings;
      expect(found.map((finding) => finding.code)).toContain(code);
    });
  },
);

test.each([
  ['twin-missing', pixelTwin],
  ['page-missing', pixel],
  ['twin-without-page', pixel],
  ['api-invalid', csv],
  ['link-dead', talker],
])('%s when %s was not built', (code, file) => {
  const files = cleanSite();
  files.delete(file);
  expect(check(files).findings.map((finding) => finding.code)).toContain(code);
});

test.each([
  ['api/trace.json', ''],
  ['api/trace.json', '{"llms.txt":["$5"]}'],
  [json, '{"models":[{}]}'],
  ['api/index.json', '{}'],
])('without a usable %s it cannot run', (file, text) => {
  const files = cleanSite();
  if (text === '') files.delete(file);
  else files.set(file, text);
  expect(() => check(files)).toThrow(CannotRun);
});
