import type { Host } from '../host.ts';

/** Netlify reads `_headers` and `_redirects` of the site, and publishes what was built elsewhere. */
export const netlify: Host = {
  title: 'Netlify',
  // Above this it asks for patterns in their place.
  limits: { redirects: 10_000, source: 'https://docs.netlify.com/manage/routing/redirects/overview' },
  lacks: ['OPTIONS is answered by Netlify itself; a plain GET from another site works.'],
  files: () => ({
    'netlify.toml': `# Netlify builds nothing: \`npm run deploy -- netlify\` uploads what was built and checked.
[build]
publish = "dist"

# Files are served as they are.
[build.processing]
skip_processing = true
`,
  }),
};
