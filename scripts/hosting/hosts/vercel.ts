import { headerRules } from '../description.ts';
import { patternRegex, type Host } from '../host.ts';

/** Vercel takes one file of its own, at the top of what is uploaded. */
export const vercel: Host = {
  title: 'Vercel',
  isUploaded: true,
  limits: { redirects: 2048, source: 'https://vercel.com/docs/limits' },
  lacks: ['OPTIONS is answered by Vercel itself; a plain GET from another site works.'],
  files: (hosting) => {
    const rules = headerRules(hosting);
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
            source: patternRegex(pattern).replace('.*', '(.*)'),
            headers: list(headers),
          })),
          redirects: hosting.redirects.map(({ from, to }) => ({
            source: from,
            destination: to,
            statusCode: 301,
          })),
        },
        undefined,
        2,
      )}\n`,
    };
  },
};
