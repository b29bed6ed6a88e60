/** robots.txt: lets everybody read, and names the sitemap. @see https://www.rfc-editor.org/rfc/rfc9309 */
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';

const file = 'robots.txt';
const known = ['user-agent', 'allow', 'disallow', 'sitemap', 'crawl-delay', 'content-signal'];

export function* checkRobots(site: BuiltSite, sitemap: string): Iterable<SiteFinding> {
  if (!site.files.paths.has(file)) {
    yield finding('robots-wrong', file, 'It was not built.');
    return;
  }
  const right = new URL(`/${sitemap}`, site.catalog.gateway.url).href;
  let named = false;
  for (const [index, line] of site.files.read(file).split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') continue;
    const [, field = '', value = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
    const at = (message: string) => finding('robots-wrong', file, message, index + 1);
    const name = field.toLowerCase();
    if (!known.includes(name)) yield at(`"${text}" is no rule.`);
    if (name === 'disallow' && value === '/') yield at('It keeps search engines away from every page.');
    if (name === 'sitemap') {
      named = true;
      if (value !== right) yield at(`It names the sitemap ${value}, not ${right}.`);
    }
  }
  site.look('sitemap', 'robots.txt');
  if (!named) yield finding('robots-wrong', file, `It does not name the sitemap ${right}.`);
}
