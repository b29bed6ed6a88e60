/**
 * Edits of a built site, over every kind of file, of which each has to be found: what people read, and what programs and
 * the scripts of readers load. Those of several files say the same wrong thing everywhere, so that it is found by what
 * is true, and not by one file against the other.
 */

import type { FindingCode } from '../../scripts/check/site/parts.ts';
import type { Defect } from './seeded-defects/defect.ts';

/** How it is found; what is said wrongly; in which files; a text of each; and what stands there instead (once). */
export type Tampering = readonly [
  code: FindingCode,
  what: string,
  files: readonly string[],
  before: string | RegExp,
  after: string,
];

/** Cells of a row that follow one another, in HTML or in Markdown; the last one is to be replaced, as `$1` and a text. */
function cells(...texts: readonly string[]): RegExp {
  const border = String.raw`(?: \| |</t[dh]><td[^>]*>)`;
  const [last = '', ...before] = texts.toReversed();
  return new RegExp(
    `(${before
      .toReversed()
      .map((text) => text + border)
      .join('')})${last}(?![\\w.])`,
  );
}

const both = (page: string) => [page === '' ? 'index.html' : `${page}/index.html`, `${page || 'index'}.md`];
const chat = ['q/acme-chat-pricing/index.html'];
const talk = both('q/beta-talk-pricing');
const draw = both('q/beta-draw-pricing');
const leavingFeeds = ['deprecations.json', 'deprecations.xml'];
const models = ['models/index.html'];
const chatList = both('models/chat');
const imageList = both('models/image');
const versus = both('compare/acme-chat-vs-beta-talk');
const verification = both('verification');
const chatData = ['data/chat.json'];
const imageData = ['data/image.json'];
const speechData = ['data/speech.json'];
const search = ['search.json'];
const api = [
  'api/models.json',
  'api/models/acme/chat.json',
  'api/modalities/chat.json',
  'api/providers/acme.json',
];
const chatFile = ['api/models/acme/chat.json'];
const talkFile = ['api/models/beta/talk.json'];
const csv = ['api/models.csv', 'api/models-spreadsheet.csv'];

export const tamperings: readonly Tampering[] = [
  // What the calculator and the comparison calculate with.
  ['tool-data-wrong', 'another fee', chatData, '"percent":"5"', '"percent":"0.5"'],
  ['tool-data-wrong', 'a fee on credits', chatData, '"chargedOn":"top-up"', '"chargedOn":"credits"'],
  ['tool-data-wrong', 'no fee', imageData, '"platformFee":{"percent":"5","chargedOn":"top-up"},', ''],
  ['tool-data-wrong', 'a fixed part of the fee', speechData, '"percent":"5"', '"percent":"5","fixed":"0.3"'],
  ['tool-data-wrong', 'another currency', chatData, '"currency":"USD"', '"currency":"EUR"'],
  ['tool-data-wrong', 'another sign', chatData, '"sign":"$"', '"sign":"€"'],
  ['tool-data-wrong', 'other decimals', chatData, '"decimals":2', '"decimals":0'],
  [
    'tool-data-wrong',
    'another smallest top-up',
    chatData,
    '"amount":"20","key":"gateway',
    '"amount":"2","key":"gateway',
  ],
  ['tool-data-wrong', 'the kind of another file', imageData, '"modality":"image"', '"modality":"video"'],
  ['tool-data-wrong', 'a condition dropped', chatData, '"when":{"service":"batch"}', '"when":{}'],
  ['tool-data-wrong', 'another threshold', chatData, '"inputTokensOver":64000', '"inputTokensOver":640000'],
  [
    'tool-data-wrong',
    'a price for what lies above its limit alone',
    chatData,
    '"mode":"whole"',
    '"mode":"marginal"',
  ],
  ['tool-data-wrong', 'another meter', chatData, '"meter":"cacheRead"', '"meter":"input"'],
  [
    'tool-data-wrong',
    'another unit',
    chatData,
    '"amount":"1.25","when"',
    '"amount":"1.25","unit":{"per":1000},"when"',
  ],
  ['tool-data-wrong', 'a least quantity less', speechData, /,"rules":\[[^\]]*\]/, ''],
  ['tool-data-wrong', 'a rate less', chatData, /\{"key":"acme\/chat#cacheRead"[^]*?"mode":"whole"\}/, '{}'],
  [
    'tool-data-wrong',
    'a rate left out',
    chatData,
    /,\{"key":"beta\/talk-mini#cacheRead"[^]*?"mode":"whole"\}/,
    '',
  ],
  ['tool-data-wrong', 'a model left out', chatData, /\{"id":"beta\/talk-mini"[^]*\}\]\}\]\}$/, '{}]}'],
  ['tool-data-wrong', 'a longer context', chatData, '"context":200000', '"context":2000000'],
  ['tool-data-wrong', 'a longer answer', chatData, '"maxOutput":64000', '"maxOutput":640000'],
  [
    'tool-data-wrong',
    'an ability more',
    chatData,
    '"capabilities":["vision","tools"]',
    '"capabilities":["vision","tools","reasoning"]',
  ],
  [
    'tool-data-wrong',
    'another day of release',
    chatData,
    '"released":"5 March 2026"',
    '"released":"5 March 2025"',
  ],
  ['tool-data-wrong', 'the name of another model', chatData, '"name":"Talk Mini"', '"name":"Acme Chat"'],
  ['tool-data-wrong', 'another maker', chatData, '"provider":"Beta"', '"provider":"Acme"'],
  [
    'tool-data-wrong',
    'the page of another model',
    chatData,
    '"path":"/q/beta-talk-pricing/"',
    '"path":"/q/acme-chat-pricing/"',
  ],
  [
    'tool-data-wrong',
    'a model told as retired',
    chatData,
    '"start":0,"rates":[{"key":"acme/chat#',
    '"stage":"retired","start":0,"rates":[{"key":"acme/chat#',
  ],
  [
    'tool-data-wrong',
    'a start with another condition',
    imageData,
    '"startsWith":{"quality":"low"}',
    '"startsWith":{"quality":"high"}',
  ],
  [
    'tool-data-wrong',
    'another use to start with',
    chatData,
    '"start":0,"rates":[{"key":"beta/talk#',
    '"start":3,"rates":[{"key":"beta/talk#',
  ],
  [
    'tool-use-wrong',
    'fewer requests to start with',
    chatData,
    '{"counts":{"input":1500,"output":400},"requests":10000}',
    '{"counts":{"input":1500,"output":400},"requests":1000}',
  ],
  [
    'tool-use-wrong',
    'a use of other counts than its words',
    chatData,
    '"id":"10000-chats","label":"10,000 chats (1,500 in, 400 out)","usage":{"input":1500',
    '"id":"10000-chats","label":"10,000 chats (1,500 in, 400 out)","usage":{"input":150',
  ],
  [
    'tool-use-wrong',
    'a use of fewer requests than its words',
    imageData,
    '"requests":100,"counted"',
    '"requests":10,"counted"',
  ],
  ['tool-use-wrong', 'other words of a use', imageData, '"label":"10,000 images"', '"label":"1,000 images"'],
  [
    'tool-use-wrong',
    'a use in another service',
    chatData,
    '"requests":10000,"service":"batch"',
    '"requests":10000',
  ],
  [
    'tool-data-wrong',
    'other meters that answer',
    chatData,
    '"headline":[["input","output"]',
    '"headline":[["output","input"]',
  ],
  ['tool-data-wrong', 'another price per call', chatData, '"perCall":["request"]', '"perCall":[]'],

  // What the search shows.
  [
    'search-wrong',
    'a search result of another page',
    search,
    '"path":"/q/beta-talk-pricing/"',
    '"path":"/q/beta-talk-mini-pricing/"',
  ],
  ['search-wrong', 'a search result of another name', search, '"title":"Talk Mini"', '"title":"Talk Maxi"'],
  [
    'search-wrong',
    'a search result of another maker',
    search,
    '"about":["Beta","chat"]',
    '"about":["Acme","chat"]',
  ],
  [
    'search-wrong',
    'a search result with an ability more',
    search,
    '"vision","tools"',
    '"vision","tools","reasoning"',
  ],
  ['search-wrong', 'a search result with more models', search, '"note":["6 models"]', '"note":["7 models"]'],
  [
    'search-wrong',
    'a list with fewer models in the search',
    search,
    '"note":["4 models"]',
    '"note":["3 models"]',
  ],
  [
    'search-wrong',
    'a search result in another unit',
    search,
    '" per ","1M characters"',
    '" per ","1K characters"',
  ],
  [
    'search-wrong',
    'a search result that says from',
    search,
    '"note":["",{"text":"$0.040"',
    '"note":["from ",{"text":"$0.040"',
  ],
  ['search-wrong', 'a search result without from', search, '"note":["from ",', '"note":["",'],
  [
    'search-wrong',
    'a search result told as retired',
    search,
    '"title":"Pixel",',
    '"title":"Pixel","mark":"Retired",',
  ],
  ['search-wrong', 'a model that is not found', search, /\{"kind":"Model","title":"Pixel"[^]*?\]\},/, ''],
  ['search-wrong', 'a price not known that is', search, '"note":["Price not known"]', '"note":["free"]'],
  ['search-wrong', 'another order by price in the search', search, '"place":1,', '"place":99,'],
  ['search-wrong', 'two models at one place by price', search, '"place":2,', '"place":1,'],
  [
    'search-wrong',
    'a price not known with a place',
    search,
    '"note":["Price not known"]',
    '"place":7,"note":["Price not known"]',
  ],
  ['search-wrong', 'a filter of something else', search, '?can=vision"', '?can=tools"'],
  ['search-wrong', 'a list about another kind', search, '"about":["image"]', '"about":["chat"]'],
  ['search-wrong', 'a heading that the page does not have', search, '"Results"', '"Outcomes"'],

  // What programs read, wrong everywhere alike.
  [
    'api-evidence-wrong',
    'a source more',
    api,
    '"amount":"10","ref":"acme/chat"}',
    '"amount":"10","ref":"acme/chat"},{"library":"models.dev","version":"sha256:ba9876543210","asOf":"2026-11-20","amount":"10","ref":"acme/chat"}',
  ],
  [
    'api-evidence-wrong',
    'a source less',
    api,
    ',{"library":"models.dev","version":"sha256:ba9876543210","asOf":"2026-11-20","amount":"1.25","ref":"acme/chat"}',
    '',
  ],
  ['api-evidence-wrong', 'fresher prices of a source', api, '"asOf":"2026-11-20"', '"asOf":"2026-11-22"'],
  ['api-evidence-wrong', 'another copy of a source', api, 'sha256:0123456789ab', 'sha256:1123456789ab'],
  ['api-evidence-wrong', 'another entry of a source', api, '"ref":"acme/chat"', '"ref":"acme/chat-2"'],
  ['api-evidence-wrong', 'another amount of a source', api, '"amount":"1.25","ref"', '"amount":"1.20","ref"'],
  ['api-evidence-wrong', 'a rate told as disputed', api, '"status":"match"', '"status":"disputed"'],
  ['api-fact-wrong', 'a longer context in the API', api, '"context":1000000', '"context":10000000'],
  ['api-fact-wrong', 'a longer answer in the API', api, '"maxOutput":64000', '"maxOutput":46000'],
  [
    'api-fact-wrong',
    'another day of release in the API',
    api,
    '"released":"2026-02-10"',
    '"released":"2026-01-20"',
  ],
  [
    'api-fact-wrong',
    'an ability less in the API',
    api,
    '"capabilities":["vision","tools"]',
    '"capabilities":["vision"]',
  ],
  [
    'api-fact-wrong',
    'another way of caching in the API',
    api,
    '"caching":"automatic"',
    '"caching":"explicit"',
  ],
  ['api-fact-wrong', 'a price said to be unknown', api, '"priceStatus":"priced"', '"priceStatus":"unknown"'],
  ['api-fact-wrong', 'another fee in the API', api, '"percent":"5"', '"percent":"4"'],
  ['api-fact-wrong', 'another smallest top-up in the API', api, '"topUpMinimum":"20"', '"topUpMinimum":"10"'],
  [
    'api-fact-wrong',
    'another address of calls',
    api,
    'https://api.northgate.example/v1"',
    'https://api.northgate.example/v2"',
  ],
  [
    'days-differ',
    'another day in a file of the API',
    chatFile,
    /"generated":"2026-11-2\d"/,
    '"generated":"2026-10-23"',
  ],
  ['api-standing-wrong', 'a better rank', chatFile, '"rank":3', '"rank":1'],
  ['api-standing-wrong', 'fewer models in a rank', chatFile, '"of":4', '"of":3'],
  [
    'api-standing-wrong',
    'another meter of a rank',
    chatFile,
    '"standing":{"meter":"input"',
    '"standing":{"meter":"output"',
  ],
  ['figure-wrong', 'another median', chatFile, '~median","amount":"1"', '~median","amount":"2"'],
  ['api-fact-wrong', 'another twin in the API', chatFile, 'q/acme-chat-pricing.md', 'q/beta-talk-pricing.md'],
  [
    'api-fact-wrong',
    'an example of another task',
    chatFile,
    '"task":"Streaming","language":"python"',
    '"task":"Tools","language":"python"',
  ],
  ['api-fact-wrong', 'an example of another file', chatFile, 'acme-chat/stream.py', 'acme-chat/chat.py'],
  ['api-fact-wrong', 'another day of a change', talkFile, '"date":"2026-06-01"', '"date":"2026-06-10"'],
  ['api-fact-wrong', 'a change left out', talkFile, /"history":\[\{[^\]]*\}\]/, '"history":[]'],
  ['api-fact-wrong', 'another source of a change', talkFile, 'Beta’s price page', 'Acme’s price page'],
  ['api-value-wrong', 'a status in CSV', csv, /,match,(.*,acme\/chat#output,)/, ',unchecked,$1'],
  ['api-value-wrong', 'a source less in CSV', csv, /,match,[^,]*(,.*,acme\/chat#output,)/, ',match,$1'],
  ['figure-wrong', 'another price with the fee in CSV', csv, /(acme\/chat,.*,output,\d+,)[^,]+/, '$19'],
  [
    'license-wrong',
    'a description of the API without terms',
    ['api/openapi.json'],
    /,"license":\{[^}]*\}/,
    '',
  ],
  [
    'license-wrong',
    'a description of a table without its terms',
    ['api/models.csv-metadata.json'],
    /"dc:license":\{[^}]*\},/,
    '',
  ],
  ['api-value-wrong', 'a name in CSV', csv, 'Talk Mini', 'Talk Maxi'],
  ['api-value-wrong', 'a unit in CSV', csv, '1000000,,1M characters', '1000,,1K characters'],

  // Days in feeds, sitemaps and heads.
  [
    'feed-date-wrong',
    'another day in both feeds',
    ['changes.json', 'changes.xml'],
    /(2026-06-|, )01(?=T| Jun)/,
    '$102',
  ],
  [
    'day-wrong',
    'another day in the words of a change',
    ['changes.json', 'changes.xml'],
    '1 June 2026;',
    '1 July 2026;',
  ],
  ['day-wrong', 'another change in per cent', ['changes.json', 'changes.xml'], '(+50%)', '(+5%)'],
  [
    'feed-date-wrong',
    'another day of a new model',
    ['new-models.json', 'new-models.xml'],
    /(2026-04-|, )20(?=T| Apr)/,
    '$121',
  ],
  [
    'day-wrong',
    'another maker of a new model',
    ['new-models.json', 'new-models.xml'],
    'Image model by Acme',
    'Image model by Beta',
  ],
  [
    'days-differ',
    'another change of a page',
    ['sitemap-models.xml'],
    /<lastmod>2026-11-2\d/,
    '<lastmod>2026-11-19',
  ],
  [
    'days-differ',
    'another change of all models',
    ['sitemap-index.xml'],
    /models\.xml<\/loc><lastmod>2026-11-2\d/,
    'models.xml</loc><lastmod>2026-11-02',
  ],
  [
    'updated-wrong',
    'another change in a head',
    chat,
    /"dateModified":"2026-11-2\d"/,
    '"dateModified":"2026-11-10"',
  ],
  [
    'days-differ',
    'another change in a twin',
    ['q/acme-chat-pricing.md'],
    /updated: 2026-11-2\d/,
    'updated: 2026-10-20',
  ],
  ['days-differ', 'another day below a page', chat, /(Updated <time datetime="2026-11-2\d">)\d+/, '$130'],
  [
    'days-differ',
    'another day for programs below a page',
    chat,
    /time datetime="2026-11-2\d"/,
    'time datetime="2026-11-30"',
  ],
  [
    'fee-percent-wrong',
    'another fee below a page',
    chat,
    'before the 5% platform fee. Every',
    'before the 6% platform fee. Every',
  ],

  // What confirms the prices, on page and twin alike.
  ['record-count-wrong', 'more confirmed rates', verification, cells('Confirmed', '19'), '$118'],
  ['record-count-wrong', 'more listed rates', verification, '20 rates of 7 models', '21 rates of 7 models'],
  [
    'record-count-wrong',
    'more confirmed in the sentence',
    verification,
    'price for 19 of them',
    'price for 18 of them',
  ],
  [
    'record-count-wrong',
    'more confirmed in the description',
    verification,
    '20 listed rates, 19 are',
    '20 listed rates, 20 are',
  ],
  ['record-count-wrong', 'more sources by kind', verification, cells('16', '2'), '$13'],
  [
    'record-count-wrong',
    'prices of a later day',
    verification,
    cells('sha256:0123456789ab', '20 November 2026'),
    '$122 November 2026',
  ],
  ['record-count-wrong', 'another age', verification, cells('20 November 2026', '3 days'), '$130 days'],
  ['record-count-wrong', 'more listed alike by a source', verification, cells('3 days', '2'), '$120'],
  [
    'twin-text-missing',
    'another day of the comparison',
    verification,
    'compared on 20 November',
    'compared on 21 November',
  ],
  [
    'source-day-wrong',
    'later data of a source',
    ['q/acme-chat-pricing/index.html', 'q/acme-chat-pricing.md'],
    'data of 20 November 2026',
    'data of 22 November 2026',
  ],
  [
    'record-count-wrong',
    'more sources in a list',
    ['models/chat/index.html', 'models/index.html'],
    'aria-label="1 source"',
    'aria-label="2 sources"',
  ],
  [
    'record-count-wrong',
    'more confirmed on the first page',
    both(''),
    '19 are confirmed by',
    '18 are confirmed by',
  ],

  // Ranks, winners and counts.
  [
    'place-wrong',
    'a better rank in words',
    talk,
    '2 of 4 chat models cost more',
    '3 of 4 chat models cost more',
  ],
  [
    'place-wrong',
    'fewer models in a rank in words',
    talk,
    '2 of 4 chat models cost more',
    '2 of 40 chat models cost more',
  ],
  [
    'place-wrong',
    'another winner',
    versus,
    'Talk costs less in each use below',
    'Acme Chat costs less in each use below',
  ],
  [
    'place-wrong',
    'another difference of all uses',
    versus,
    '60% less than Acme Chat',
    '6% less than Acme Chat',
  ],
  [
    'place-wrong',
    'the smaller context as the larger',
    versus,
    'Acme Chat has the larger context: 1,000,000 tokens against 200,000 of Talk',
    'Talk has the larger context: 1,000,000 tokens against 200,000 of Acme Chat',
  ],
  [
    'place-wrong',
    'the older model as the newer',
    versus,
    'Talk is the newer of the two, released 5 March 2026; Acme Chat came out 10 February 2026',
    'Acme Chat is the newer of the two, released 5 March 2026; Talk came out 10 February 2026',
  ],
  ['count-wrong', 'another count of models in a list', chatList, '4 models, from', '5 models, from'],
  ['count-wrong', 'another count of models in a title', imageList, '3 models, from', '13 models, from'],
  [
    'count-wrong',
    'another count that fits',
    chatList,
    cells('With 128,000 tokens of context or more', '3'),
    '$12',
  ],
  [
    'place-wrong',
    'another cheapest for a need',
    chatList,
    /(Released in 2026[^]{0,60}?)beta-talk-mini([^]{0,30}Talk) Mini|(Released in 2026[^]{0,40}Talk) Mini/,
    '$1beta-talk$2$3',
  ],
  [
    'count-wrong',
    'another count of a maker',
    both('providers/acme'),
    'Acme has 6 models',
    'Acme has 7 models',
  ],
  ['count-wrong', 'another count on the first page', both(''), 'key for 9 models', 'key for 18 models'],
  ['count-wrong', 'another count of makers', both(''), 'Models from 2 providers', 'Models from 3 providers'],
  ['count-wrong', 'another count of changes', both('changes'), 'and 1 announced', 'and 2 announced'],
  ['count-wrong', 'another count of questions', both('q'), '9 models: how much', '8 models: how much'],
  [
    'order-wrong',
    'the order of a list',
    ['models/chat/index.html'],
    /(<tr><th scope="row"><a href="\/q\/beta-talk-mini-pricing.*?<\/tr>)(<tr>.*?<\/tr>)/,
    '$2$1',
  ],
  [
    'order-wrong',
    'the order of the list of all models',
    models,
    /(<tbody>)(<tr.*?<\/tr>)(.*)(<\/tbody>)/,
    '$1$3$2$4',
  ],
  ['day-wrong', 'the month of a release in a list', models, /(<td class="released">\w{3} )20/, '$119'],
  [
    'filter-wrong',
    'a price in the column of another',
    models,
    /<td class="output("><data value="[^"]*" data-rate="#output)/,
    '<td class="cached$1',
  ],
  [
    'place-wrong',
    'the lower figure of two models',
    ['compare/acme-chat-vs-beta-talk/index.html'],
    /<span class="visually-hidden"> lower<\/span>/,
    '',
  ],
  ['filter-wrong', 'a count in a label', models, 'Chat models (4)', 'Chat models (5)'],
  ['filter-wrong', 'a count of a maker in a label', models, 'Acme (6)', 'Acme (4)'],
  ['filter-wrong', 'a count of a unit in a label', models, '1M characters (1)', '1M characters (2)'],
  [
    'filter-wrong',
    'a count of an ability',
    models,
    'Calls tools <span class="muted">1<',
    'Calls tools <span class="muted">2<',
  ],
  ['filter-wrong', 'a count of those with a source', models, 'source (7)', 'source (6)'],
  ['filter-wrong', 'what a row is filtered by: context', models, 'data-key="200000"', 'data-key="2000000"'],
  [
    'filter-wrong',
    'what a row is filtered by: maker',
    models,
    '<span class="muted">beta/',
    '<span class="muted">acme/',
  ],
  ['filter-wrong', 'what a row is filtered by: unit', models, 'data-unit="image"', 'data-unit="megapixel"'],
  [
    'filter-wrong',
    'what a row is filtered by: ability',
    models,
    'data-can="vision tools"',
    'data-can="vision"',
  ],
  ['filter-wrong', 'what a row is filtered by: confirmation', models, 'checked=one', 'checked=two'],
  ['filter-wrong', 'what a row is filtered by: life', models, 'status=current', 'status=deprecated'],
  ['count-wrong', 'a context in a list', models, '>200K</td>', '>20K</td>'],
  [
    'count-wrong',
    'a context among the alternatives',
    chat,
    '<td class="end">200,000<',
    '<td class="end">20,000<',
  ],
  [
    'start-differs',
    'a count that a calculation begins with',
    chat,
    'name="input" value="1500"',
    'name="input" value="150"',
  ],
  [
    'start-differs',
    'a number of requests that a calculation begins with',
    chat,
    'name="requests" value="10000"',
    'name="requests" value="100"',
  ],
  [
    'start-differs',
    'a model that a calculation is for',
    chat,
    'name="model" value="acme/chat"',
    'name="model" value="beta/talk"',
  ],
  ['place-wrong', 'a bar of the chart', ['strips/chat-input.svg'], 'M0 56v-26m399 26', 'M0 56v-26m299 26'],
  ['place-wrong', 'the mark of a model in the chart', chat, 'class="own" d="M500', 'class="own" d="M300'],
  ['day-wrong', 'days of release', talk, /(Released(?:<\/dt><dd>|: ))5 March 2026/, '$15 May 2026'],
  ['day-wrong', 'the day of another change', talk, /1 June 2026/, '1 July 2026'],
  [
    'place-wrong',
    'models that are cheaper, where none is',
    chat,
    'None with its features and context',
    '3 with its features and context have cheaper input',
  ],
  [
    'place-wrong',
    'none that is cheaper, where others are billed otherwise',
    both('q/beta-draw-pricing'),
    'None priced that way',
    'None',
  ],
  [
    'place-wrong',
    'another alternative text',
    chat,
    '"og:image:alt" content="Acme Chat:',
    '"og:image:alt" content="Talk:',
  ],
  [
    'twin-text-missing',
    'another percentage of the semantic cache',
    talk,
    'cost 25% of the uncached',
    'cost 15% of the uncached',
  ],
  [
    'place-wrong',
    'an announced rise of another day',
    talk,
    /(Price changes (?:<b>)?)1 January 2027/,
    '$11 June 2027',
  ],

  // Until when a model is served, in each format that says so in words of its own.
  ['lifecycle-differs', 'a last day that no line says', ['llms.txt'], '; retires 1 February 2027', ''],
  ['lifecycle-differs', 'a line of a retired model', ['llms.txt'], '; retires 1 February 2027', ', retired'],
  ['search-wrong', 'a result without a last day', ['search.json'], /,"ends":"[^"]*"/, ''],
  ['search-wrong', 'a result of another last day', ['search.json'], 'retires 1 Feb', 'retires 1 Mar'],
  ['lifecycle-differs', 'an item of another last day', leavingFeeds, 'retires on 1 Feb', 'retires on 1 Mar'],
  ['lifecycle-differs', 'an item of what is gone', leavingFeeds, 'Draw retires on', 'Draw retired on'],
  ['lifecycle-differs', 'another replacement in a feed', leavingFeeds, 'Use acme/pixel', 'Use acme/say'],
  ['lifecycle-differs', 'a notice of another last day', draw, /(Retires (?:<b>)?)1 Feb/, '$11 Mar'],
  ['lifecycle-differs', 'a notice of what is gone', draw, /(>|\*\*)Retires /, '$1Retired '],
  ['lifecycle-differs', 'another name in a notice', draw, /(replacement, .*?)Pixel/, '$1Say'],
  [
    'lifecycle-differs',
    'another replacement in a description',
    ['q/beta-draw-pricing/index.html'],
    'Use Pixel instead',
    'Use Say instead',
  ],
  ['lifecycle-differs', 'more models that go', both('deprecations'), '1 model stops', '2 models stop'],
  ['lifecycle-differs', 'another next day', both('deprecations'), ', on 1 February', ', on 2 February'],
  [
    'deprecation-wrong',
    'data with another name of a replacement',
    ['api/deprecations.json'],
    '"name":"Pixel"',
    '"name":"Say"',
  ],
  ['deprecation-wrong', 'an event of another name', ['deprecations.ics'], 'SUMMARY:Draw', 'SUMMARY:Pixel'],
  [
    'client-life-wrong',
    'a last day of what stays, for OpenRouter',
    ['api/clients/openrouter.json'],
    '"expiration_date":null',
    '"expiration_date":"2027-02-01"',
  ],
  [
    'client-life-wrong',
    'a stage of what stays, for models.dev',
    ['api/clients/models-dev/api.json'],
    '"id":"acme/chat",',
    '"id":"acme/chat","status":"deprecated",',
  ],
];

/** One of each code that no other defect has, for the table of them. */
export const tamperDefects: readonly Defect[] = [
  ...new Map(tamperings.map((one) => [one[0], one])).values(),
].flatMap(([code, what, [file = ''], before, after]) =>
  /^(?:tool|search|api-fact|api-evidence|api-standing|record|source-day|updated|days|count|place|order|filter|start|day)-/.test(
    code,
  )
    ? [{ code, what, file, change: [before, after] as const }]
    : [],
);
