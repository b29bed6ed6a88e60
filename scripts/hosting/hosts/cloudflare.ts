import { acceptsMarkdown, type Hosting } from '../description.ts';
import { largestFile, type Host } from '../host.ts';

/** Answers for pages; everything else is served without it. */
const printWorker = ({
  base,
}: Hosting) => `// Whoever asks for a page as Markdown gets its twin. Written by \`npm run hosting -- cloudflare --function\`.
const base = ${JSON.stringify(base)};
const acceptsMarkdown = /${acceptsMarkdown.replaceAll('/', String.raw`\/`)}/;

/** The answer for a page: as it is, but that it depends on what is accepted, and is for search engines. */
function forPage(response) {
  const answer = new Response(response.body, response);
  answer.headers.append('Vary', 'Accept');
  answer.headers.delete('X-Robots-Tag');
  return answer;
}

export default {
  async fetch(request, { ASSETS }) {
    const url = new URL(request.url);
    if (acceptsMarkdown.test(request.headers.get('Accept') ?? '')) {
      url.pathname = url.pathname === base ? \`\${base}index.md\` : \`\${url.pathname.slice(0, -1)}.md\`;
      const twin = await ASSETS.fetch(new Request(url, request));
      if (twin.ok || twin.status === 304) return forPage(twin);
    }
    return forPage(await ASSETS.fetch(request));
  },
};
`;

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
    'A page is answered as Markdown by a Worker alone: --function writes it. Each page that is asked for is then a request of it, of which free plans have 100,000 a day.',
  ],
  files: (hosting, { hasFunction = false }) => ({
    ...(hasFunction && { 'worker.js': printWorker(hosting) }),
    'wrangler.jsonc': `${JSON.stringify(
      {
        name: hosting.host.replaceAll(/[^a-z\d]+/g, '-'),
        // The day up to which Cloudflare's own changes are wanted; nothing here depends on a later one.
        compatibility_date: '2026-11-01',
        ...(hasFunction && { main: 'worker.js' }),
        assets: {
          directory: './dist',
          ...(hasFunction && { binding: 'ASSETS', run_worker_first: [hosting.base, `${hosting.base}*/`] }),
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
