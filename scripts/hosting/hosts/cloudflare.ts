import { largestFile, type Host } from '../host.ts';

/** Cloudflare's static assets: the site brings `_headers` and `_redirects`, wrangler uploads it. */
export const cloudflare: Host = {
  title: 'Cloudflare',
  limits: {
    files: 20_000,
    fileBytes: largestFile,
    headerRules: 100,
    redirects: 2000,
    source: 'https://developers.cloudflare.com/workers/platform/limits/',
  },
  lacks: [
    'OPTIONS is answered by Cloudflare itself; a plain GET from another site works.',
    'Paid plans take 100,000 files.',
  ],
  files: ({ host }) => ({
    'wrangler.jsonc': `${JSON.stringify(
      {
        name: host.replaceAll(/[^a-z\d]+/g, '-'),
        // The day up to which Cloudflare's own changes are wanted; nothing here depends on a later one.
        compatibility_date: '2026-11-01',
        assets: {
          directory: './dist',
          html_handling: 'force-trailing-slash',
          not_found_handling: '404-page',
        },
        send_metrics: false,
      },
      undefined,
      2,
    )}\n`,
  }),
};
