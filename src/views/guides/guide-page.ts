/** The pages of the guides and their Markdown twins. */
import { address, fromRoot } from '#address.ts';
import type { Guide } from '#guides/guide.ts';
import type { GuideBlock, GuideComponent, GuideInline } from '#guides/tree.ts';
import type { Amount } from '#pricing/amount.ts';
import type { Page } from '#views/page/blocks.ts';
import { figure } from './guide-figures.ts';
import { guidesOf } from './guide-list.ts';
import { guideProgram, programText } from './guide-programs.ts';
import { guideTable } from './guide-tables.ts';
import { guideTask, hasTask } from './representatives.ts';
import { amountsIn, type Inlines } from '#views/page/inline.ts';
import { examplesText, frontMatter, inlineText, tableText, type TracedText } from '#views/page/markdown.ts';
import { codeSpan, escape, fenced, linkTo, paragraph, tableRow } from '#views/page/markdown-text.ts';
import { absolute, type Site } from '#views/site.ts';
import { draftSentence } from '#views/words/draft.ts';

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

/** The guide as Markdown, its day left out: its text with each component replaced by what it prints. */
export function guideMarkdown(site: Site, guide: Guide): TracedText {
  const body = guideBody(site, guide);
  const page = guidePage(site, guide);
  const head = frontMatter(site, page);
  return {
    text: `${[head.text, `# ${escape(page.heading)}`, draftSentence(site), body.text].filter((part) => part !== undefined).join('\n\n')}\n`,
    figures: [...head.figures, ...body.figures],
  };
}

/**
 * The same without front matter and title.
 * @param deeper by how many levels its headings go down, where it is part of a longer text
 */
export function guideBody(site: Site, guide: Guide, deeper = 0): TracedText {
  const figures: Amount[] = [];
  const words = (content: Inlines) => {
    figures.push(...amountsIn(content));
    return content.map((part) => inlineText(site, part)).join('');
  };

  function inline(part: GuideInline): string {
    switch (part.kind) {
      case 'text':
        return escape(part.text);
      case 'code':
        return codeSpan(part.text);
      case 'strong':
        return `**${inlines(part.content)}**`;
      case 'emphasis':
        return `*${inlines(part.content)}*`;
      case 'link':
        return linkTo(
          inlines(part.content),
          part.href.startsWith('/') ? absolute(site, fromRoot(part.href)) : part.href,
        );
      case 'break':
        return '\\\n';
      case 'component':
        return component(part);
    }
  }

  function inlines(content: readonly GuideInline[]): string {
    return content.map(inline).join('');
  }

  function component({ name, attributes }: GuideComponent): string {
    if (name === 'Example' && !hasTask(site, attributes)) return '';
    if (name === 'Example') return examplesText(site, [guideTask(site, attributes).task], 3 + deeper);
    if (name === 'Program') {
      const program = guideProgram(site, attributes);
      return program === undefined ? '' : programText(program, words);
    }
    if (name !== 'Table') return words(figure(site, name, attributes));
    const table = guideTable(site, attributes.of ?? '');
    return table === undefined ? '' : tableText(table, words);
  }

  function block(part: GuideBlock): string {
    switch (part.kind) {
      case 'paragraph':
        // It may begin with a sentence that this catalog has not.
        return paragraph(inlines(part.content).trim());
      case 'heading':
        return `${'#'.repeat(part.level + deeper)} ${inlines(part.content)}`;
      case 'list':
        return part.items
          .map((item, index) => {
            const mark = part.ordered ? `${index + 1}. ` : '- ';
            return mark + blocks(item).replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
          })
          .join('\n');
      case 'quote':
        return blocks(part.blocks).replaceAll(/^/gm, '> ');
      case 'code-block':
        return fenced(part.text, part.language);
      case 'table': {
        const [head = [], ...rows] = part.rows.map((row) => tableRow(row.map(inlines)));
        const marks = part.align.map((align) =>
          align === 'right' ? '---:' : align === 'center' ? ':---:' : '---',
        );
        return [head, tableRow(marks), ...rows].join('\n');
      }
      case 'component':
        return component(part);
    }
  }

  function blocks(parts: readonly GuideBlock[]): string {
    return parts
      .map(block)
      .filter((text) => text !== '')
      .join('\n\n');
  }

  return { text: blocks(guide.tree), figures };
}
