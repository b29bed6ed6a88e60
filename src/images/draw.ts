/** Draws share images; what was drawn once is kept. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { siteFolder } from '#catalog/site-folder.ts';
import { shareSize, wordsOf, type ShareCard } from '#views/page/card.ts';
import { cardTree, markName } from './card-tree.ts';
import { drawings } from './drawings.ts';
import { fontFor } from './fonts.ts';

/** The mark of the engine. */
const ownMark = new URL('mark.svg', import.meta.url);

const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

let tools: { mark: Buffer<ArrayBuffer>; version: string } | undefined;

/** A PNG of the card, from the folder of earlier drawings where nothing that stands on it has changed. */
export async function drawCard(card: ShareCard): Promise<Buffer> {
  tools ??= {
    mark: readFileSync(siteFolder().icon ?? ownMark),
    // A new version may draw letters otherwise. The project names it exactly.
    version: dependencies['@takumi-rs/core'] ?? '',
  };
  const { mark, version } = tools;
  const tree = cardTree(card);
  const { name, renderer } = await fontFor(wordsOf(card));
  const content = createHash('sha256')
    .update(JSON.stringify([version, shareSize, tree]))
    .update(mark)
    .update(name && `${name} ${dependencies['@fontsource-variable/inter']}`)
    .digest('hex');
  return drawings.keep(content, () =>
    renderer.render(tree, {
      ...shareSize,
      format: 'png',
      images: [{ src: markName, data: Uint8Array.from(mark) }],
    }),
  );
}
