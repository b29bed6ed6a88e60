import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemsOf, providers, withModel, withPrices } from '#catalog/test-catalog.ts';

const withGateway = (line: string) =>
  withModel('prices: { input: 1 }').replace('  links:', `  ${line}\n  links:`);

/** Places of a catalog for a value, by what may stand there, and values that may not, with what their authors meant. */
const places: Readonly<
  Record<
    string,
    readonly [text: (value: string) => string, meant: Readonly<Record<string, string | undefined>>]
  >
> = {
  amount: [
    (value) => withModel(`magnitude: a test\nprices: { output: 99999, input: ${value} }`),
    {
      ...{ $1: '1', '$ 1.25': '1.25', '1.25 USD': '1.25', 'EUR 2': '2', '€0.5': '0.5', '2¥': '2' },
      ...{ '+1': '1', '-1': '1', '.5': '0.5', '5.': '5', '010': '10', '" 1 "': '1' },
      ...{ '1e2': '100', '1.5e-3': '0.0015', '2E+1': '20', '12.5e-1': '1.25' },
      ...{ '"0,04"': '0.04', '"1,5"': '1.5', '1_00': '100', '0.000_1': '0.0001', '１': '1' },
      // A thousand here, one there.
      ...{ '"1,000"': undefined, '1.000.00': undefined, '"1,00,0"': undefined },
      ...{
        free: undefined,
        '5%': undefined,
        '0x10': undefined,
        '1/2': undefined,
        '-x': undefined,
        '.inf': undefined,
      },
    },
  ],
  'whole number': [
    (value) => withModel(`prices: { input: 1 }\ncontext: ${value}`),
    {
      ...{ '100_000': '100000', '100,000': '100000', '1.000.000': '1000000', '128 000': '128000' },
      ...{ "1'000": '1000', '1e6': '1000000', '010': '10', '200000.0': '200000', '+5': '5' },
      // Thousands, or 1,024 of them.
      ...{
        '128k': undefined,
        '1M': undefined,
        '0': undefined,
        '1.5': undefined,
        '-5': undefined,
        many: undefined,
      },
    },
  ],
  percentage: [
    (value) => withGateway(`platformFee: { percent: ${value}, chargedOn: credits }`),
    {
      ...{ '5.5%': '5.5', '5 %': '5', '"5,5"': '5.5', '05': '5', '5 percent': '5', '+5': '5', '5e0': '5' },
      ...{ '100': undefined, '-1': undefined, none: undefined },
    },
  ],
  'yes or no': [
    (value) => withModel(`prices: { input: 1 }\nopenWeights: ${value}`),
    { yes: 'true', True: 'true', on: 'true', NO: 'false', off: 'false', maybe: undefined },
  ],
  day: [
    (value) => withModel(`prices: { input: 1 }\nstatus: deprecated\nretires: ${value}`),
    {
      ...{ '2027-1-5': '2027-01-05', '2027/01/05': '2027-01-05', '20270105': '2027-01-05' },
      ...{
        '2027-01-05T00:00:00Z': '2027-01-05',
        '5 January 2027': '2027-01-05',
        'Jan 5, 2027': '2027-01-05',
      },
      // The fifth of January here, the first of May there.
      ...{ '05/01/2027': undefined, '2027-02-30': undefined, '2027-01': undefined, soon: undefined },
    },
  ],
  month: [
    (value) => withModel(`prices: { input: 1 }\nreleased: ${value}`),
    {
      ...{ '2026-1': '2026-01', '2026/11': '2026-11', '202611': '2026-11', 'January 2026': '2026-01' },
      ...{ 'Sept. 2026': '2026-09', '2026': undefined, '2026-13': undefined },
    },
  ],
  window: [
    (value) => withPrices(`input: [{ amount: 2, when: { utc: [${value}] } }]`),
    {
      ...{ '24:00-01:00': '00:00-01:00', '1:00-4:00': '01:00-04:00', '16:30–00:30': '16:30-00:30' },
      ...{
        '16:30 to 00:30': '16:30-00:30',
        '16.30 - 00.30': '16:30-00:30',
        '1630-0030': '16:30-00:30',
        '1-4': '01:00-04:00',
      },
      ...{ '25:00-01:00': undefined, '01:00-01:00': undefined, 'at night': undefined },
    },
  ],
  address: [
    (value) => withModel(`free: { reason: r, source: ${value} }`),
    {
      ...{
        'acme.example/pricing': 'https://acme.example/pricing',
        'http://acme.example': 'https://acme.example',
      },
      ...{
        '//acme.example': 'https://acme.example',
        'ftp://x': undefined,
        'javascript:alert(1)': undefined,
        '"a b"': undefined,
      },
    },
  ],
  'environment variable': [
    (value) => withModel('prices: { input: 1 }').replace('EXAMPLE_KEY', value),
    { 'MY-KEY': 'MY_KEY', '"MY KEY "': 'MY_KEY', '1KEY': undefined },
  ],
  header: [
    (value) => withGateway(`metering: { costHeader: ${value} }`),
    { 'x cost': 'x-cost', '"x_cost:"': 'x-cost', '…': undefined },
  ],
  provider: [
    (value) =>
      withModel('prices: { input: 1 }', 'id: zeta/one\nname: One\nmodality: chat').replace(
        providers,
        `providers:\n  zeta: { name: Zeta }\n  ${value}: { name: Other }\n`,
      ),
    { 'Acme Inc': 'acme-inc', '…': undefined },
  ],
  slug: [
    (value) => withModel(`prices: { input: 1 }\nslug: ${value}`),
    { 'Acme One': 'acme-one', '-a-': 'a', '…': undefined },
  ],
  size: [
    (value) => withPrices(`input: [1, { amount: 2, when: { size: ${value} } }]`),
    {
      '1024×1024': '1024x1024',
      '1024X1536': '1024x1536',
      '1024 x 1024': '1024x1024',
      '1024*768': '1024x768',
    },
  ],
  'size in a grid': [
    (value) => withPrices(`input: { grid: [size], rates: { ${value}: 1 } }`),
    { '1024×1024': '1024x1024', '1024-x-1024': '1024x1024' },
  ],
  'size of a request': [
    (value) => withModel(`prices: { input: 1 }\nrequest: { sizes: [${value}] }`),
    { '1024×1024': '1024x1024', '1024 by 1024': '1024x1024' },
  ],
  'condition with spaces': [
    (value) => withPrices(`input: [1, { amount: 2, when: { quality: ${value} } }]`),
    { '" high"': 'high', '"a,b"': undefined },
  ],
  'list of aliases': [
    (value) => withModel(`prices: { input: 1 }\naliases: ${value}`),
    { 'acme/two': '[{ id: acme/two }]', '[acme/two]': '[{ id: acme/two }]' },
  ],
  list: [
    (value) => withModel(`prices: { input: 1 }\ncapabilities: ${value}`),
    { vision: '[vision]', sight: undefined },
  ],
  'list of texts': [
    (value) => withModel(`prices: { input: 1 }\nrequest: { voices: ${value} }`),
    { alloy: '[alloy]', '"a: b"': '["a: b"]' },
  ],
  'one text': [
    (value) => withModel(`prices: { input: 1 }\ncaching: ${value}`),
    { '[automatic]': 'automatic' },
  ],
  'map of one key': [
    (value) => withModel('prices: { input: 1 }').replace(providers, `providers:\n  acme: ${value}\n`),
    { Acme: '{ name: Acme }' },
  ],
  'map of two keys': [
    (value) => withGateway(`platformFee: ${value}`),
    { '5': '{ percent: 5, chargedOn: top-up }' },
  ],
};

const hintOf = (fix = '') => /^Write `(.*)`\.$/.exec(fix)?.[1];

describe.each(Object.entries(places))('%s', (_, [text, meant]) => {
  test.each(Object.entries(meant))('%s is meant as %s', (value, expected) => {
    const [problem, ...others] = problemsOf(text(value));
    expect(others).toEqual([]);
    expect(problem).toBeDefined();
    const hint = hintOf(problem?.fix);
    // The shape of a list is that of the whole list, whichever of its items is wrong.
    const shape = value.startsWith('[') && expected?.startsWith('[') ? expected.slice(1, -1) : expected;
    expect(hint).toBe(shape);
    if (expected !== undefined) expect(problemsOf(text(expected))).toEqual([]);
  });
});

test('whatever is advised may stand in the place of what was wrong', () => {
  const texts = Object.values(places).map(([text]) => text);
  const values = Object.values(places).flatMap(([, meant]) => Object.keys(meant));
  const cut = fc
    .tuple(
      fc.constantFrom(...values),
      fc.nat(8),
      fc.constantFrom('', '0', '1', '.', ',', '-', ' ', '%', '_', 'x', '2026'),
    )
    .map(([value, at, more]) => value.slice(0, at) + more + value.slice(at));
  fc.assert(
    fc.property(fc.constantFrom(...texts), cut, (text, value) => {
      const quoted = JSON.stringify(value);
      const [problem] = problemsOf(text(quoted));
      const hint = hintOf(problem?.fix);
      if (hint === undefined) return;
      expect(problemsOf(text(hint)), `${value} → ${hint}`).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
