import { acceptsMarkdown, headerRules, headersFile, printHeaders, type Hosting } from '../description.ts';
import { patternRegex, type Host } from '../host.ts';

/** Headers whose values say what a pattern stands for are sent as they are written, so they are left out. */
function rulesOf(hosting: Hosting) {
  return headerRules(hosting).map(({ pattern, headers }) => ({
    pattern,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => !value.includes(':splat'))),
  }));
}

/** Runs only where a page is asked for as Markdown. */
const printFunction = ({
  base,
}: Hosting) => `// Whoever asks for a page as Markdown gets its twin. Written by \`npm run hosting -- netlify --function\`.
const base = ${JSON.stringify(base)};

export default (request) => {
  const url = new URL(request.url);
  url.pathname = url.pathname === base ? \`\${base}index.md\` : \`\${url.pathname.slice(0, -1)}.md\`;
  return url;
};

export const config = ${JSON.stringify(
  {
    pattern: `^${patternRegex(base)}(?:.*/)?$`,
    method: ['GET', 'HEAD'],
    header: { accept: acceptsMarkdown },
  },
  undefined,
  2,
)};
`;

/** Netlify reads `_headers` and `_redirects` of the site, and publishes what was built elsewhere. */
export const netlify: Host = {
  title: 'Netlify',
  // Above this it asks for patterns in their place.
  limits: { redirects: 10_000, source: 'https://docs.netlify.com/manage/routing/redirects/overview' },
  lacks: [
    'OPTIONS is answered by Netlify itself; a plain GET from another site works.',
    'Only the Markdown twins at the top of the site name their page in a header: Netlify has one value for all that a pattern matches.',
    'A page is answered as Markdown by an edge function alone: --function writes it. What is not a page is then missing for it, too.',
  ],
  files: (hosting, { hasFunction = false }) => ({
    [headersFile]: printHeaders(rulesOf(hosting)),
    ...(hasFunction && { 'netlify/edge-functions/markdown.js': printFunction(hosting) }),
    'netlify.toml': `# Netlify builds nothing: \`npm run deploy -- netlify\` uploads what was built and checked.
[build]
publish = "dist"

# Files are served as they are.
[build.processing]
skip_processing = true
`,
  }),
};
