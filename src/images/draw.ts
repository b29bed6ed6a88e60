/** Draws share images. One renderer serves the whole build; what was drawn once is kept. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { siteFolder } from '#catalog/site-folder.ts';
import { shareSize, type ShareCard } from '#views/page/card.ts';
import { cardTree, markName } from './card-tree.ts';
import { drawings } from './drawings.ts';
import ownMark from './mark.svg?raw';
import { dependencies } from '../../package.json';

let tools: { renderer: Renderer; mark: Buffer<ArrayBuffer>; version: string } | undefined;

/** A PNG of the card, from the folder of earlier drawings where nothing that stands on it has changed. */
export async function drawCard(card: ShareCard): Promise<Buffer> {
  const { icon } = siteFolder();
  tools ??= {
    renderer: new Renderer(),
    mark: Buffer.from(icon === undefined ? ownMark : readFileSync(icon)),
    // A new version may draw letters otherwise. The project names it exactly.
    version: dependencies['@takumi-rs/core'],
  };
  const { renderer, mark, version } = tools;
  const tree = cardTree(card);
  const content = createHash('sha256')
    .update(JSON.stringify([version, shareSize, tree]))
    .update(mark)
    .digest('hex');
  return drawings.keep(content, () =>
    renderer.render(tree, {
      ...shareSize,
      format: 'png',
      images: [{ src: markName, data: Uint8Array.from(mark) }],
    }),
  );
}
