/** What the content security policy of `_headers` lets a page do, and what a page does all the same. */
import { createHash } from 'node:crypto';
import type { BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, isTag } from '../../html-page.ts';

export const policyCodes = codes('budgets', {
  'style-inline': {
    why: 'The content security policy of the site refuses it, so it would have no effect.',
    fix: 'Use a class of src/styles.',
  },
  'script-inline': {
    why: 'The content security policy of the site refuses it, so it would not run.',
    fix: 'Put it into src/client, or name its hash in _headers.',
  },
  'handler-inline': {
    why: 'The content security policy of the site refuses it, so it would not run.',
    fix: 'Listen for the event in src/client.',
  },
  'headers-wrong': {
    why: 'The policy that keeps foreign code out is sent by _headers.',
    fix: 'Correct what writes _headers.',
  },
});

const finding = raising(policyCodes);

const file = '_headers';

/** Sources by directive: `script-src` → `'self'`, `'sha256-…'`. */
export type Policy = ReadonlyMap<string, readonly string[]>;

export function policyOf({ files }: BuiltSite): Policy | undefined {
  const text = files.paths.has(file) ? files.read(file) : '';
  const value = /^\s+content-security-policy:\s*(.+)$/im.exec(text)?.[1];
  return value === undefined
    ? undefined
    : new Map(
        value.split(';').flatMap((part): [string, string[]][] => {
          const [name = '', ...sources] = part.trim().split(/\s+/);
          return name === '' ? [] : [[name.toLowerCase(), sources]];
        }),
      );
}

/** The policy itself. */
export function* checkPolicy(
  policy: Policy | undefined,
  used: ReadonlySet<string>,
  named: ReadonlySet<string>,
): Findings {
  if (policy === undefined) {
    yield finding('headers-wrong', file, 'It sends no Content-Security-Policy.');
    return;
  }
  for (const one of named) {
    const [name = '', origin = ''] = one.split(' ');
    if (!policy.get(name)?.includes(origin))
      yield finding('headers-wrong', file, `${name} does not allow ${origin}, which the catalog names.`);
  }
  if (!policy.has('default-src')) yield finding('headers-wrong', file, 'The policy has no default-src.');
  for (const [name, sources] of policy) {
    for (const source of sources) {
      if (/^'unsafe-|^\*$|^https?:$/.test(source))
        yield finding('headers-wrong', file, `${name} allows ${source}.`);
      else if (source.includes('://') && !named.has(`${name} ${source}`))
        yield finding('headers-wrong', file, `${name} allows ${source}, which the catalog does not name.`);
      else if (source.startsWith("'sha256-") && !used.has(source))
        yield finding('headers-wrong', file, `${name} allows ${source}, which no page has.`);
    }
  }
}

/** What the catalog has pages load from other hosts: directive and origin of each. */
export function originsNamed({ catalog: { head = {} } }: BuiltSite): ReadonlySet<string> {
  const { scripts = [], stylesheets = [], fonts = [], images = [] } = head;
  const by = (name: string, addresses: readonly string[]) =>
    addresses.map((address) => `${name} ${new URL(address).origin}`);
  return new Set([
    ...by(
      'script-src',
      scripts.map(({ src }) => src),
    ),
    ...by(
      'connect-src',
      scripts.flatMap(({ src, connects = [] }) => [src, ...connects]),
    ),
    ...by('style-src', stylesheets),
    ...by('font-src', fonts),
    ...by('img-src', images),
  ]);
}

/** Inline scripts, styles and handlers of a page. @param used collects the hashes of the scripts */
export function* checkInline(page: HtmlPage, policy: Policy | undefined, used: Set<string>): Findings {
  for (const element of page.elements) {
    const { rawAttrs } = element;
    if (isTag(element, 'script') && element.getAttribute('src') === undefined) {
      const type = element.getAttribute('type') ?? '';
      // Data is not run, and the policy does not ask about it.
      if (type !== '' && type !== 'module' && !type.includes('javascript')) continue;
      const hash = `'sha256-${createHash('sha256').update(element.rawText).digest('base64')}'`;
      used.add(hash);
      if (policy !== undefined && !policy.get('script-src')?.includes(hash))
        yield finding(
          'script-inline',
          page.file,
          `_headers does not name the script ${excerpt(element.rawText)}.`,
        );
    }
    if (isTag(element, 'style')) yield finding('style-inline', page.file, 'There is a <style> element.');
    if (rawAttrs.includes('style=') && element.hasAttribute('style'))
      yield finding(
        'style-inline',
        page.file,
        `<${element.rawTagName}> has style="${element.getAttribute('style') ?? ''}".`,
      );
    if (/(?:^|\s)on[a-z]+\s*=/i.test(rawAttrs)) {
      for (const name of Object.keys(element.attributes)) {
        if (/^on[a-z]+$/i.test(name))
          yield finding('handler-inline', page.file, `<${element.rawTagName}> has ${name}.`);
      }
    }
  }
}
