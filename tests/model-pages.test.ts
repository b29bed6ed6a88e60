import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { meters } from '#catalog/registry/meters.ts';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { widthInSearch } from '../scripts/check/site/text-width.ts';
import {
  allModelPages,
  complaints,
  dist,
  listedPrice,
  one,
  words,
  type ModelPage,
} from './support/built-pages.ts';

// Every model's page in `dist` has all that design.md promises of one; the words are looked at beside this.
const pages = allModelPages();
const priced = pages.filter(({ rates }) => rates.length > 0);
const unpriced = pages.filter(({ rates }) => rates.length === 0);

/** "$0.040 per image": what the page must say first, judged from the catalog alone. */
function firstPrice({ main, model, rates }: ModelPage): { phrase: string; complaint?: string } {
  const figure = one(main, '.lead').querySelector('data');
  const key = figure?.getAttribute('data-rate') ?? '';
  const meter = /#(\w+)/.exec(key)?.[1];
  const sameMeter = rates.filter((rate) => rate.meter === meter);
  const [rate] = sameMeter.filter(({ amount }) => listedPrice(amount) === figure?.text);
  if (!key.startsWith(`${model.id}#`) || rate === undefined) {
    return { phrase: '', complaint: `the answer opens with ${figure?.text ?? 'no price'} (${key})` };
  }
  const phrase = `${listedPrice(rate.amount)} per ${meters[rate.meter].unit}`;
  const standard = (one: typeof rate) => Object.keys(one.when).length === 0;
  if (standard(rate)) return { phrase };
  if (sameMeter.some(standard)) return { phrase, complaint: 'opens with a conditional price' };
  if (sameMeter.some(({ amount }) => Number(amount) < Number(rate.amount))) {
    return { phrase, complaint: 'a lower price than the one it opens with is listed' };
  }
  return { phrase: `from ${phrase}` };
}

/** "$1.25 in, $10.00 out per 1M tokens" for "$1.25 per 1M input tokens", where there is no room for more. */
function saysInShort(text: string, phrase: string): boolean {
  const [price = '', unit = ''] = phrase.split(' per ');
  const [, size = '', noun = ''] = /^(\S+) .*?(\S+)$/.exec(unit) ?? [];
  const start = text.indexOf(`${price} `);
  const after = start === -1 ? '' : text.slice(start + price.length + 1);
  return size !== '' && /^[a-z ]+, /.test(after) && after.includes(` per ${size} ${noun}`);
}

/** "$1.25/$10.00 per 1M", "$0.02 per 1M", "$30.00 out per 1M", "$0.04/image" or "$0.08 per second": at the end of a title. */
function saysClosely(title: string, phrase: string): boolean {
  const [price = '', unit = ''] = phrase.split(' per ');
  const at = title.lastIndexOf(` ${price}`);
  const end = at < 0 ? '' : title.slice(at + price.length + 1);
  const [, count = unit] = /^(1[MK]) .* ?tokens$/.exec(unit) ?? [];
  const [short = ''] = count.split(' of ');
  return [' per ', '/'].some((per) =>
    new RegExp(`^(?:/\\$[\\d.]+| in| out)?${per}${short}(?: tokens)?$`).test(end),
  );
}

/** What is no longer served is not offered. */
const isServed = ({ retired }: (typeof pages)[number]) => !retired;

test('there are pages to look at, with and without a price', () => {
  expect(priced.length).toBeGreaterThan(90);
  expect(unpriced.length).toBeGreaterThan(0);
});

test('each page asks one question, about its own model', () => {
  expect(
    complaints(pages, ({ model, main, document }) => {
      const heading = words(one(document, 'h1'));
      return [
        heading !== `How much does ${model.name} cost?` && model.host === undefined && `h1 is "${heading}"`,
        !words(one(main, '.lead')).includes(`(${model.id})`) && 'the answer does not name the id',
        !words(one(main, '.lead')).includes(model.name) && 'the answer does not name the model',
      ];
    }),
  ).toEqual([]);
});

test('the answer, the title, the description and the first question all carry the price with its unit', () => {
  expect(
    complaints(priced, (page) => {
      const { document, main } = page;
      const { phrase, complaint } = firstPrice(page);
      const places = {
        answer: words(one(main, '.lead')),
        title: words(one(document, 'title')),
        description: one(document, 'meta[name=description]').getAttribute('content') ?? '',
        'first FAQ answer': words(one(main, '.faq section:first-child p')).replace(/^From/, 'from'),
      };
      return [
        complaint,
        ...Object.entries(places).map(
          ([place, text]) =>
            !text.includes(phrase) &&
            !(['title', 'description'].includes(place) && saysInShort(text, phrase)) &&
            !(place === 'title' && saysClosely(text, phrase)) &&
            `no "${phrase}" in the ${place}: ${text}`,
        ),
      ];
    }),
  ).toEqual([]);
});

test('the grid of prices has every rate in force or announced, and no cell of any table is empty', () => {
  expect(
    complaints(priced, ({ main, rates }) => {
      const table = main.querySelector('.section-price table');
      const heads = table?.querySelectorAll('thead th').map(words) ?? [];
      const rows = table?.querySelectorAll('tbody tr') ?? [];
      return rates.map(({ amount, meter }) => {
        const { label, noun, shortUnit } = meters[meter];
        const column = heads.findIndex((head) =>
          label.toLowerCase() === noun.many
            ? [`${label} each`, `${label} per 1K`].includes(head)
            : head === `${label} per ${shortUnit}`,
        );
        const price = listedPrice(amount);
        const cells = rows.map(
          (row) => row.querySelectorAll('th, td')[column]?.querySelector('data')?.text ?? '',
        );
        // A column has its figures in one precision.
        const isThere = cells.some(
          (text) => text === price || text.replace(/0+$/, '') === price.replace(/0+$/, ''),
        );
        return (column < 0 || !isThere) && `no cell for ${label} at ${price}`;
      });
    }),
  ).toEqual([]);
  expect(
    complaints(pages, ({ main }) =>
      main
        .querySelectorAll('th, td, dd, dt, caption')
        .map((cell) => words(cell) === '' && `an empty cell in ${cell.parentNode?.outerHTML ?? ''}`),
    ),
  ).toEqual([]);
});

test('each priced page has worked uses with what they come to, and what a top-up funds', () => {
  expect(
    complaints(priced.filter(isServed), ({ main }) => {
      const section = main.querySelector('.section-calculator');
      const receipts = section?.querySelectorAll('.receipt') ?? [];
      const labels = section?.querySelectorAll('.presets label').map(words) ?? [];
      const sums = section?.querySelectorAll('.pairs dt').map(words).join(' ');
      return [
        receipts.length === 0 && 'no worked use',
        labels.length !== (receipts.length > 1 ? receipts.length : 0) &&
          `${labels.length} of ${receipts.length}`,
        receipts.some((receipt) =>
          receipt.querySelectorAll('tr').some((row) => row.querySelector('td data') === null),
        ) && 'a line without a sum',
        receipts.some((receipt) => !/You pay \$[\d.,]+$/.test(words(receipt))) &&
          'a receipt without what is paid',
        sums !== '$5 top-up $10 top-up $100 top-up' && `top-ups of ${sums ?? 'none'}`,
      ];
    }),
  ).toEqual([]);
});

test('no page of a model has more than 700 words outside code, or its name more than 12 times', () => {
  expect(
    complaints(pages, ({ model, main }) => {
      const copy = parse(main.outerHTML);
      // The commands that install and run an example are code too; what is written in a drawing is looked at, not read.
      for (const code of copy.querySelectorAll('pre, .examples figcaption, svg')) code.remove();
      const text = words(copy);
      const count = text.split(' ').filter((word) => /\p{L}/u.test(word)).length;
      const named = text.split(model.name).length - 1;
      return [count > 700 && `${count} words`, named > 12 && `named ${named} times`];
    }),
  ).toEqual([]);
});

test('a page without a price says so and has no prices of its own', () => {
  const says = /free through|part of a plan|no reliable price|announced/;
  expect(
    complaints(unpriced, ({ model, main, document }) => [
      !says.test(words(one(main, '.lead'))) && 'the answer does not say why there is no price',
      main.querySelector('.section-price table, .section-calculator') !== null && 'a section of prices',
      main
        .querySelectorAll('data')
        .some(
          (figure) =>
            figure.getAttribute('data-rate')?.startsWith(`${model.id}#`) &&
            !figure.getAttribute('data-rate')?.includes('#text('),
        ) && 'a price of its own',
      /\$\d/.test(words(one(document, 'title'))) && 'a price in the title',
    ]),
  ).toEqual([]);
});

test('code in every language, each with the id and the base URL, and none with another model', () => {
  expect(
    complaints(pages, ({ model, main }) => {
      const examples = main.querySelectorAll('.example');
      // What no request here is known to reach has none, and says so instead.
      if (model.request?.endpoint !== undefined)
        return [
          (examples.length > 0 || !/No example: .* serves it only at /.test(main.text)) && 'no word of it',
        ];
      const tabs = main
        .querySelectorAll('.languages input[type=radio]')
        .map((tab) => tab.getAttribute('value') ?? '');
      const each = main
        .querySelectorAll('.task')
        .map((task) =>
          task.querySelectorAll('.example').map((example) => example.getAttribute('data-language')),
        );
      const code = examples.filter((example) => example.querySelector('pre') !== null);
      return [
        ...each
          .filter((languages) => languages.join() !== tabs.join())
          .map((languages) => `languages: ${languages.join()}`),
        // A language that does not say everything says at least something where it has a tab.
        !tabs.every((name) =>
          examples.some(
            (figure) => figure.querySelector('a') !== null && figure.getAttribute('data-language') === name,
          ),
        ) && 'a tab without code',
        !['python', 'node', 'curl'].every((name) => tabs.includes(name)) && `tabs: ${tabs.join()}`,
        ...code.map((example) => {
          const code = example.querySelector('pre')?.text ?? '';
          const literals =
            code.match(/["'][a-z0-9-]+\/[^"'\s]+["']/g)?.map((literal) => literal.slice(1, -1)) ?? [];
          const once = literals.filter((literal) => literal === model.id).length === 1;
          const complete =
            once && code.includes('https://api.testgate.example/v1') && code.includes('TESTGATE_KEY');
          return !complete && `the code lacks something: ${code}`;
        }),
        main.querySelectorAll('.languages input[checked]').length !== 1 && 'not one language chosen',
      ];
    }),
  ).toEqual([]);
});

test('the five questions of the first page are asked and answered everywhere', () => {
  const topics = [
    /^(How much|What) does .+ cost/,
    /free tier/,
    /prompt caching|repeated request/,
    /volume discounts/,
    /metered/,
  ];
  expect(
    complaints(pages.filter(isServed), ({ main }) => {
      const entries = main.querySelectorAll('.faq section');
      const questions = entries.map((entry) => words(one(entry, 'h3')));
      return [
        entries.length < 5 && `${entries.length} questions`,
        ...topics.map(
          (topic) => !questions.some((question) => topic.test(question)) && `no question about ${topic}`,
        ),
        new Set(questions).size < questions.length && 'a question is asked twice',
        ...entries.map((entry) => words(one(entry, 'p')).length < 20 && `hardly an answer: ${words(entry)}`),
      ];
    }),
  ).toEqual([]);
});

test('breadcrumb, canonical address, calls to action and links onward', () => {
  expect(
    complaints(pages, ({ path, model, main, document, retired }) => {
      const links = (selector: string) =>
        main.querySelectorAll(`${selector} a`).map((a) => a.getAttribute('href'));
      const canonical = one(document, 'link[rel=canonical]').getAttribute('href');
      const onward = [...links('.section-alternatives'), ...links('.section-related')];
      return [
        links('.breadcrumb').join(' ') !== '/q/ /models/' && 'breadcrumb',
        canonical !== `https://testgate.example${path}` && `canonical is ${canonical ?? 'missing'}`,
        links('.section-try').join(' ') !==
          (retired ? '' : 'https://testgate.example/signin https://testgate.example/playground') &&
          'calls to action',
        !onward.includes(`/models/${model.modality}/`) && 'no link to its kind',
        !onward.includes(`/providers/${model.provider.id}/`) && 'no link to its provider',
        onward.includes(path) && 'it offers itself as an alternative',
      ];
    }),
  ).toEqual([]);
});

test('titles and descriptions are told apart', () => {
  const of = (selector: string, attribute?: string) =>
    pages.map(({ document }) => {
      const element = one(document, selector);
      return attribute === undefined ? words(element) : element.getAttribute(attribute);
    });
  expect(new Set(of('meta[name=description]', 'content')).size).toBe(pages.length);
  expect(new Set(of('title')).size).toBe(pages.length);
});

test('most titles hold what is searched for and fit into search results, as all descriptions do', () => {
  const titles = priced.map(({ document }) => words(one(document, 'title')));
  const found = titles.filter((title) => title.includes('API pricing: ') && widthInSearch(title, 20) <= 580);
  expect(found.length / titles.length).toBeGreaterThan(0.95);
  expect(
    complaints(pages, ({ model, document }) => {
      const title = words(one(document, 'title'));
      const description = one(document, 'meta[name=description]').getAttribute('content') ?? '';
      return [
        !title.includes(model.name.replace(/ \([^)]*\)$/, '')) && `the title has no name: ${title}`,
        widthInSearch(description, 14) > 990 && `a long description: ${description}`,
      ];
    }),
  ).toEqual([]);
});

test('every page has a share image of its own that exists, with words for those who do not see it', () => {
  expect(
    complaints(pages, ({ model, document }) => {
      const meta = (name: string) => one(document, `meta[property="${name}"]`).getAttribute('content') ?? '';
      const file = new URL(meta('og:image')).pathname;
      return [
        file !== `/og/${model.id}.png` && `its image is ${file}`,
        !existsSync(join(dist, file)) && `there is no ${file}`,
        !meta('og:image:alt').startsWith(model.name) && `the image is called "${meta('og:image:alt')}"`,
      ];
    }),
  ).toEqual([]);
});

test('headings go down one level at a time', () => {
  expect(
    complaints(pages, ({ document }) => {
      const levels = document
        .querySelectorAll('h1, h2, h3, h4, h5, h6')
        .map(({ tagName }) => Number(tagName[1]));
      return [
        levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1) && `levels ${levels.join('')}`,
      ];
    }),
  ).toEqual([]);
});

test('a retired model is told of in the past, and offered to nobody', () => {
  const gone = pages.filter((page) => !isServed(page));
  expect(gone.length).toBeGreaterThan(0);
  expect(
    complaints(gone, ({ main }) => [
      !/ was priced .* retired\./.test(words(one(main, '.lead'))) &&
        'the answer does not say that it is gone',
      / (?:is priced|costs) \S* ?\$/.test(words(one(main, '.lead'))) && 'the answer stands in the present',
      main.querySelector('.section-try, .section-calculator') !== null && 'it is offered',
      !words(one(main, '.faq')).includes('use instead') && 'nothing is named in its place',
    ]),
  ).toEqual([]);
});
