/** Highlighted code is the same text, in a fixed set of classes that can be read in both themes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, colorTable, highlightCss } from './classes.ts';
import { grammars, tokenize } from './highlighter.ts';
import { highlight, highlightWithId } from './index.ts';
import { skeletonCount } from './template.ts';

/** By grammar; the plain text for one that has none of its own here. */
const samples: Readonly<Record<string, string>> = {
  python: 'import os\n\nclient = OpenAI(api_key=os.environ["KEY"])  # a & b\nprint(f"{client!r} <3")\n',
  typescript: "const a: string = `x${1 < 2}`;\nawait f({ b: /[a-z]\\n+/u, c: 'd' }); // e\n",
  bash: '#!/bin/bash\ncurl -H "Authorization: Bearer ${KEY:?set KEY}" \\\n  -d \'{"a": [1, true]}\' | head -n 1\n',
  yaml: 'models:\n  - id: a/b # c\n    price: 0.040\n',
  json: '{ "a": [1, true, null, "\\u0041"] }\n',
};

const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const sampleOf = (grammar: string) => samples[grammar] ?? `call("a & b", 'c', 12);\n`;

describe.each(grammars)('%s', (lang) => {
  const sample = sampleOf(lang);

  it('keeps the text, without inline styles', () => {
    const html = highlight(sample, lang);
    expect(text(html)).toBe(sample.trimEnd());
    expect(html).toMatch(/^<pre class="code" data-lang="\w+" tabindex="0"><code>.*<\/code><\/pre>$/s);
    expect(html).toMatch(/<span class="[a-z]">/);
    expect(html).not.toContain('style');
  });

  it('merges neighbours of one class', () => {
    const html = highlight(sample, lang);
    expect(html).not.toMatch(/class="(\w)">[^<]*<\/span><span class="\1"/);
  });

  it('has a class for whatever the grammar finds', () => {
    const pieces = fc.constantFrom(
      ...sample.split(/\b/),
      '`',
      '"',
      "'",
      '\\',
      '/*',
      '{{',
      '%',
      '\t',
      '\u{1f600}',
    );
    const code = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(code, (value) => {
        const normal = value.replaceAll('\r', '').trimEnd();
        expect(text(highlight(normal, lang))).toBe(normal);
        for (const token of tokenize(normal, lang).flat()) classOf(token);
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});

describe('with an id', () => {
  const placeholder = 'in.place/of.an-id';
  const templates: Readonly<Record<string, (id: string) => string>> = {
    python: (id: string) => `image = client.images.generate(\n    model="${id}",\n    size="1x1",\n)\n`,
    typescript: (id: string) => `await client.post("/x", {\n  body: { model: "${id}" },\n});\n`,
    bash: (id: string) =>
      `curl https://a.b/v1 \\\n  -d '{\n    "model": "${id}"\n  }' --form-string model=x\n`,
    yaml: (id: string) => `models:\n  - id: '${id}'\n`,
    json: (id: string) => `{ "id": "${id}" }\n`,
  };
  const ids = fc.stringMatching(
    /^[A-Za-z0-9@~][A-Za-z0-9._:@+~#=-]{0,12}(?:\/[A-Za-z0-9._:@+~#=-]{1,12}){0,3}$/,
  );
  const hostile = fc.constantFrom(
    'a/<b>',
    'a/b&c',
    'a/b\\n',
    'select/from',
    'a/%s',
    'a/{x}',
    'a/$HOME',
    'a/\u202eb',
    'model/x',
  );

  it.each(grammars)('equals direct highlighting byte for byte in %s', (lang) => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: ids }, hostile), (id) => {
        const textFor = (name: string) => templates[lang]?.(name) ?? `call("${name}");\n`;
        expect(highlightWithId(textFor(placeholder), lang, { placeholder, id })).toBe(
          highlight(textFor(id), lang),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('highlights each text once', () => {
    const before = skeletonCount();
    const skeleton = `print("once", model="${placeholder}")`;
    for (let index = 0; index < 100; index++)
      highlightWithId(skeleton, 'python', { placeholder, id: `a/m-${index}` });
    expect(skeletonCount()).toBe(before + 1);
  });

  it('does not template what is no literal, or occurs twice', () => {
    const before = skeletonCount();
    for (const code of ['x = a/b', 'f("a/b", "a/b")', 'f("xa/b")', 'f("c/d")']) {
      const skeleton = code.replaceAll('a/b', placeholder);
      expect(highlightWithId(skeleton, 'python', { placeholder, id: 'a/b' })).toBe(highlight(code, 'python'));
    }
    expect(skeletonCount()).toBe(before);
  });
});

describe('style sheet', () => {
  it('is the same whatever has been highlighted', () => {
    expect(highlightCss()).toMatchInlineSnapshot(`
      ".code{color:light-dark(#1f2328,#e6edf3)}
      .code .a{color:light-dark(#0550ae,#79c0ff)}
      .code .b{color:light-dark(#0a3069,#a5d6ff)}
      .code .c{color:light-dark(#116329,#7ee787)}
      .code .d{color:light-dark(#59636e,#8b949e)}
      .code .e{color:light-dark(#82071e,#ffa198)}
      .code .f{color:light-dark(#8250df,#d2a8ff)}
      .code .g{color:light-dark(#953800,#ffa657)}
      .code .h{color:light-dark(#cf222e,#ff7b72)}
      .code .I{font-style:italic}
      .code .B{font-weight:bold}
      .code .U{text-decoration:underline}"
    `);
  });

  it('can be read in both themes, on the paper of the site', () => {
    const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
    const [, paper = '', paperInTheDark = ''] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
    for (const look of colorTable()) {
      expect(contrast(look.light, paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(look.dark, paperInTheDark)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** Contrast ratio of two colours, as WCAG defines it. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
