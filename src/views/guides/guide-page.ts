/** The pages of the guides and their Markdown twins. */
import { address, fromRoot } from '#address.ts';
import type { Amount } from '#pricing/amount.ts';
import type { Page } from '#views/page/blocks.ts';
import { figure, type FigureProps } from './figures.ts';
import { guidesOf, type Guide } from './guide-list.ts';
import { guideTable } from './tables/tables.ts';
import { guideTask } from './tables/task.ts';
import { amountsIn, type Inlines } from '#views/page/inline.ts';
import { examplesText, frontMatter, inlineText, tableText, type TracedText } from '#views/page/markdown.ts';
import { absolute, type Site } from '#views/site.ts';
import { updatedOf } from '#views/words/last-change.ts';

/** `/guides/` */
export function guidesPage(site: Site): Page {
  const { name } = site.gateway;
  return {
    kind: 'guides',
    path: address('guides/'),
    title: [`Guides | ${name} pricing`],
    description: [
      `How ${name} bills, in ${String(guidesOf(site).length)} short pages whose every figure comes from the catalog.`,
    ],
    crumbs: [{ label: 'Home', href: address('') }],
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
}

/** What the layout needs to know of a guide; its text is printed by MDX. */
export function guidePage(site: Site, guide: Guide): Page {
  const { title, description } = guide.frontmatter;
  return {
    kind: 'guide',
    path: guide.path,
    title: [`${title} | ${site.gateway.name}`],
    description: [description],
    crumbs: [
      { label: 'Home', href: address('') },
      { label: 'Guides', href: address('guides/') },
    ],
    heading: title,
    lead: [],
    sections: [],
  };
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
  const body = guideBody(site, guide);
  const page = guidePage(site, guide);
  const head = frontMatter(site, { ...page, updated: updatedOf(site, page) });
  return {
    text: `${head.text}\n\n# ${page.heading}\n\n${body.text}\n`,
    figures: [...head.figures, ...body.figures],
  };
}

/** The same without front matter and title. */
export function guideBody(site: Site, guide: Guide): TracedText {
  const figures: Amount[] = [];
  const text = guide.text
    .replaceAll(component, (_, name: string, attributes: string) => {
      const props = propsOf(attributes);
      if (name === 'Example') return examplesText(site, [guideTask(site, props).task]);
      const inline = (content: Inlines) => {
        figures.push(...amountsIn(content));
        return content.map((part) => inlineText(site, part)).join('');
      };
      if (name !== 'Table') return inline(figure(site, name, props));
      const table = guideTable(site, props.of ?? '');
      return table === undefined ? '' : tableText(table, inline);
    })
    .replaceAll(/\]\((\/[^)]*)\)/g, (_, href: string) => `](${absolute(site, fromRoot(href))})`);
  return { text: text.trim(), figures };
}
