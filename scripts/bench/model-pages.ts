/** Builds the pages of models of SITE and nothing else, into DIST: what other generators are compared with. */
import { build } from 'astro';
import config from '../../astro.config.mjs';
import ratecard from '../lib/integration.ts';
import { root } from '../lib/run-command.ts';

const { name, hooks } = ratecard({ draft: true });

await build({
  ...config,
  configFile: false,
  root,
  logLevel: 'warn',
  integrations: [
    {
      name,
      hooks: {
        'astro:config:setup': (setUp) =>
          hooks['astro:config:setup']?.({
            ...setUp,
            injectRoute(route) {
              if (route.pattern.endsWith('q/[model]')) setUp.injectRoute(route);
            },
          }),
        'astro:config:done': (done) => hooks['astro:config:done']?.(done),
      },
    },
  ],
});
