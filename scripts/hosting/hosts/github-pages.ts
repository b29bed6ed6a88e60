import { GiB, type Host } from '../host.ts';

const isGithubs = (host: string) => host.endsWith('.github.io');

/** GitHub Pages serves files and takes no configuration. */
export const githubPages: Host = {
  title: 'GitHub Pages',
  isUploaded: true,
  limits: {
    bytes: GiB,
    fileBytes: 100 * 1024 * 1024,
    source: 'https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits',
  },
  lacks: [
    'No header can be set: there is no content security policy, no protection against frames, and no CORS but the one that GitHub sends with everything. The Observatory gives no A there.',
    'Everything is kept for ten minutes, also a price that has changed since.',
    'There are no redirects.',
    'The types of .mts, .py and .sh are GitHub’s own.',
  ],
  // GitHub's own hosts put a repository below a path named after it.
  folderOf: ({ host, base }) => (isGithubs(host) ? '/' : base),
  files: ({ host }) => ({
    // Without it, Jekyll leaves out every folder that begins with an underscore.
    '.nojekyll': '',
    ...(!isGithubs(host) && { CNAME: `${host}\n` }),
  }),
};
