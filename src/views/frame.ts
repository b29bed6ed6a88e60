/** What surrounds every page. */
import { absolute } from './json-ld.ts';
import { longDate } from './phrases.ts';
import { allPages } from './routes.ts';
import { getSite } from './site.ts';

const places = [
  { label: 'Questions', href: '/q/' },
  { label: 'Models', href: '/models/' },
  { label: 'Changes', href: '/changes/' },
  { label: 'Guides', href: '/guides/' },
] as const;

/** Names, navigation and footer of the page at a path. */
export function frame(path: string) {
  const site = getSite();
  const { name, platformFee } = site.gateway;
  const fee = platformFee ? `, before the ${platformFee.percent}% platform fee` : '';
  return {
    siteName: name,
    canonical: absolute(site, path),
    navigation: places
      .filter(({ href }) => allPages().has(href))
      .map((place) => ({ ...place, current: path === place.href })),
    verification: site.evidence && '/verification/',
    footer: [
      `Prices of ${longDate(site.date)} in ${site.gateway.currency}${fee}. Every figure comes from one catalog and is checked before it is published.`,
    ],
  };
}
