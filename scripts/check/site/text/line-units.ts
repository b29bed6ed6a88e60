/** Lines of llms.txt: each figure of a model has its unit in its own line, and names what it is the price of. */
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { meterOf } from '../oracle/trace-key.ts';
import { meterWords, shortNames } from '../oracle/words.ts';
import { moneyIn } from '../money.ts';

export function* checkLineUnits(site: BuiltSite, file: string, text: string): Iterable<SiteFinding> {
  const indexed = site.index.get(file) ?? [];
  let place = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const figures = moneyIn(line).map((figure) => ({ ...figure, key: indexed[place++]?.[1] ?? '' }));
    if (!line.startsWith('- ')) continue;
    const fault = (message: string) =>
      finding('llms-unit-missing', file, `${message}: ${excerpt(line)}`, number + 1);
    for (const { key, text: shown, end } of figures) {
      const meter = meterOf(key);
      if (meter === undefined) continue;
      const rest = line.slice(end);
      const { unit, shortUnit } = meterWords[meter];
      const said = /\bper ((?:1[MK] )?[A-Za-z][^,;.()|]*)|\beach\b/.exec(rest);
      if (said === null) yield fault(`${shown} has no unit`);
      else if (said[1] !== undefined && !said[1].startsWith(unit) && !said[1].startsWith(shortUnit)) {
        yield fault(`${shown} (${key}) is given per ${said[1].trim()}`);
      }
      const [, name = ''] = /^ (in|out|cached)\b/.exec(rest) ?? [];
      if (name !== '' && !shortNames[name]?.includes(meter))
        yield fault(`${shown} (${key}) is called "${name}"`);
    }
  }
}
