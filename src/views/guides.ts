/** The guides of `content/guides`: which there are, and their Markdown twins. */
import type { Amount } from '#pricing/amount.ts';
import type { Page } from './blocks.ts';
import { figure } from './figures.ts';
import { amountsIn } from './inline.ts';
import { absolute, pageJsonLd } from './json-ld.ts';
import { examplesText, frontMatter, inlineText, type TracedText } from './markdown.ts';
import { highlightedExamples } from './model-page.ts';
import type { Site } from './site.ts';

/** What a guide says about itself in its front matter. */
export interface Frontmatter {
  readonly title: string;
  readonly description: string;
  /** Place among the guides, lowest first. */
  readonly order: number;
  /** Keys of the gateway section that the guide speaks of; without them it is not published. */
  readonly needs?: readonly string[];
}

export interface Guide {
  readonly path: string;
  readonly name: string;
  readonly frontmatter: Frontmatter;
  /** The MDX text below the front matter. */
  readonly text: string;
}

const modules = import.meta.glob<{ frontmatter: Frontmatter }>('/content/guides/*.mdx', { eager: true });
const texts = import.meta.glob<string>('/content/guides/*.mdx', { eager: true, query: '?raw', import: 'default' });

/** The guides that this gateway's catalog can fill, in their order. */
export function guidesOf(site: Site): Guide[] {
  const gateway: Readonly<Record<string, unknown>> = site.gateway;
  return Object.entries(modules)
    .map(([file, { frontmatter }]): Guide => {
      const name = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
      const text = (texts[file] ?? '').replace(/^---\n[\s\S]*?\n---\n/, '');
      return { path: `/guides/${name}/`, name, frontmatter, text };
    })
    .filter(({ frontmatter }) => (frontmatter.needs ?? []).every((key) => gateway[key] !== undefined))
    .sort((a, b) => a.frontmatter.order - b.frontmatter.order);
}

/** `/guides/` */
export function guidesPage(site: Site): Page {
  const { name } = site.gateway;
  const page: Page = {
    path: '/guides/',
    title: [`Guides | ${name} pricing`],
    description: [`How billing, the free tier, caching and your own keys work at ${name}, with live figures.`],
    crumbs: [{ label: 'Home', href: '/' }],
    heading: 'Guides',
    lead: [[`How ${name} bills, in a few short pages. Every figure in them comes from the catalog.`]],
    sections: [
      {
        id: 'all',
        title: 'All guides',
        blocks: [
          {
            kind: 'cards',
            items: guidesOf(site).map(({ path, frontmatter }) => ({
              href: path,
              title: frontmatter.title,
              content: [frontmatter.description],
            })),
          },
        ],
      },
    ],
  };
  return { ...page, jsonLd: pageJsonLd(site, page) };
}

/** What the layout needs to know of a guide; its text is printed by MDX. */
export function guidePage(site: Site, guide: Guide): Page {
  const { title, description } = guide.frontmatter;
  const page: Page = {
    path: guide.path,
    title: [`${title} | ${site.gateway.name}`],
    description: [description],
    crumbs: [
      { label: 'Home', href: '/' },
      { label: 'Guides', href: '/guides/' },
    ],
    heading: title,
    lead: [],
    sections: [],
  };
  return { ...page, jsonLd: pageJsonLd(site, page) };
}

const component = /<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/>/g;

/** The guide as Markdown: its text with each component replaced by what it prints. */
export function guideMarkdown(site: Site, guide: Guide): TracedText {
  const figures: Amount[] = [];
  const body = guide.text
    .replaceAll(component, (_, name: string, attributes: string) => {
      const props = Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
      if (name === 'Example') return examplesText(highlightedExamples(site, site.model(props['model'] ?? '')));
      const content = figure(site, name, props);
      figures.push(...amountsIn(content));
      return content.map((part) => inlineText(site, part)).join('');
    })
    .replaceAll(/\]\((\/[^)]*)\)/g, (_, href: string) => `](${absolute(site, href)})`);
  const { title } = guide.frontmatter;
  return { text: `${frontMatter(site, title, guide.path)}\n\n# ${title}\n\n${body.trim()}\n`, figures };
}
