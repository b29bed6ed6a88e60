import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { headerRules } from '../../hosting/header-rules.ts';
import { headersFile, printHeaders } from '../../hosting/headers-file.ts';

/** Writes the hosts' headers beside the built pages. */
export function headersOutput(): AstroIntegration {
  return {
    name: 'ratecard:headers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        writeFileSync(new URL(headersFile, dir), printHeaders(headerRules()));
      },
    },
  };
}
