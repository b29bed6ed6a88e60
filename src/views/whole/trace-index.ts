/** Keys of the figures in outputs that cannot carry them: Markdown, llms.txt, titles and structured data. */
import { modelFeedAddress, pathOf } from '#address.ts';
import type { Page } from '#views/page/blocks.ts';
import { amountsIn, type Inlines } from '#views/page/inline.ts';
import { feedOf, feeds, modelFeed, modelsWithFeed } from '#views/data/feeds.ts';
import type { TracedText } from '#views/page/markdown.ts';
import { assistantTexts, type SiteBuild } from './build.ts';
import { figuresOf } from '#views/page/card.ts';
import { shareCards } from '#views/head/share-cards.ts';

/** A figure as it is printed, and its key. */
type TracedFigure = readonly [text: string, key: string];

/**
 * By file of the built site: for texts all figures in the order they stand in, for HTML the figures of the
 * head (title, description) and of the questions in its structured data.
 */
export function traceIndex(build: SiteBuild): Readonly<Record<string, readonly TracedFigure[]>> {
  const { site, pages } = build;
  const entries: [string, TracedFigure[]][] = [
    ...Object.entries(assistantTexts(build)).map(([file, text]): [string, TracedFigure[]] => [
      file,
      figures(text),
    ]),
    ...feeds.flatMap(({ name }): [string, TracedFigure[]][] => {
      const traced = figures(feedOf(site, name));
      return [
        [`${name}.json`, traced],
        [`${name}.xml`, traced],
      ];
    }),
    ...[...modelsWithFeed(site)].flatMap((model): [string, TracedFigure[]][] => {
      const feed = modelFeed(site, model);
      return feed === undefined ? [] : [[pathOf(modelFeedAddress(model)), figures(feed)]];
    }),
    // What is drawn on an image can only be traced here.
    ...shareCards(site).map((card): [string, TracedFigure[]] => [
      card.file,
      figures({ figures: figuresOf(card) }),
    ]),
  ];
  for (const page of pages.values()) {
    const head = headFigures(page);
    if (head.length > 0) entries.push([`${pathOf(page.path)}index.html`, head]);
  }
  for (const [address, twin] of build.twins()) {
    const text = figures(twin());
    if (text.length > 0) entries.push([pathOf(address), text]);
  }
  return Object.fromEntries(entries);
}

function figures(text: Pick<TracedText, 'figures'>): TracedFigure[] {
  return text.figures
    .filter(({ kind }) => kind === 'money')
    .map((amount) => [amount.text, amount.key] as const);
}

function headFigures(page: Page): TracedFigure[] {
  const answers = page.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Inlines[] =>
      block.kind === 'faq' ? block.items.map(({ answer }) => answer) : [],
    ),
  );
  const amounts = [page.title, page.description, page.image?.alt ?? [], ...answers]
    .flatMap(amountsIn)
    .filter(({ kind }) => kind === 'money');
  return [
    ...new Map(
      amounts.map((amount) => [`${amount.text} ${amount.key}`, [amount.text, amount.key] as const]),
    ).values(),
  ];
}
