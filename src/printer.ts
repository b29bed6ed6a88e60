/** What Astro bundles for builds: prints one page of the site that {@link handOver} was given, as often as it is asked. */
import { createApp } from 'astro/app/entrypoint';

const app = createApp({ streaming: false });

/** @param address of a route, with what of it changes @throws whatever a component throws */
export async function print(address: string): Promise<string> {
  const response = await app.render(new Request(new URL(address, 'http://localhost')));
  const html = await response.text();
  if (!response.ok) throw new Error(`${address} was not printed: ${String(response.status)}`);
  return html;
}
