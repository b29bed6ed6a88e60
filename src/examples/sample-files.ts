/** The files that examples read: pictures, a page, speech and a clip, made for this project and served by every site. */
import { pathOf, sampleFileAddress } from '#address.ts';
import type { Gateway } from '#catalog/types.ts';
import type { ExampleRequest, Json } from './request.ts';

/** What stands in `src/examples/files`. */
type SampleFile = 'clip.mp4' | 'invoice.png' | 'mask.png' | 'meeting.mp3' | 'mug.png' | 'table.png';

// Requests are drafted for no site in particular.
const anySite = 'https://example.com/';

/** The address of a file in a draft of a request; {@link withSiteFiles} puts that of the site in its place. */
export function sampleFile(name: SampleFile): string {
  return anySite + name;
}

/** The request with the addresses of the files as they stand on this site. */
export function withSiteFiles(request: ExampleRequest, { url, siteUrl = url }: Gateway): ExampleRequest {
  const onSite = new URL(pathOf(sampleFileAddress('')), siteUrl).href;
  const resolve = (value: Json): Json => {
    if (typeof value === 'string')
      return value.startsWith(anySite) ? onSite + value.slice(anySite.length) : value;
    if (typeof value !== 'object') return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map(resolve);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]: [string, Json]) => [name, resolve(item)]),
    );
  };
  const { model, ...fields } = request.body;
  return { ...request, body: { model, ...(resolve(fields) as Readonly<Record<string, Json>>) } };
}
