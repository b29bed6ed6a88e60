/** Defects of pages, links and what helps to find them. */
import { pages, type Defect } from './defect.ts';

const { home, pixel, chat, draw, say, riddle, mould, guide } = pages;
const part = 'sitemap-models.xml';

export const pageDefects: readonly Defect[] = [
  {
    code: 'html-invalid',
    what: 'a block within a paragraph',
    file: pixel,
    change: ['</h1>', '</h1><p><div>Text</div></p>'],
  },
  { code: 'page-missing', what: 'a model without its page', file: riddle, change: 'remove' },
  { code: 'id-duplicate', what: 'an id on two elements', file: pixel, change: ['<h1>', '<h1 id="price">'] },
  { code: 'heading-count', what: 'a second h1', file: pixel, change: ['</h1>', '</h1><h1>Pixel</h1>'] },
  {
    code: 'heading-order',
    what: 'an h4 right below an h2',
    file: pixel,
    change: ['</h1>', '</h1><h2 id="x">One</h2><h4>Two</h4>'],
  },
  {
    code: 'heading-duplicate',
    what: 'two pages with one question',
    file: say,
    change: ['<h1>How much does Say cost?</h1>', '<h1>How much does Pixel cost?</h1>'],
  },
  {
    code: 'title-missing',
    what: 'a page without a title',
    file: say,
    change: [/<title>[^<]*<\/title>/, ''],
  },
  {
    code: 'title-duplicate',
    what: 'a title that stands on another page',
    file: say,
    change: {
      write: (read) =>
        read(say).replace(/<title>[^<]*<\/title>/, /<title>[^<]*<\/title>/.exec(read(guide))?.[0] ?? ''),
    },
  },
  {
    code: 'title-long',
    what: 'a title that search results cut',
    file: say,
    change: [/<title>[^<]*<\/title>/, `<title>${'Everything there is to know '.repeat(4)}</title>`],
  },
  {
    code: 'title-lacks',
    what: 'a title without what readers search for',
    file: pixel,
    change: [/<title>Acme Pixel API pricing/, '<title>Acme Pixel pricing'],
  },
  {
    code: 'title-lacks',
    what: 'a title that does not say whose model it is',
    file: pixel,
    change: [/<title>Acme Pixel/, '<title>Pixel'],
  },
  {
    code: 'title-lacks',
    what: 'a title without the price',
    file: chat,
    change: [/<title>[^<]*<\/title>/, '<title>Acme Chat API pricing | Northgate</title>'],
  },
  {
    code: 'retirement-untold',
    what: 'a description that is silent on the last day',
    file: draw,
    change: [/(name="description" content="[^"]*) Retires on [^".]*\./, '$1'],
  },
  {
    code: 'title-cut',
    what: 'a title that breaks off',
    file: say,
    change: [/<title>[^<]*<\/title>/, '<title>Acme Say API pricing: $15.00, and…</title>'],
  },
  {
    code: 'description-missing',
    what: 'a page without a description',
    file: say,
    change: [/name="description" content="[^"]*"/, 'name="description" content=""'],
  },
  {
    code: 'description-duplicate',
    what: 'a description that stands on another page',
    file: say,
    change: {
      write: (read) =>
        read(say).replace(
          /name="description" content="[^"]*"/,
          /name="description" content="[^"]*"/.exec(read(guide))?.[0] ?? '',
        ),
    },
  },
  {
    code: 'description-long',
    what: 'a description that search results cut',
    file: say,
    change: [
      /name="description" content="[^"]*"/,
      `name="description" content="${'All there is to know. '.repeat(12)}"`,
    ],
  },
  {
    code: 'description-short',
    what: 'a description that says nothing',
    file: say,
    change: [/name="description" content="[^"]*"/, 'name="description" content="A model."'],
  },
  {
    code: 'canonical-wrong',
    what: 'a page filed under another address',
    file: pixel,
    change: [
      'rel="canonical" href="https://northgate.example/q/acme-pixel',
      'rel="canonical" href="https://northgate.example/q/acme-chat',
    ],
  },
  {
    code: 'language-missing',
    what: 'a page without its language',
    file: guide,
    change: ['<html lang="en"', '<html'],
  },
  {
    code: 'viewport-missing',
    what: 'a page that forbids zooming',
    file: guide,
    change: ['initial-scale=1"', 'initial-scale=1, user-scalable=no"'],
  },
  {
    code: 'charset-missing',
    what: 'a page without its character set',
    file: guide,
    change: ['<meta charset="utf-8">', ''],
  },
  {
    code: 'landmark-missing',
    what: 'a page without <main>',
    file: guide,
    change: [/<main([^]*)<\/main>/, '<div$1</div>'],
  },
  {
    code: 'open-graph-missing',
    what: 'a page that cannot be shared',
    file: guide,
    change: [/<meta property="og:title"[^>]*>/, ''],
  },
  {
    code: 'page-orphan',
    what: 'a page to which nothing leads',
    file: 'q/lost/index.html',
    change: { write: (read) => read(riddle) },
  },
  {
    code: 'list-incomplete',
    what: 'a model that a list lacks',
    file: 'providers/acme/index.html',
    change: [/<tr[^>]*><th scope="row">.*?<\/tr>/, ''],
  },
  {
    code: 'list-incomplete',
    what: 'a question that is not asked',
    file: 'q/index.html',
    change: [/<li><a href="\/q\/acme-chat.*?<\/li>/, ''],
  },
  {
    code: 'link-dead',
    what: 'a link to nothing',
    file: pixel,
    change: ['href="/q/acme-chat-pricing/"', 'href="/q/acme-cat-pricing/"'],
  },
  {
    code: 'link-dead',
    what: 'a dead link in Markdown',
    file: 'q/acme-pixel-pricing.md',
    change: ['/q/acme-chat-pricing/', '/q/acme-cat-pricing/'],
  },
  {
    code: 'link-fragment-dead',
    what: 'a link to a place that is not on the page',
    file: pixel,
    change: ['href="#main"', 'href="#content"'],
  },
  {
    code: 'link-without-slash',
    what: 'a link that costs a redirect',
    file: home,
    change: ['href="/models/"', 'href="/models"'],
  },
  {
    code: 'link-rel-wrong',
    what: 'a new tab that can reach back',
    file: pixel,
    change: ['href="https://acme.example/pricing"', 'href="https://acme.example/pricing" target="_blank"'],
  },
  {
    code: 'link-insecure',
    what: 'an unencrypted link',
    file: pixel,
    change: ['href="https://acme.example/pricing"', 'href="http://acme.example/pricing"'],
  },
  {
    code: 'link-host-unfit',
    what: 'a link to the writer’s own machine',
    file: pixel,
    change: ['href="https://acme.example/pricing"', 'href="http://localhost:4321/"'],
  },
  {
    code: 'moved-missing',
    what: 'an old address that leads nowhere',
    file: 'q/beta-talk-0-free-pricing/index.html',
    change: 'remove',
  },
  {
    code: 'moved-missing',
    what: 'an old address that hosts do not know',
    file: '_redirects',
    change: ['/q/beta-talk-0-free-pricing/ ', '/q/beta-talk-0-pricing/ '],
  },
  {
    code: 'moved-wrong',
    what: 'an old address that leads to another model',
    file: 'q/beta-talk-0-free-pricing/index.html',
    change: ['url=/q/beta-talk-pricing/', 'url=/q/acme-chat-pricing/'],
  },
  {
    code: 'moved-wrong',
    what: 'a page that leads away by itself',
    file: pixel,
    change: [
      '<meta charset="utf-8">',
      '<meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/">',
    ],
  },
  {
    code: 'sitemap-differs',
    what: 'a page missing from the sitemap',
    file: part,
    change: [/<url><loc>[^<]*acme-pixel[^]*?<\/url>/, ''],
    at: 'sitemap-index.xml',
  },
  {
    code: 'sitemap-differs',
    what: 'a page in the sitemap that search engines shall not have',
    file: chat,
    change: ['<head>', '<head><meta name="robots" content="noindex">'],
    at: part,
  },
  {
    code: 'sitemap-missing',
    what: 'a sitemap part that was not built',
    file: part,
    change: 'remove',
    at: 'sitemap-index.xml',
  },
  {
    code: 'sitemap-invalid',
    what: 'an empty sitemap',
    file: part,
    change: { write: '<?xml version="1.0"?><urlset/>' },
  },
  {
    code: 'sitemap-date-wrong',
    what: 'a change in the future',
    file: part,
    change: [/<lastmod>2026-11-2\d/, '<lastmod>2026-12-24'],
  },
  {
    code: 'sitemap-too-large',
    what: 'a sitemap of more than 50,000 addresses',
    file: part,
    change: [/<url>/, `${'<url><loc>https://northgate.example/</loc></url>'.repeat(50_001)}<url>`],
  },
  {
    code: 'page-kept-out',
    what: 'a model with a price, kept from search engines',
    file: chat,
    change: ['<head>', '<head><meta name="robots" content="noindex">'],
  },
  {
    code: 'page-kept-out',
    what: 'a guide that is kept from search engines',
    file: guide,
    change: ['<head>', '<head><meta name="robots" content="noindex">'],
  },
  {
    code: 'page-not-kept-out',
    what: 'a page without a price, offered to search engines',
    file: mould,
    change: [/<meta name="robots"[^>]*>/, ''],
  },
  {
    code: 'robots-wrong',
    what: 'a robots.txt that keeps everybody away',
    file: 'robots.txt',
    change: ['Allow: /', 'Disallow: /'],
  },
  {
    code: 'robots-wrong',
    what: 'a robots.txt without the sitemap',
    file: 'robots.txt',
    change: [/Sitemap: .*/, ''],
  },
];
