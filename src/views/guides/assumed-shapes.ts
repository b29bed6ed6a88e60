/** Which request shapes are assumed, because the gateway's public description leaves them open. */
import { tasksFor } from '#examples/index.ts';
import { code, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

/** "`/embeddings`: OpenAI's request shape; …", of every example on the site. */
export function assumedShapes(site: Site): Inlines {
  const found = new Map<string, Set<string>>();
  for (const model of site.catalog.models) {
    for (const { request } of tasksFor(model, site.gateway)) {
      if (request.assumed === undefined) continue;
      const known = found.get(request.endpoint) ?? new Set();
      found.set(request.endpoint, known.add(request.assumed));
    }
  }
  return [...found].flatMap(([endpoint, shapes], index) => [
    ...(index > 0 ? ['; '] : []),
    code(endpoint),
    `: ${[...shapes].join(', ')}`,
  ]);
}
