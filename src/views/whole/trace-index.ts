/** Keys of the figures in outputs that cannot carry them: Markdown, llms.txt, titles and structured data. */
import { modelAddress, modelFeedAddress, pathOf } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import type { Page } from '#views/page/blocks.ts';
import { amountsIn, type Inlines } from '#views/page/inline.ts';
import { feedOf, feeds, modelFeed, modelsWithFeed } from '#views/data/feeds.ts';
import { markdownPath, type TracedText } from '#views/page/markdown.ts';
import { assistantTexts, type SiteBuild } from './build.ts';
import { figuresOf, type ShareCard } from '#views/page/card.ts';
import { modelCards, otherCards } from '#views/head/share-cards.ts';

/** A figure as it is printed, and its key. */
type TracedFigure = readonly [text: string, key: string];

/**
 * By file of the built site: for texts all figures in the order they stand in, for HTML the figures of the
 * head (title, description) and of the questions in its structured data.
 */
type TraceIndex = Readonly<Record<string, readonly TracedFigure[]>>;

type Entry = readonly [file: string, figures: readonly TracedFigure[]];

/** Everything but what stands in {@link traceOfModels}. */
export function traceIndex(build: SiteBuild): TraceIndex {
  const { site, pages, guides } = build;
  const others = [...pages.others(), ...guides.map(({ page }) => page)];
  return Object.fromEntries([
    ...Object.entries(assistantTexts(build)).map(([file, text]): Entry => [file, figures(text)]),
    ...feeds.flatMap(({ name }): Entry[] => {
      const traced = figures(feedOf(site, name));
      return [
        [`${name}.json`, traced],
        [`${name}.xml`, traced],
      ];
    }),
    ...otherCards(site).map(cardEntry),
    ...others.flatMap((page) => pageEntries(build, page)),
  ]);
}

/** What is printed of some models: on their pages, in their twins and feeds, on their images. */
export function traceOfModels(build: SiteBuild, models: readonly Model[]): TraceIndex {
  const { site, pages } = build;
  return Object.fromEntries(
    models.flatMap((model): Entry[] => {
      const page = pages.get(modelAddress(model));
      const feed = modelsWithFeed(site).has(model) ? modelFeed(site, model) : undefined;
      return [
        ...(page === undefined ? [] : pageEntries(build, page)),
        ...(feed === undefined ? [] : [[pathOf(modelFeedAddress(model)), figures(feed)] as const]),
        ...modelCards(site, [model]).map(cardEntry),
      ];
    }),
  );
}

function pageEntries(build: SiteBuild, page: Page): Entry[] {
  const entries: Entry[] = [
    [`${pathOf(page.path)}index.html`, headFigures(page)],
    [pathOf(markdownPath(page.path)), figures(build.twin(page.path))],
  ];
  return entries.filter(([, traced]) => traced.length > 0);
}

/** What is drawn on an image can only be traced here. */
function cardEntry(card: ShareCard): Entry {
  return [card.file, figures({ figures: figuresOf(card) })];
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
