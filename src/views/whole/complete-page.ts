/** What every page gets, whatever it is about: its day, its image, its other formats, its structured data, its place in search engines. */
import { alternatesOf } from '#views/head/alternates.ts';
import type { Page } from '#views/page/blocks.ts';
import { shareImage } from '#views/head/share-cards.ts';
import type { Site } from '#views/site.ts';
import { structuredData } from '#views/head/structured-data/graph.ts';
import { updatedOf } from '#views/words/last-change.ts';
import { robotsOf } from './indexing.ts';

/** The page with its head; what its view has set already stays. */
export function completePage(site: Site, page: Page): Page {
  const whole: Page = {
    ...page,
    updated: updatedOf(site, page),
    robots: robotsOf(site, page),
    image: page.image ?? shareImage(site, page),
    alternates: page.alternates ?? alternatesOf(page),
  };
  return { ...whole, jsonLd: structuredData(site, whole) };
}
