/** Defects of what programs read: structured data, feeds, llms.txt, twins, API, pictures; and of weight and policy. */
import { noise, pages, pixelTwin, png, type Defect } from './defect.ts';

const { home, pixel, chat, talk, models, guide } = pages;
const rss = 'changes.xml';
const feed = 'changes.json';
const llms = 'llms.txt';

export const deprecationDefects: readonly Defect[] = [
  {
    code: 'deprecation-wrong',
    what: 'a model that goes on another day',
    file: 'deprecations/index.html',
    change: ['<td>1 Feb 2027', '<td>1 Mar 2027'],
  },
  {
    code: 'deprecation-wrong',
    what: 'data of models that go, without one',
    file: 'api/deprecations.json',
    change: [/"deprecations":\[.*\]/, '"deprecations":[]'],
  },
  {
    code: 'deprecation-wrong',
    what: 'a calendar with another model in the place of one that goes',
    file: 'deprecations.ics',
    change: ['Use acme/pixel', 'Use acme/paint'],
  },
  {
    code: 'lifecycle-differs',
    what: 'a line of llms.txt with another last day',
    file: 'llms.txt',
    change: ['; retires 1 February 2027', '; retires 1 March 2027'],
  },
  {
    code: 'calendar-invalid',
    what: 'a calendar that is cut off',
    file: 'deprecations.ics',
    change: ['END:VEVENT', ''],
  },
];

/** Of what the API has besides its lists. */
export const apiDefects: readonly Defect[] = [
  {
    code: 'api-history-wrong',
    what: 'a past price that was another',
    file: 'api/history.json',
    change: ['"amount":"0.50"', '"amount":"0.55"'],
  },
  {
    code: 'api-history-wrong',
    what: 'a price that held a day longer',
    file: 'api/history.json',
    change: ['"until":"2026-06-01"', '"until":"2026-06-02"'],
  },
  {
    code: 'api-history-wrong',
    what: 'a table of past prices without one',
    file: 'api/history.csv',
    change: [/\r\n[^\r]*2026-06-01[^\r]*/, ''],
  },
  {
    code: 'api-history-wrong',
    what: 'a model whose file tells another past than the history',
    file: 'api/models/beta/talk.json',
    change: [/"timeline":\[.*?\],"standing"/, '"timeline":[],"standing"'],
  },
  {
    code: 'api-index-wrong',
    what: 'an index with another price of a model',
    file: 'api/index.json',
    change: ['"acme/chat","1.25"', '"acme/chat","1.50"'],
  },
  {
    code: 'api-index-wrong',
    what: 'an index that leaves a model out',
    file: 'api/index.json',
    change: [/\["acme\/say",[^\]]*\]/, ''],
  },
  {
    code: 'api-index-heavy',
    what: 'an index that is too long to be read at once',
    file: 'api/index.json',
    change: { write: (read) => read('api/index.json').replace('{', () => `{"more":"${noise(20)}",`) },
  },
  {
    code: 'openapi-wrong',
    what: 'a description that leads to a file that is not there',
    file: 'api/openapi.json',
    change: ['"/api/history.json"', '"/api/past.json"'],
  },
  {
    code: 'openapi-wrong',
    what: 'a description that leads to no model',
    file: 'api/openapi.json',
    change: ['"/api/models/{provider}/{model}.json"', '"/api/models/{provider}/chat.json"'],
  },
  {
    code: 'openapi-wrong',
    what: 'a description whose schema is another',
    file: 'api/openapi.json',
    change: ['"description":"Raised when', '"description":"Lowered when'],
  },
  {
    code: 'skill-wrong',
    what: 'a skill that was changed after its index',
    file: '.well-known/agent-skills/northgate-model-prices/SKILL.md',
    at: '.well-known/agent-skills/index.json',
    change: ['Count with decimals', 'Count as you like'],
  },
  {
    code: 'api-alias-missing',
    what: 'an alias that has no data',
    file: 'api/models/acme/chat-latest.json',
    change: 'remove',
  },
];

export const structuredDataDefects: readonly Defect[] = [
  {
    code: 'faq-differs',
    what: 'an answer that the page does not give',
    file: pixel,
    change: [
      '"acceptedAnswer":{"@type":"Answer","text":"$0.040 per image',
      '"acceptedAnswer":{"@type":"Answer","text":"Perhaps $0.040 per image',
    ],
  },
  {
    code: 'schema-type-unknown',
    what: 'a type that schema.org does not have',
    file: pixel,
    change: ['"@type":"WebAPI"', '"@type":"AIModel"'],
  },
  {
    code: 'schema-property-unknown',
    what: 'a property that schema.org does not have',
    file: pixel,
    change: ['"serviceType":', '"modality":'],
  },
  {
    code: 'schema-property-misplaced',
    what: 'a property of another type',
    file: pixel,
    change: ['"serviceType":', '"numberOfPages":'],
  },
  {
    code: 'schema-property-superseded',
    what: 'a property that was replaced',
    file: pixel,
    change: ['"serviceType":', '"produces":"images","serviceType":'],
  },
  {
    code: 'schema-value-wrong',
    what: 'a language that is a number',
    file: pixel,
    change: ['"inLanguage":"en"', '"inLanguage":7'],
  },
  {
    code: 'schema-date-wrong',
    what: 'a day that does not exist',
    file: pixel,
    change: [/"dateModified":"[^"]*"/, '"dateModified":"2026-02-30"'],
  },
  {
    code: 'schema-date-wrong',
    what: 'a page changed in the future',
    file: pixel,
    change: [/"dateModified":"[^"]*"/, '"dateModified":"2027-01-01"'],
  },
  {
    code: 'schema-required-missing',
    what: 'an offer without a price',
    file: pixel,
    change: ['"priceSpecification":', '"description":"free","warranty":'],
  },
  {
    code: 'schema-reference-dangling',
    what: 'a reference to a node that is nowhere',
    file: pixel,
    change: ['#breadcrumb"}', '#crumbs"}'],
  },
  {
    code: 'schema-id-duplicate',
    what: 'two nodes of one name',
    file: pixel,
    change: ['pricing/#faq"', 'pricing/#model"'],
  },
  {
    code: 'schema-url-wrong',
    what: 'a page that names another address as its own',
    file: pixel,
    change: ['pricing/","name":"How much', 'pricing","name":"How much'],
  },
  {
    code: 'schema-missing',
    what: 'a page without structured data',
    file: guide,
    change: [/<script type="application\/ld\+json">[^]*?<\/script>/, ''],
  },
];

export const formatDefects: readonly Defect[] = [
  {
    code: 'feed-item-wrong',
    what: 'a retirement of another day than the one on which it became known',
    file: 'deprecations.json',
    change: ['"date_published":"2026-11-19', '"date_published":"2026-11-18'],
  },
  {
    code: 'feed-item-wrong',
    what: 'a change of prices under another day',
    file: 'changes.xml',
    change: [/#2026-06-01<\/guid>/, '#2026-06-02</guid>'],
  },
  {
    code: 'feed-invalid',
    what: 'a feed that does not parse',
    file: feed,
    change: ['"items":[', '"items":{['],
  },
  {
    code: 'feed-field-missing',
    what: 'an item without its title',
    file: rss,
    change: [/<item><title>[^<]*<\/title>/, '<item>'],
  },
  {
    code: 'feed-id-duplicate',
    what: 'two items of one id',
    file: 'new-models.json',
    change: ['beta-talk-pricing/#released', 'acme-pixel-pricing/#released'],
  },
  {
    code: 'feed-date-wrong',
    what: 'a weekday that is not the day’s',
    file: rss,
    change: ['<pubDate>Mon,', '<pubDate>Tue,'],
  },
  {
    code: 'feed-date-wrong',
    what: 'an item without its day',
    file: rss,
    change: [/<pubDate>[^<]*<\/pubDate>/, ''],
  },
  {
    code: 'feed-self-wrong',
    what: 'a feed with the address of another',
    file: feed,
    change: ['/changes.json"', '/feed.json"'],
  },
  {
    code: 'feeds-differ',
    what: 'an item that only one of the formats has',
    file: rss,
    change: [/<item>[^]*?<\/item>/, ''],
  },
  {
    code: 'feed-unlinked',
    what: 'a feed that no page names',
    file: 'orphan.xml',
    change: { write: (read) => read(rss) },
  },
  { code: 'llms-missing', what: 'no llms.txt', file: llms, change: 'remove' },
  { code: 'llms-shape', what: 'an llms.txt without a summary', file: llms, change: [/^> .*$/m, ''] },
  {
    code: 'llms-shape',
    what: 'a list item that is no link',
    file: llms,
    change: ['- [Everything in one text]', '- Everything in one text'],
  },
  {
    code: 'llms-model-missing',
    what: 'a model that llms.txt does not name',
    file: llms,
    change: [/^- `acme\/riddle`.*$/m, ''],
  },
  {
    code: 'twin-missing',
    what: 'a page without its Markdown twin',
    file: pixelTwin,
    change: 'remove',
    at: pixel,
  },
  {
    code: 'twin-without-page',
    what: 'a twin without its page',
    file: 'q/ghost-pricing.md',
    change: { write: '# Ghost\n' },
  },
  {
    code: 'twin-heading-missing',
    what: 'a heading that the twin leaves out',
    file: pixelTwin,
    change: ['## All prices\n', ''],
  },
  {
    code: 'twin-text-missing',
    what: 'a sentence that differs in the twin',
    file: pixelTwin,
    change: ['nothing renews automatically.', 'they renew automatically.'],
  },
  {
    code: 'twin-text-missing',
    what: 'a cell that differs in the twin',
    file: pixelTwin,
    change: ['1✓', '3✓'],
  },
  {
    code: 'twin-count-missing',
    what: 'a wrong count in the twin',
    file: pixelTwin,
    change: ['$100 top-up: 2,375 images', '$100 top-up: 2,735 images'],
  },
  {
    code: 'twin-front-matter',
    what: 'a twin with the address of another page',
    file: pixelTwin,
    change: ['url: https://northgate.example/q/acme-pixel', 'url: https://northgate.example/q/acme-chat'],
  },
  {
    code: 'twin-unlinked',
    what: 'a page that does not name its twin',
    file: pixel,
    change: [/<link rel="alternate" type="text\/markdown"[^>]*>/, ''],
  },
  {
    code: 'formats-differ',
    what: 'a rate that the twin does not have',
    file: 'api/trace/acme.json',
    change: {
      write: (read) => read('api/trace/acme.json').replaceAll('"acme/chat#cacheRead', '"acme/chat#output'),
    },
    at: 'q/acme-chat-pricing.md',
  },
  {
    code: 'api-entry-differs',
    what: 'another context length in the model’s own file',
    file: 'api/models/acme/chat.json',
    change: ['"context":1000000', '"context":100000'],
  },
  {
    code: 'api-list-wrong',
    what: 'a list of a provider without one of its models',
    file: 'api/providers/acme.json',
    change: ['"id":"acme/say"', '"id":"acme/sing"'],
  },
  {
    code: 'api-schema-broken',
    what: 'data that its schema does not allow',
    file: 'api/models.json',
    change: ['"modality":"speech"', '"modality":["speech"]'],
  },
  {
    code: 'image-missing',
    what: 'a share image that was not drawn',
    file: 'og/acme/pixel.png',
    change: 'remove',
    at: pixel,
  },
  {
    code: 'image-invalid',
    what: 'a share image that is no PNG',
    file: 'og/acme/pixel.png',
    change: { write: '<svg/>' },
  },
  {
    code: 'image-size-wrong',
    what: 'a share image of the wrong size',
    file: 'og/acme/pixel.png',
    change: { write: png(600, 600) },
  },
  {
    code: 'image-heavy',
    what: 'a share image of 200 KB',
    file: 'og/acme/pixel.png',
    change: { write: png(1200, 630, 200 * 1024) },
  },
  {
    code: 'image-alt-missing',
    what: 'a share image without words',
    file: pixel,
    change: [/<meta property="og:image:alt"[^>]*>/, ''],
  },
  {
    code: 'image-unused',
    what: 'a share image that no page shows',
    file: 'og/acme/ghost.png',
    change: { write: png(1200, 630) },
  },
  { code: 'icon-missing', what: 'no icon', file: 'favicon.svg', change: 'remove', at: home },
];

export const budgetDefects: readonly Defect[] = [
  {
    code: 'page-heavy',
    what: 'a page of 40 KB more',
    file: pixel,
    change: ['</main>', `<p>${noise(40)}</p></main>`],
  },
  {
    code: 'page-near-limit',
    what: 'a page close to its limit',
    file: pixel,
    change: ['</main>', `<p>${noise(2)}</p></main>`],
  },
  {
    code: 'script-heavy',
    what: 'a tool that does not wait for a touch',
    file: chat,
    change: ['</main>', '<div data-tool="calculator"></div></main>'],
  },
  {
    code: 'requests-many',
    what: 'pictures that a model page loads',
    file: talk,
    change: [
      '</main>',
      '<img src="/a.png" alt="A"><img src="/b.png" alt="B"><img src="/c.png" alt="C"></main>',
    ],
  },
  {
    code: 'resource-foreign',
    what: 'a font of another host',
    file: pixel,
    change: ['</head>', '<link rel="stylesheet" href="https://fonts.example/sans.css"></head>'],
  },
  {
    code: 'style-inline',
    what: 'a style attribute',
    file: pixel,
    change: ['<p class="lead">', '<p class="lead" style="color: red">'],
  },
  {
    code: 'script-inline',
    what: 'an inline script that the policy does not name',
    file: pixel,
    change: ['</head>', '<script>track()</script></head>'],
  },
  {
    code: 'handler-inline',
    what: 'an inline handler',
    file: pixel,
    change: ['<p class="lead">', '<p class="lead" onclick="buy()">'],
  },
  {
    code: 'headers-wrong',
    what: 'a policy that allows every inline script',
    file: '_headers',
    change: ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
  },
  {
    code: 'tool-unknown',
    what: 'a tool that nobody wrote',
    file: models,
    change: ['</main>', '<div data-tool="oracle"></div></main>'],
  },
];

export const licenseDefects: readonly Defect[] = [
  {
    code: 'license-missing',
    what: 'data of which nobody says whether they may be used',
    file: 'api/models.json',
    change: ['"license":"CC-BY-4.0",', ''],
  },
  {
    code: 'license-wrong',
    what: 'data under another licence than the catalog says',
    file: 'api/models.json',
    change: ['"license":"CC-BY-4.0"', '"license":"CC0-1.0"'],
  },
  {
    code: 'license-wrong',
    what: 'a data set without its licence',
    file: models,
    change: [/"license":"[^"]*",/, ''],
  },
  {
    code: 'license-wrong',
    what: 'a text for assistants without the terms of its data',
    file: llms,
    change: ['https://creativecommons.org/licenses/by/4.0/', ''],
  },
];
