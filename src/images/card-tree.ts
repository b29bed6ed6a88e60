/** How a share card is laid out: boxes and texts for the renderer, in pixels of the finished image. */
import { container, image, text } from '@takumi-rs/helpers';
import type { Node } from '@takumi-rs/helpers';
import { plainText } from '#views/page/inline.ts';
import { shareSize, type ShareCard } from '#views/page/card.ts';
import { colour } from './colours.ts';

const margin = 72;
/** Width that texts may take. */
const textWidth = shareSize.width - 2 * margin;

/** Largest sizes first: the first whose longest text is long enough is taken. */
const titleSizes = [
  { longest: 22, size: 88 },
  { longest: 30, size: 66 },
  { longest: 64, size: 56 },
  { longest: 110, size: 44 },
] as const;
const smallestTitle = 36;

/** Lines of about one length: no word is left alone on the last one. */
const textWrapStyle = 'balance';

/** Name under which the tree asks for the mark. */
export const markName = 'mark';

/** The whole card. */
export function cardTree(card: ShareCard): Node {
  return container({
    style: {
      width: '100%',
      height: '100%',
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: `${String(margin - 16)}px ${String(margin)}px ${String(margin - 16)}px`,
      borderTop: `16px solid ${colour('accent')}`,
      backgroundColor: colour('paper'),
      color: colour('ink'),
    },
    children: [brand(card), subject(card), prices(card), note(card)],
  });
}

function brand({ gateway }: ShareCard): Node {
  return container({
    style: { display: 'flex', alignItems: 'center', gap: 16, fontSize: 34 },
    children: [
      image({ src: markName, width: 48, height: 48 }),
      text(gateway, { fontWeight: 700 }),
      text('pricing', { color: colour('ink-soft') }),
    ],
  });
}

function subject({ kind, title }: ShareCard): Node {
  const size = titleSizes.find(({ longest }) => title.length <= longest)?.size ?? smallestTitle;
  return container({
    style: { display: 'flex', flexDirection: 'column', gap: 12 },
    children: [
      text(kind, { fontSize: 30, color: colour('ink-soft') }),
      text(title, {
        fontSize: size,
        fontWeight: 700,
        lineHeight: 1.1,
        overflowWrap: 'anywhere',
        textWrapStyle,
      }),
    ],
  });
}

const columnGap = 64;
const largestFigure = 76;
/** Width of a bold digit, as a share of its size. */
const digitWidth = 0.64;

function columnWidth(columns: number): number {
  return (textWidth - columnGap * (columns - 1)) / columns;
}

/** As large as lets the longest figure stand in its column: figures are never broken. */
function figureSize(shown: ShareCard['prices']): number {
  const longest = Math.max(...shown.map(({ amount }) => amount.text.length));
  return Math.min(largestFigure, Math.floor(columnWidth(shown.length) / (longest * digitWidth)));
}

function prices({ prices: shown, remark }: ShareCard): Node {
  return container({
    style: { display: 'flex', flexDirection: 'column', gap: 8 },
    children: [
      ...(remark === undefined
        ? []
        : [text(remark, { fontSize: shown.length > 0 ? 30 : 52, color: colour('accent'), fontWeight: 600 })]),
      ...(shown.length === 0
        ? []
        : [
            container({
              style: { display: 'flex', gap: columnGap },
              children: shown.map(({ label, amount, unit }) =>
                container({
                  style: { display: 'flex', flexDirection: 'column', maxWidth: columnWidth(shown.length) },
                  children: [
                    ...(label === undefined ? [] : [text(label, { fontSize: 30, fontWeight: 600 })]),
                    text(amount.text, {
                      fontSize: figureSize(shown),
                      fontWeight: 700,
                      color: colour('accent'),
                      lineHeight: 1.15,
                    }),
                    text(unit, { fontSize: 30, color: colour('ink-soft'), textWrapStyle }),
                  ],
                }),
              ),
            }),
          ]),
    ],
  });
}

function note(card: ShareCard): Node {
  return container({
    style: { display: 'flex', borderTop: `2px solid ${colour('line')}`, paddingTop: 20 },
    children: [text(plainText(card.note), { fontSize: 28, color: colour('ink'), textWrapStyle })],
  });
}
