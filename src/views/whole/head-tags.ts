/** What search engines, assistants and shared links read of a page: everything about it that is not shown. */
import type { Page } from '#views/page/blocks.ts';
import { address } from '#address.ts';
import { plainText } from '#views/page/inline.ts';
import type { Frame } from './frame.ts';

/** An element of the head, as data: a layout of any house can print it. */
export interface HeadTag {
  readonly tag: 'meta' | 'link' | 'script';
  readonly attrs: Record<string, string | boolean>;
  /** The text of a script, which nothing in it ends. */
  readonly content?: string;
}

/** All of it but title and description, which every layout has. */
export function headTags(page: Page, frame: Frame): HeadTag[] {
  const { kind, robots, alternates = [], jsonLd } = page;
  const { siteName, image } = frame;
  const isArticle = kind === 'guide' || kind === 'versus';
  return [
    ...(robots === undefined ? [] : [named('robots', robots)]),
    ...(frame.isError ? [] : [link({ rel: 'canonical', href: frame.address })]),
    ...alternates.map(({ type, href, title }) =>
      link({ rel: 'alternate', type, href, ...(title !== undefined && { title }) }),
    ),
    link({ rel: 'describedby', href: address('llms.txt') }),
    property('og:title', plainText(page.title)),
    property('og:description', plainText(page.description)),
    property('og:type', isArticle ? 'article' : 'website'),
    property('og:url', frame.address),
    property('og:site_name', siteName),
    property('og:locale', 'en_US'),
    ...(image === undefined
      ? []
      : [
          property('og:image', image.address),
          property('og:image:width', String(image.width)),
          property('og:image:height', String(image.height)),
          property('og:image:alt', plainText(image.alt)),
          named('twitter:card', 'summary_large_image'),
        ]),
    ...ofGateway(frame.head),
    ...(jsonLd === undefined ? [] : [structured(jsonLd)]),
  ];
}

/** What the catalog has every page load or say besides; scripts run when the page is there. */
function ofGateway({ meta = [], stylesheets = [], scripts = [] }: Frame['head']): HeadTag[] {
  return [
    ...meta.map(({ name, content }) => named(name, content)),
    ...stylesheets.map((href) => link({ rel: 'stylesheet', href })),
    ...scripts.map(({ src, data = {} }): HeadTag => {
      const own = Object.entries(data).map(([name, value]) => [`data-${name}`, value] as const);
      return { tag: 'script', attrs: { defer: true, src, ...Object.fromEntries(own) } };
    }),
  ];
}

export function link(attrs: HeadTag['attrs']): HeadTag {
  return { tag: 'link', attrs };
}

export function named(name: string, content: string): HeadTag {
  return { tag: 'meta', attrs: { name, content } };
}

function property(name: string, content: string): HeadTag {
  return { tag: 'meta', attrs: { property: name, content } };
}

function structured(data: unknown): HeadTag {
  // "<" is the one character that could end the script element from within a string.
  const content = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return { tag: 'script', attrs: { type: 'application/ld+json' }, content };
}
