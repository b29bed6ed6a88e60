import { acceptsMarkdown, headerRules } from '../description.ts';
import { patternRegex, type Host } from '../host.ts';

/** Vercel takes one file of its own, at the top of what is uploaded. */
export const vercel: Host = {
  title: 'Vercel',
  isUploaded: true,
  limits: { redirects: 2048, source: 'https://vercel.com/docs/limits' },
  lacks: [
    'OPTIONS is answered by Vercel itself; a plain GET from another site works.',
    'Who asks for a page as Markdown is led to its twin, at an address of its own: Vercel looks for files before it rewrites.',
  ],
  files: (hosting) => {
    const { base } = hosting;
    const pages = [base, `${base}*/`];
    const rules = [
      ...headerRules(hosting),
      ...pages.map((pattern) => ({ pattern, headers: { Vary: 'Accept' } })),
    ];
    const list = (headers: Readonly<Record<string, string>>) =>
      Object.entries(headers).map(([key, value]) => ({ key, value }));
    return {
      'vercel.json': `${JSON.stringify(
        {
          $schema: 'https://openapi.vercel.sh/vercel.json',
          framework: null,
          buildCommand: null,
          outputDirectory: '.',
          trailingSlash: true,
          headers: rules.map(({ pattern, headers }) => ({
            source: patternRegex(pattern).replace(
              '.*',
              Object.values(headers).some((value) => value.includes(':splat')) ? ':splat(.*)' : '(.*)',
            ),
            headers: list(headers),
          })),
          redirects: [
            ...hosting.redirects.map(({ from, to }) => ({ source: from, destination: to, statusCode: 301 })),
            ...[
              { source: patternRegex(base), destination: `${base}index.md` },
              { source: `${patternRegex(base)}:page(.*)/`, destination: `${base}:page.md` },
            ].map((redirect) => ({
              ...redirect,
              has: [{ type: 'header', key: 'accept', value: acceptsMarkdown }],
              statusCode: 307,
            })),
          ],
        },
        undefined,
        2,
      )}\n`,
    };
  },
};
