import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Shows a saved catalog in the open page: forgets every module that was built from it and reloads. */
export function catalogReload(file: string): Plugin {
  const watched = new Set([resolve(file), resolve(file, '..', 'prices.lock.json')]);
  return {
    name: 'ratecard:catalog-reload',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add([...watched]);
      server.watcher.on('change', (changed) => {
        if (!watched.has(resolve(changed))) return;
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
