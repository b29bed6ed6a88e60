/** The pages of the guides and their Markdown twins. */
import type { Amount } from '#pricing/amount.ts';
import type { Page } from './blocks.ts';
import { figure, type FigureProps } from './figures.ts';
import { guidesOf, type Guide } from './guide-list.ts';
import { amountsIn } from './inline.ts';
import { absolute, pageJsonLd } from './json-ld.ts';
import { examplesText, frontMatter, inlineText, type TracedText } from './markdown.ts';
import { plainTask } from './code-section.ts';
import type { Site } from './site.ts';

/** `/guides/` */
export function guidesPage(site: Site): Page {
  const { name } = site.gateway;
  const page: Page = {
    kind: 'guides',
    path: '/guides/',
    title: [`Guides | ${name} pricing`],
    description: [
      `How ${name} bills, in ${String(guidesOf(site).length)} short pages whose every figure comes from the catalog.`,
    ],
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
    kind: 'guide',
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

/** `model="a/b" as="fee"` as an object. */
function propsOf(attributes: string): FigureProps {
  const pairs = [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, value] as const,
  );
  return Object.fromEntries(pairs);
}

const component = /<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/>/g;

/** The guide as Markdown: its text with each component replaced by what it prints. */
export function guideMarkdown(site: Site, guide: Guide): TracedText {
  const figures: Amount[] = [];
  const body = guide.text
    .replaceAll(component, (_, name: string, attributes: string) => {
      const props = propsOf(attributes);
      if (name === 'Example') return examplesText(site, [plainTask(site, site.model(props.model ?? ''))]);
      const content = figure(site, name, props);
      figures.push(...amountsIn(content));
      return content.map((part) => inlineText(site, part)).join('');
    })
    .replaceAll(/\]\((\/[^)]*)\)/g, (_, href: string) => `](${absolute(site, href)})`);
  const { title } = guide.frontmatter;
  return { text: `${frontMatter(site, title, guide.path)}\n\n# ${title}\n\n${body.trim()}\n`, figures };
}
