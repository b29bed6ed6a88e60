import type { APIRoute } from 'astro';
import { drawCard } from '#images/draw.ts';
import type { ShareCard } from '#views/page/card.ts';
import { shareCards } from '#views/head/share-cards.ts';
import { site } from '#site-build.ts';

/** The image of each model and each comparison, and that of the site. */
export function getStaticPaths() {
  return shareCards(site).map((card) => ({
    params: { name: card.file.slice('og/'.length, -'.png'.length) },
    props: { card },
  }));
}

export const GET: APIRoute<{ card: ShareCard }> = async ({ props }) =>
  new Response(Uint8Array.from(await drawCard(props.card)), { headers: { 'content-type': 'image/png' } });
