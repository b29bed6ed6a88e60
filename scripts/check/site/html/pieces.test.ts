import { HtmlValidate, Severity, StaticConfigLoader } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { htmlCheck, htmlConfig, htmlFaults } from './html.ts';
import { cutter } from './pieces.ts';

/** A page without a fault, with an element of each sort that a rule asks for. */
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Prices</title><meta name="description" content="Of one model"><link rel="canonical" href="https://site.test/one/"><script type="application/ld+json">{"a":"<b>"}</script></head><body class="page"><header><a class="home" href="/">Home</a><nav aria-label="Site"><a href="/models/">Models</a></nav></header><main id="main"><h1>One</h1><nav aria-labelledby="contents"><h2 id="contents">On this page</h2><ul><li><a href="#all">All</a></li></ul></nav><section aria-labelledby="all"><h2 id="all">All prices</h2><h3>In detail</h3><p class="lead">It costs <data value="4" data-rate="one#input">$4.00</data> &amp; more.</p><table class="prices"><caption>Prices</caption><thead><tr><th scope="col">When</th><th scope="col">Price</th></tr></thead><tbody><tr><th scope="row">Always</th><td>$4.00</td></tr></tbody></table><form action="/all/"><fieldset><legend>How</legend><label>Once <input type="radio" name="how" value="1"></label><label for="many">Many</label><input type="text" id="many" name="many" value="7" autocomplete="off"></fieldset><button type="button" aria-label="Open">+</button></form><img src="/one.png" alt="One"><svg viewBox="0 0 9 9" aria-hidden="true"><path d="m1 1"></path></svg><p class="off" hidden>Not yet</p></section></main></body></html>`;

/** Of each rule that is on: what makes the page one that it finds a fault in; or why none of ours can be. */
const faults: Readonly<
  Record<string, readonly [before: string, after: string] | { readonly never: string }>
> = {
  'area-alt': [
    '<p class="lead">',
    '<map name="m" id="m"><area href="/x" shape="default"></map><p class="lead">',
  ],
  'aria-hidden-body': ['<body class="page"', '<body class="page" aria-hidden="true"'],
  'aria-label-misuse': ['<p class="lead"', '<p class="lead" aria-label="Site"'],
  'attr-case': ['<p class="lead"', '<p CLASS="lead"'],
  'attr-delimiter': ['<p class="lead"', '<p class= "lead"'],
  'attr-quotes': ['<p class="lead"', '<p class=lead'],
  'attr-spacing': ['<a class="home" href', '<a class="home"href'],
  'attribute-allowed-values': ['type="button"', 'type="push"'],
  'attribute-boolean-style': ['name="how" value="1"', 'name="how" value="1" checked="checked"'],
  'attribute-empty-style': ['<a class="home"', '<a download="" class="home"'],
  'attribute-misuse': ['<meta name="description" ', '<meta '],
  'autocomplete-password': ['type="text" id="many"', 'type="password" id="many"'],
  'close-attr': ['</h3>', '</h3 class="lead">'],
  'close-order': ['</h3>', '</h3></p>'],
  deprecated: ['$4.00</td>', '<center>$4.00</center></td>'],
  'deprecated-rule': { never: 'looks at the rules' },
  'doctype-html': ['<!DOCTYPE html>', '<!DOCTYPE htm>'],
  'doctype-style': ['<!DOCTYPE', '<!doctype'],
  'element-case': ['<h3>In detail</h3>', '<H3>In detail</H3>'],
  'element-name': ['<h3>In detail</h3>', '<h7>In detail</h7>'],
  'element-permitted-content': ['$4.00</td>', '<li>$4.00</li></td>'],
  'element-permitted-occurrences': ['</caption>', '</caption><caption>Prices</caption>'],
  'element-permitted-order': [
    '<caption>Prices</caption><thead>',
    '<thead></thead><caption>Prices</caption><thead>',
  ],
  'element-permitted-parent': ['<h3>In detail</h3>', '<base href="/">'],
  'element-required-ancestor': ['<h3>In detail</h3>', '<area alt="" href="/">'],
  'element-required-attributes': ['<img src="/one.png" alt="One">', '<img alt="One">'],
  'element-required-content': ['<title>Prices</title>', ''],
  'empty-heading': ['<h3>In detail</h3>', '<h3> <span hidden>In detail</span></h3>'],
  'empty-title': ['<title>Prices</title>', '<title> </title>'],
  'hidden-focusable': ['<section ', '<section aria-hidden="true" '],
  'input-attributes': ['type="radio"', 'type="radio" maxlength="3"'],
  'map-dup-name': ['<h3>', '<map name="m" id="m"></map><map name="m" id="m"></map><h3>'],
  'map-id-name': ['<h3>', '<map name="m" id="n"></map><h3>'],
  'meta-refresh': [
    '<meta name="description" content="Of one model">',
    '<meta http-equiv="refresh" content="9; url=/">',
  ],
  'multiple-labeled-controls': ['<label>Once ', '<label for="many">Once '],
  'no-abstract-role': ['<p class="lead"', '<p role="widget" class="lead"'],
  'no-autoplay': ['<h3>', '<video autoplay></video><h3>'],
  'no-conditional-comment': ['<h3>', '<!--[if IE]><p>Old</p><![endif]--><h3>'],
  'no-deprecated-attr': ['<table class="prices"', '<table align="left"'],
  'no-dup-attr': ['<p class="lead"', '<p class="lead" class="lead"'],
  'no-dup-class': ['<p class="lead"', '<p class="lead lead"'],
  'no-dup-id': ['<h2 id="all"', '<h2 id="contents"'],
  'no-implicit-button-type': ['<button type="button"', '<button'],
  'no-implicit-close': ['<li><a href="#all">All</a></li>', '<li><a href="#all">All</a>'],
  'no-missing-references': ['<section aria-labelledby="all"', '<section aria-labelledby="every"'],
  'no-multiple-main': ['</main>', '</main><main id="other">Text</main>'],
  'no-raw-characters': ['&amp; more', '& more'],
  'no-redundant-aria-label': ['id="many"', 'id="many" aria-label="Many"'],
  'no-redundant-for': [
    'name="how"',
    'name="how" id="how"></label><label for="b">Or <input type="radio" id="b"',
  ],
  'no-redundant-role': ['<table class="prices"', '<table role="table" class="prices"'],
  'no-self-closing': ['<h3>In detail</h3>', '<h3/>'],
  'no-trailing-whitespace': ['</h3>', '</h3> \n'],
  'no-unused-disable': ['<h3>', '<!-- [html-validate-disable-next no-dup-id] --><h3>'],
  'no-utf8-bom': ['<!DOCTYPE', '\uFEFF<!DOCTYPE'],
  'prefer-button': ['type="text" id="many"', 'type="reset" id="many"'],
  'prefer-tbody': [
    '<tbody><tr><th scope="row">Always</th><td>$4.00</td></tr></tbody>',
    '<tr><th scope="row">Always</th><td>$4.00</td></tr>',
  ],
  'presentation-role-style': ['<p class="lead"', '<p role="presentation" class="lead"'],
  'script-element': ['<h3>', '<script/><h3>'],
  'script-type': ['type="application/ld+json"', 'type="text/javascript"'],
  'tel-non-breaking': ['<a class="home" href="/">Home</a>', '<a class="home" href="tel:1">1 2</a>'],
  'text-content': ['aria-label="Open">+<', '><'],
  'unique-landmark': ['aria-label="Site"', 'aria-label="On this page"'],
  'unrecognized-char-ref': ['&amp; more', '&nosuch; more'],
  'valid-autocomplete': ['autocomplete="off"', 'autocomplete="never"'],
  'valid-for': ['<label for="many"', '<label for="all"'],
  'valid-id': ['id="many"', 'id="so many"'],
  'void-content': ['<img src="/one.png" alt="One">', '<img src="/one.png" alt="One"></img>'],
  'wcag/h30': ['>Home</a>', '><span hidden>Home</span></a>'],
  'wcag/h36': ['<input type="radio" name="how" value="1">', '<input type="image" src="/one.png" alt="">'],
  'wcag/h37': ['alt="One"', 'title="One"'],
  'wcag/h63': ['<th scope="row">', '<th>'],
  'wcag/h67': ['alt="One"', 'alt="" title="One"'],
  'wcag/h71': ['<legend>How</legend>', ''],
  'input-missing-label': ['<label for="many">Many</label>', ''],
  'heading-level': ['<h3>In detail</h3>', '<h4>In detail</h4>'],
  'missing-doctype': ['<!DOCTYPE html>', ''],
};

test('every rule that is on is named here', () => {
  const rules = new HtmlValidate(new StaticConfigLoader(htmlConfig)).getConfigForSync('page.html').getRules();
  const on = [...rules].filter(([, [severity]]) => severity !== Severity.DISABLED).map(([rule]) => rule);
  expect(on.toSorted()).toEqual(Object.keys(faults).toSorted());
});

test('a page without a fault', () => {
  expect(htmlFaults('page.html', page)).toEqual([]);
});

describe('where html-validate has seen much of the page without a fault, one is found all the same', () => {
  const cases = Object.entries(faults).flatMap(([rule, change]) =>
    'never' in change ? [] : [[rule, change] as const],
  );
  test.each(cases)('%s', (rule, [before, after]) => {
    const changed = page.replace(before, () => after);
    const check = htmlCheck();
    check('page.html', page);
    const found = check('changed.html', changed);
    expect(found.map(({ message }) => message).join('\n')).toContain(`(${rule},`);
    // Nor does a page with a fault let the next one with it pass.
    expect(check('next.html', changed)).toEqual(found.map((finding) => ({ ...finding, file: 'next.html' })));
  });
});

test.each([
  [
    'texts and values',
    [
      ['$4.00', '$5.00'],
      ['value="4"', 'value="5"'],
      ['one#input', 'two#input'],
      ['/one/', '/two/'],
      ['All prices', 'Every price'],
    ],
  ],
  [
    'more rows of a table',
    [
      [
        '<tr><th scope="row">',
        '<tr><th scope="row">Before</th><td>$1.00</td></tr><tr><th scope="row">Then</th><td>$2.00</td></tr><tr><th scope="row">',
      ],
    ],
  ],
  [
    'ids, with what refers to them',
    [
      ['"all"', '"each"'],
      ['id="all"', 'id="each"'],
      ['"many"', '"few"'],
      ['id="many"', 'id="few"'],
    ],
  ],
])('other %s make no new piece', (_, changes) => {
  const cut = cutter();
  const twoRows = page.replace('</tbody>', '<tr><th scope="row">Or</th><td>$9.00</td></tr></tbody>');
  const seen = new Set(cut(twoRows));
  const changed = changes.reduce(
    (text, [before = '', after = '']) => text.replace(before, () => after),
    twoRows,
  );
  expect(changed).not.toBe(twoRows);
  expect(cut(changed)?.filter((piece) => !seen.has(piece))).toEqual([]);
});
