/** `npm run mock-gateway`: a local stand-in for the gateway, to try an example without a key. */
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { startMockGateway } from './check/examples/mock-gateway/server.ts';
import { portOf, reportPort } from './lib/static-server.ts';

const port = portOf(process.env.PORT, 4010);
if (port !== undefined) await start(port);

async function start(port: number): Promise<void> {
  try {
    const { gateway, models } = loadCatalog();
    const { baseUrl } = await startMockGateway({
      gateway,
      models,
      port,
      onExchange: ({ method, path, status, refusal }) => {
        console.log(`${status} ${method} ${path}${refusal === undefined ? '' : `: ${refusal}`}`);
      },
    });
    console.log(`A mock of ${gateway.name} at ${baseUrl} (Ctrl+C ends it). Nothing is generated, nothing is charged.

To try an example: put ${baseUrl} in place of ${gateway.baseUrl}, and set any key:
  export ${gateway.apiKey.env}=test
What the real gateway would refuse (a wrong field, a voice the model does not have) is refused here, with the reason.`);
  } catch (error) {
    if (error instanceof CatalogError) {
      console.error(error.message);
      process.exitCode = 1;
    } else reportPort(error, port, 'run mock-gateway');
  }
}
