/** Defects of figures, units, conditions and of the files for programs. */
import { figure, pages, pixelTwin, type Defect } from './defect.ts';

const { pixel, chat, talk, say, riddle, models } = pages;
const price = figure('acme/pixel#image', '$0.040');
const json = 'api/models.json';
const csv = 'api/models.csv';

export const priceDefects: readonly Defect[] = [
  {
    code: 'price-unproven',
    what: 'a price that no check has seen',
    file: json,
    change: [/("key":"acme\/pixel#image"[^]*?"status":)"match"/, '$1"unchecked"'],
  },
  {
    code: 'price-unmarked',
    what: 'a price of a draft that was checked, marked as if it was not',
    file: json,
    change: {
      write: (read) =>
        read(json)
          .replace('"schemaVersion"', '"draft":true,"schemaVersion"')
          .replace(/("key":"acme\/pixel#image"[^]*?"status":)"match"/, '$1"unchecked"'),
    },
  },
  {
    code: 'draft-unsaid',
    what: 'pages of a draft that do not say so',
    file: json,
    change: ['"schemaVersion"', '"draft":true,"schemaVersion"'],
    at: pixel,
  },
  {
    code: 'draft-open',
    what: 'a draft that search engines may list',
    file: json,
    change: ['"schemaVersion"', '"draft":true,"schemaVersion"'],
    at: 'robots.txt',
  },
  {
    code: 'draft-said',
    what: 'a page that says it is a draft, of a site that is none',
    file: pixel,
    change: ['<p class="lead">', '<p class="draft">Draft, not for publication.</p><p class="lead">'],
  },
  { code: 'figure-wrong', what: 'a wrong digit in a price', file: pixel, change: ['>$0.040<', '>$0.041<'] },
  {
    code: 'figure-key-unknown',
    what: 'a price whose key leads nowhere',
    file: pixel,
    change: ['-rate="acme/pixel#image"', '-rate="acme/pixel#images"'],
  },
  {
    code: 'figure-untraced',
    what: 'a price typed in a sentence',
    file: pixel,
    change: ['is priced at', 'is priced at $0.040, or'],
  },
  {
    code: 'figure-in-attribute',
    what: 'a price in a tooltip',
    file: pixel,
    change: ['<p class="lead">', '<p class="lead" title="$0.040">'],
  },
  {
    code: 'figure-in-code',
    what: 'a price in an example',
    file: chat,
    change: ['<pre', '<pre><code># costs $5</code></pre><pre'],
  },
  {
    code: 'figure-untraced-head',
    what: 'an old price in the title',
    file: pixel,
    change: [/<title>([^<]*)\$0\.040/, '<title>Pixel pricing: $0.039'],
  },
  {
    code: 'figure-other-model',
    what: 'another model’s price in a row of a list',
    file: models,
    change: [figure('acme/say#characters', '$15.00', '15'), figure('beta/talk#output', '$3.00', '3')],
  },
  {
    code: 'figure-unit-wrong',
    what: 'the right number per the wrong unit',
    file: pixel,
    change: [`${price} per image through`, `${price} per second of video through`],
  },
  {
    code: 'figure-not-in-force',
    what: 'the price of next year as today’s',
    file: talk,
    change: [
      figure('beta/talk#input?from=2026-06-01', '$0.75'),
      figure('beta/talk#input?from=2027-01-01', '$0.90'),
    ],
  },
  {
    code: 'sort-key-wrong',
    what: 'a table sorted by another price than it shows',
    file: models,
    change: ['<td class="end"><data value="0.040"', '<td class="end" data-key="image 4"><data value="0.040"'],
  },
  {
    code: 'text-figures-differ',
    what: 'a price more in llms.txt than the trace index has',
    file: 'llms.txt',
    change: [/$/, '\nFrom $5.\n'],
  },
  {
    code: 'trace-file-missing',
    what: 'a trace index that speaks of a file nobody built',
    file: 'api/trace.json',
    change: ['"llms.txt":', '"llm.txt":'],
  },
  {
    code: 'twin-differs',
    what: 'a price that only the page shows',
    file: pixel,
    change: ['</h1>', `</h1><p>${figure('acme/pixel#quote(image=1;7)', '$0.28')}</p>`],
    at: pixelTwin,
  },
  {
    code: 'jsonld-invalid',
    what: 'structured data that does not parse',
    file: pixel,
    change: ['"@graph":', '@graph:'],
  },
  {
    code: 'jsonld-price-untraced',
    what: 'a structured price without its key',
    file: pixel,
    change: ['"identifier":"acme/pixel#image",', ''],
  },
  {
    code: 'jsonld-price-wrong',
    what: 'a rounded structured price',
    file: pixel,
    change: ['"price":"0.040"', '"price":"0.04"'],
  },
  {
    code: 'jsonld-currency-wrong',
    what: 'a structured price in another currency',
    file: pixel,
    change: ['"priceCurrency":"USD"', '"priceCurrency":"EUR"'],
  },
  {
    code: 'jsonld-unit-wrong',
    what: 'a price per thousand instead of a million',
    file: chat,
    change: ['"value":1000000', '"value":1000'],
  },
  {
    code: 'jsonld-bare-price',
    what: 'an offer with a bare price',
    file: pixel,
    change: ['{"@type":"Offer"', '{"@type":"Offer","price":"0.040"'],
  },
  {
    code: 'jsonld-rates-differ',
    what: 'structured data that offers one rate twice and another not',
    file: chat,
    change: ['"identifier":"acme/chat#output"', '"identifier":"acme/chat#input"'],
  },
  {
    code: 'api-invalid',
    what: 'an amount as a binary number',
    file: json,
    change: ['"amount":"10"', '"amount":10'],
  },
  {
    code: 'api-invalid',
    what: 'a CSV for spreadsheets without its mark',
    file: 'api/models-spreadsheet.csv',
    change: ['\uFEFF', ''],
  },
  {
    code: 'api-model-missing',
    what: 'a CSV without one of the models',
    file: csv,
    change: [/acme\/say,.*\r?\n/, ''],
  },
  {
    code: 'api-model-unknown',
    what: 'a model that the catalog does not have',
    file: json,
    change: ['"id":"acme/riddle"', '"id":"acme/enigma"'],
  },
  {
    code: 'api-price-missing',
    what: 'a CSV without one of the rates',
    file: csv,
    change: [/acme\/chat,Acme Chat,acme,chat,cacheRead.*\r?\n/, ''],
  },
  {
    code: 'api-price-unknown',
    what: 'a rate that nobody lists',
    file: json,
    change: ['"key":"acme/chat#cacheRead"', '"key":"acme/chat#reasoning"'],
  },
  {
    code: 'api-price-duplicate',
    what: 'one rate twice',
    file: json,
    change: ['"key":"acme/chat#input?service=batch"', '"key":"acme/chat#input"'],
  },
  {
    code: 'api-value-wrong',
    what: 'another unit than the catalog’s',
    file: json,
    change: ['"unit":"image"', '"unit":"megapixel"'],
  },
  {
    code: 'json-price-untraced',
    what: 'an amount without a key',
    file: json,
    change: ['"models":[', '"extra":{"amount":"1"},"models":['],
  },
  {
    code: 'rate-missing',
    what: 'a price table without one of the rates',
    file: chat,
    change: [/<tr>\s*<th scope="row">Cached input[^]*?<\/tr>/, ''],
  },
  {
    code: 'rule-missing',
    what: 'a section of prices that does not tell the least amount billed',
    file: say,
    change: [/Each request is billed as at least 100 [^.<]*\./g, ''],
  },
  {
    code: 'rate-fee-missing',
    what: 'a price table that says the listed price twice',
    file: chat,
    change: [
      /<data value="[^"]*" data-rate="acme\/chat#cacheRead~fee">[^<]*/,
      '<data value="0.125" data-rate="acme/chat#cacheRead">$0.125',
    ],
  },
  {
    code: 'condition-wrong',
    what: 'a batch price that structured data calls the standard one',
    file: chat,
    change: ['"name":"Input, Batch"', '"name":"Input"'],
  },
  {
    code: 'jsonld-rates-differ',
    what: 'a price that structured data offers for ever',
    file: talk,
    change: [/"validThrough":"[^"]*",/, ''],
  },
  {
    code: 'rate-not-listed',
    what: 'a price table with a rate that has ended',
    file: talk,
    change: [
      /<td class="end"><data value="0\.75"[^]*?<\/data>/,
      `<td class="end">${figure('beta/talk#input', '$0.50')}`,
    ],
  },
  {
    code: 'rate-ambiguous',
    what: 'two rates under the same words',
    file: chat,
    change: ['<td>Batch</td>', '<td>Standard</td>'],
  },
  {
    code: 'unpriced-figure',
    what: 'a price of a model that has none',
    file: riddle,
    change: ['</h1>', `</h1><p>${figure('acme/riddle#quote(image=1)', '$0.04')}</p>`],
  },
  { code: 'price-zero', what: 'a price printed as $0.00', file: pixel, change: ['>$0.040<', '>$0.00<'] },
  {
    code: 'unit-not-of-model',
    what: 'token talk on an image page',
    file: pixel,
    change: ['nothing added per call', 'nothing added per token'],
  },
  {
    code: 'fee-percent-wrong',
    what: 'another fee than the catalog’s',
    file: pixel,
    change: ['a 5% platform fee', 'a 6% platform fee'],
  },
  {
    code: 'fee-percent-wrong',
    what: 'another fee in the twin',
    file: pixelTwin,
    change: ['the fee comes to 5.26% of', 'the fee comes to 5.62% of'],
  },
  {
    code: 'fee-way-wrong',
    what: 'a fee on the credits where it is taken out of the payment',
    file: pixel,
    change: ['applied at credit top-up', 'added when credits are bought'],
  },
  {
    code: 'fact-wrong',
    what: 'a longer context than the model has',
    file: chat,
    change: ['<dd>1,000,000 tokens</dd>', '<dd>2,000,000 tokens</dd>'],
  },
  {
    code: 'lifecycle-wrong',
    what: 'a model told as gone that is served',
    file: chat,
    change: [/ is priced at /, ' was priced at '],
  },
  {
    code: 'fact-wrong',
    what: 'a higher rate limit than the model has',
    file: chat,
    change: ['Free: 20 requests and 40,000 tokens', 'Free: 200 requests and 40,000 tokens'],
  },
  {
    code: 'fact-wrong',
    what: 'no rate limits where the catalog has some',
    file: chat,
    change: ['<dt>Rate limits</dt>', '<dt>Limits</dt>'],
  },
  {
    code: 'api-value-wrong',
    what: 'another rate limit than the catalog’s',
    file: json,
    change: ['"requestsPerMinute":600', '"requestsPerMinute":6000'],
  },
  {
    code: 'api-value-wrong',
    what: 'the file of another model',
    file: json,
    change: ['/api/models/acme/chat.json"', '/api/models/acme/say.json"'],
  },
  {
    code: 'claim-wrong',
    what: 'more free requests than there are',
    file: chat,
    change: [/\b50 free requests a day/g, '500 free requests a day'],
  },
  {
    code: 'claim-wrong',
    what: 'a promise that the gateway does not make',
    file: chat,
    change: ['Nothing renews by itself.', 'Nothing renews by itself. There is no subscription.'],
  },
  {
    code: 'claim-wrong',
    what: 'another part of the price for a repeated request, in the twin',
    file: 'q/acme-chat-pricing.md',
    change: ['it bills 25% of', 'it bills 20% of'],
  },
  {
    code: 'claim-source-wrong',
    what: 'another day on which a claim was read',
    file: 'verification/index.html',
    change: ['itself</td><td>23 November 2026</td>', 'itself</td><td>24 November 2026</td>'],
  },
  {
    code: 'figure-wrong',
    what: 'another price than the gateway itself prints elsewhere',
    file: say,
    change: ['>$12.00</data> per 1M characters; this', '>$13.00</data> per 1M characters; this'],
  },
  {
    code: 'claim-source-wrong',
    what: 'fewer prices that the gateway prints as others',
    file: 'verification/index.html',
    change: ['on pages of its own, 1 is another', 'on pages of its own, 0 are others'],
  },
  {
    code: 'claim-source-wrong',
    what: 'more claims with a source than there are',
    file: 'verification/index.html',
    change: [/Of (\d+) claims/, 'Of 99 claims'],
  },
  {
    code: 'confirmation-wrong',
    what: 'a price that more sources confirm than do',
    file: chat,
    change: ['>2 sources<', '>3 sources<'],
  },
  {
    code: 'fact-count-wrong',
    what: 'more confirmed facts than there are',
    file: 'verification/index.html',
    change: [/(?<=What is said of models besides prices.*?<td[^>]*>)[\d,]+(?=<)/s, '9,999'],
  },
  {
    code: 'condition-wrong',
    what: 'another day on which a price ends',
    file: talk,
    change: ['until 31 December 2026', 'until 1 January 2027'],
  },
  {
    code: 'condition-wrong',
    what: 'the batch price under the name of another service',
    file: chat,
    change: ['<td>Batch</td>', '<td>Priority</td>'],
  },
  {
    code: 'llms-unit-missing',
    what: 'a price without its unit in llms.txt',
    file: 'llms.txt',
    change: ['$0.040 per image', '$0.040'],
  },
];

export const wordDefects: readonly Defect[] = [
  {
    code: 'word-forbidden',
    what: 'NaN in a sentence',
    file: pixel,
    change: ['is priced at', 'is NaN priced at'],
  },
  { code: 'element-empty', what: 'an empty cell', file: chat, change: ['<td>Batch</td>', '<td></td>'] },
  {
    code: 'sentence-broken',
    what: 'a sentence without its last word',
    file: riddle,
    change: ['</h1>', '</h1><p>It is billed per .</p>'],
  },
  {
    code: 'space-double',
    what: 'two spaces where a part is missing',
    file: pixel,
    change: ['is priced at', 'is  priced at'],
  },
  {
    code: 'article-wrong',
    what: 'a wrong article',
    file: pixel,
    change: ['</h1>', '</h1><p>It is a image model.</p>'],
  },
  {
    code: 'placeholder-unfilled',
    what: 'a placeholder',
    file: pixel,
    change: ['is priced at', '{name} is priced at'],
  },
];
