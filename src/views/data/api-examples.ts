/** Code that reads the API: the price of one model, counted exactly. A test runs each text against the built site. */
import { jsonString, pythonString, shellWord } from '#examples/literals.ts';
import { highlight } from '#highlight/index.ts';
import { meters } from '#catalog/registry/meters.ts';
import { apiModelPath } from './model-json.ts';
import { apiSample, type ApiSample } from './api-sample.ts';
import type { CodeTask } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';

interface Program {
  readonly language: 'python' | 'node' | 'curl';
  readonly label: string;
  readonly file: string;
  readonly syntax: 'python' | 'typescript' | 'bash';
  readonly code: string;
}

/** The programs, with their addresses; none when no model has a price that they could count with. */
export function apiExamples(site: Site): CodeTask[] {
  const examples = programs(site).map(({ syntax, ...program }) => ({
    ...program,
    href: `/api/examples/${program.file}`,
    html: highlight(program.code, syntax),
  }));
  return examples.length === 0 ? [] : [{ title: 'What a usage costs', examples }];
}

/** The programs as plain files below `/api/examples/`. */
export function apiExampleFiles(site: Site): { file: string; text: string }[] {
  return programs(site).map(({ file, code }) => ({ file, text: code }));
}

function programs(site: Site): Program[] {
  const sample = apiSample(site);
  if (sample === undefined) return [];
  return [
    {
      language: 'python',
      label: 'Python',
      file: 'cost.py',
      syntax: 'python',
      code: python(site, sample),
    },
    {
      language: 'node',
      label: 'Node / TypeScript',
      file: 'cost.ts',
      syntax: 'typescript',
      code: node(site, sample),
    },
    { language: 'curl', label: 'curl', file: 'prices.sh', syntax: 'bash', code: curl(site, sample) },
  ];
}

/** A count that does not come out even, so that rounding would show. */
function countOf({ rate }: ApiSample): number {
  const { per } = meters[rate.meter];
  return per === 1 ? 1234 : Math.floor(per * 1.234567);
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '_');
}

function python(site: Site, sample: ApiSample): string {
  return `import json
from decimal import Decimal
from urllib.request import urlopen

with urlopen(${pythonString(absolute(site, apiModelPath(sample.model)))}) as response:
    model = json.load(response)

today = model["generated"]
rate = next(
    rate
    for rate in model["prices"]
    if rate["meter"] == ${pythonString(sample.rate.meter)}
    and "when" not in rate
    and rate.get("from", today) <= today < rate.get("until", "9999-12-31")
)
count = ${grouped(countOf(sample))}
cost = Decimal(rate["amount"]) * count / rate["per"]
print(f"{cost:f} {model['gateway']['currency']}")
`;
}

function node(site: Site, sample: ApiSample): string {
  return `interface Rate {
  meter: string;
  per: number;
  amount: string;
  when?: object;
  from?: string;
  until?: string;
}
interface Model {
  generated: string;
  gateway: { currency: string };
  prices: Rate[];
}

const response = await fetch(${jsonString(absolute(site, apiModelPath(sample.model)))});
if (!response.ok) throw new Error(\`The server answered \${response.status}.\`);
const model = (await response.json()) as Model;

const today = model.generated;
const rate = model.prices.find(
  ({ meter, when, from = today, until = "9999-12-31" }) =>
    meter === ${jsonString(sample.rate.meter)} && when === undefined && from <= today && today < until,
);
if (rate === undefined) throw new Error("There is no such price.");

// A number cannot hold most decimals: the digits are counted as one whole number, the point is put back at the end.
const count = ${grouped(countOf(sample))}n;
const [whole = "", fraction = ""] = rate.amount.split(".");
const places = fraction.length + String(rate.per).length - 1; // \`per\` is a power of ten
const digits = String(BigInt(whole + fraction) * count).padStart(places + 1, "0");
const cost = places === 0 ? digits : \`\${digits.slice(0, -places)}.\${digits.slice(-places)}\`;
console.log(cost, model.gateway.currency);

export {};
`;
}

function curl(site: Site, { model }: ApiSample): string {
  // The id as a pattern: a dot stands for itself.
  const id = model.id.replaceAll(/[.[\]*^$\\]/g, String.raw`\$&`);
  return `# The head of the table, and the rates of one model.
curl --fail --silent --show-error ${absolute(site, '/api/models.csv')} |
  grep -e '^id,' -e ${shellWord(`^${id},`)}
`;
}
