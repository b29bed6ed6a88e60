/** What surrounds every page. */
import { longDate } from '#views/words/phrases.ts';
import { allPages } from './routes.ts';
import { getSite } from '#views/site.ts';

interface Place {
  readonly label: string;
  readonly href: string;
}

/** The rooms of the site, for the header; a catalog without one has no link to it. */
const rooms: readonly Place[] = [
  { label: 'Questions', href: '/q/' },
  { label: 'Models', href: '/models/' },
  { label: 'Calculator', href: '/calculator/' },
  { label: 'Compare', href: '/compare/' },
  { label: 'Changes', href: '/changes/' },
  { label: 'Guides', href: '/guides/' },
];

/** What stands below every page. Addresses that are pages of their own are named only where they exist. */
const groups: readonly { readonly title: string; readonly places: readonly Place[] }[] = [
  {
    title: 'Prices as data',
    places: [
      { label: 'JSON', href: '/api/models.json' },
      { label: 'CSV', href: '/api/models.csv' },
      { label: 'API', href: '/api/' },
    ],
  },
  {
    title: 'Price changes',
    places: [
      { label: 'RSS feed', href: '/changes.xml' },
      { label: 'JSON feed', href: '/changes.json' },
    ],
  },
  {
    title: 'About',
    places: [
      { label: 'How prices are checked', href: '/verification/' },
      { label: 'Catalog errors', href: '/errors/' },
      { label: 'llms.txt', href: '/llms.txt' },
    ],
  },
];

/** Where the reader is: on the page itself, or below it. */
function currentAt({ href }: Place, path: string): 'page' | 'true' | undefined {
  return path === href ? 'page' : path.startsWith(href) ? 'true' : undefined;
}

/** Names, navigation and footer of the page at a path. */
export function frame(path: string, markdown?: string) {
  const site = getSite();
  const { name, platformFee } = site.gateway;
  const fee = platformFee ? `, before the ${platformFee.percent}% platform fee` : '';
  // Only pages end in a slash; files are always written.
  const exists = ({ href }: Place) => !href.endsWith('/') || allPages().has(href);
  const twin = markdown === undefined ? [] : [{ label: 'This page as Markdown', href: markdown }];
  return {
    siteName: name,
    navigation: rooms.filter(exists).map((place) => ({ ...place, current: currentAt(place, path) })),
    footer: {
      sentence: `Prices of ${longDate(site.date)} in ${site.gateway.currency}${fee}. Every figure comes from one catalog and is checked before it is published.`,
      groups: groups.map(({ title, places }, index) => ({
        title,
        places: [...places.filter(exists), ...(index === groups.length - 1 ? twin : [])],
      })),
    },
  };
}
