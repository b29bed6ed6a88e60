/** Lists too long for one page: which of their lines stand on which page. */
import type { Block, Page, Section, Table } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { count } from '#views/words/phrases.ts';

/** So many lines stand on one page, where a browser's own search finds each of them. */
const mostOnOnePage = 500;

/** Of a longer list each page has so many, so that it comes as quickly however long the list is. */
const linesPerPage = 250;

/**
 * The pages of a list, which are one where it is short. Each leads to all others, and the script of the first fetches
 * them when a reader filters or sorts. What else the list says stands on the first.
 * @param page the whole list: tables of models, or lists of them
 */
export function inPages(site: Site, page: Page): Page[] {
  const lines = page.sections.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + linesOf(block), 0);
  if (lines <= mostOnOnePage) return [page];
  const starts = Array.from({ length: Math.ceil(lines / linesPerPage) }, (_, index) => index * linesPerPage);
  const paths = starts.map((_, index) => (index === 0 ? page.path : `${page.path}${String(index + 1)}/`));
  return starts.map((from, current): Page => {
    const to = Math.min(lines, from + linesPerPage);
    const sections = cut(page.sections, from, to, current > 0);
    const last = sections.findLastIndex(({ blocks }) => blocks.some((block) => linesOf(block) > 0));
    const part: Page = {
      ...page,
      models: page.models?.slice(from, to),
      sections: sections.map((section, index) =>
        index === last
          ? { ...section, blocks: [...section.blocks, { kind: 'pager', paths, current }] }
          : section,
      ),
    };
    if (current === 0) return part;
    const heading = `${page.heading}, page ${String(current + 1)} of ${String(paths.length)}`;
    return {
      ...part,
      path: paths[current] ?? page.path,
      continues: page.path,
      heading,
      title: [`${heading} | ${site.gateway.name}`],
      description: [
        `${heading}: ${count(from + 1)} to ${count(to)} of ${count(lines)} models, each with a page of its prices, worked examples and code.`,
      ],
      crumbs: [...page.crumbs, { label: page.heading, href: page.path }],
    };
  });
}

/** How many models a block lists. */
function linesOf(block: Block): number {
  if (block.kind === 'list') return block.items.length;
  return block.kind === 'table' && block.sorting?.finder !== undefined ? block.rows.length : 0;
}

/** The sections with those of their lines that stand between two places. @param isFurther of a page behind the first */
function cut(sections: readonly Section[], from: number, to: number, isFurther: boolean): Section[] {
  let place = 0;
  return sections.flatMap((section) => {
    const blocks = section.blocks.flatMap((block): Block[] => {
      const own = linesOf(block);
      if (own === 0) return isFurther ? [] : [block];
      const [start, end] = [Math.max(0, from - place), Math.max(0, Math.min(own, to - place))];
      place += own;
      if (start >= end) return [];
      if (block.kind === 'list') return [{ ...block, items: block.items.slice(start, end) }];
      return block.kind === 'table' ? [rowsOf(block, start, end, isFurther)] : [];
    });
    return blocks.length === 0 ? [] : [{ ...section, blocks }];
  });
}

function rowsOf(table: Table, start: number, end: number, isFurther: boolean): Table {
  const { rows, subjects, sorting } = table;
  return {
    ...table,
    continues: isFurther,
    rows: rows.slice(start, end),
    subjects: subjects?.slice(start, end),
    sorting: sorting && {
      ...sorting,
      ...(sorting.keys && { keys: sorting.keys.slice(start, end) }),
      ...(sorting.finder && {
        finder: { ...sorting.finder, facts: sorting.finder.facts.slice(start, end) },
      }),
    },
  };
}
