/** `npm run mock-gateway`: a local stand-in for the gateway, to try an example without a key. */
import { loadCatalog } from '#catalog/load.ts';
import { startMockGateway } from './check/examples/mock-gateway/server.ts';

const port = Number(process.env.PORT ?? 4010);
const { gateway, models } = loadCatalog();

try {
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
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(
    `Port ${port} is in use by another program.\nEnd that program, or choose another port: PORT=${port + 1} npm run mock-gateway`,
  );
  process.exitCode = 1;
}
