import { changeLine, second, type ErrorExample } from './error-examples.ts';

/**
 * Every mistake that `models.yaml` can contain: what happened (`message`), why it matters, what to do, and the
 * smallest `example`. `{name}` in a message is filled in where the mistake is found. The tests trigger each code with its
 * example, and the site's page of errors shows it, so that what is documented is what happens.
 */
interface ErrorEntry {
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Undefined where there is no text to show: the file cannot be read. */
  readonly example: ErrorExample | undefined;
}

const price = 'prices: { input: 1 }';
const unverified = (dates: string, amounts = 'input: 1', more = '') =>
  `unverified: { amounts: { ${amounts} }, source: https://acme.example, ${dates}${more} }`;
const read = 'source: https://acme.example, checked: 2026-01-01, expires: 2026-02-01';
const dates = 'checked: 2026-01-01, expires: 2026-02-01';

export const errorTable = {
  'yaml-syntax': {
    message: '{detail}',
    why: 'The file is not valid YAML, so nothing below this line can be trusted.',
    fix: 'Mend the YAML at this place; indentation, a tab, a missing colon, comma, quote or bracket are the usual causes.',
    example: { end: '▸\tfooter: 1' },
  },
  'yaml-feature': {
    message: 'The catalog does not use {feature}.',
    why: 'Anchors, aliases, tags and keys other than plain text are read differently by different tools, and hide where a price is.',
    fix: 'Write the value itself, in plain text, at this place.',
    example: { prices: 'input: ▸*price' },
  },
  'format-other': {
    message: 'The file is of format {value}, and this version of Ratecard reads format {known}.',
    why: 'A key may have been called, or have meant, something else there.',
    fix: 'An older one is rewritten by `ratecard upgrade`; for a newer one, install the version of Ratecard that it is written for.',
    example: { end: 'format: ▸1' },
  },
  'text-character': {
    message: 'The character {character} stands in this text{place}.',
    why: 'Characters that are not seen move the words and figures around them, end a line, or break the files that they are printed in.',
    fix: 'Remove it; write a text on one line, and letters of any alphabet as they are.',
    example: { head: 'id: acme/one\nname: ▸"One \\u202E600.0$"\nmodality: chat', model: price },
  },
  'key-duplicate': {
    message: 'The key "{key}" stands here a second time.',
    why: 'YAML parsers keep one of the two and silently drop the other.',
    fix: 'Keep one of the two.',
    example: { prices: 'input: 1\n▸input: 2' },
  },
  'key-unknown': {
    message: 'Unknown key "{key}".{hint}',
    why: 'A misspelt key would be dropped and its price or fact silently lost.',
    fix: 'Use one of: {known}.',
    example: { model: `${price}\n▸contxt: 1` },
  },
  'key-missing': {
    message: 'The key "{key}" is missing.',
    why: 'The pages built from this entry need it.',
    fix: 'Add it here.',
    example: { head: '▸id: acme/one\nmodality: chat', model: price },
  },
  'value-empty': {
    message: 'This value is empty.',
    why: 'An empty value becomes an empty cell or an unfinished sentence.',
    fix: 'Give it a value, or remove the key.',
    example: { head: 'id: acme/one\nname: ▸""\nmodality: chat', model: price },
  },
  'value-kind': {
    message: 'Expected {expected}, found {found}.',
    why: 'The entry does not have the shape that the site is built from.',
    fix: 'Write it as in the documented format of the catalog.',
    example: { model: 'prices: ▸3' },
  },
  'value-unknown': {
    message: 'Unknown value "{value}".{hint}',
    why: 'The list of values is closed, so that a misspelling cannot become a new one.',
    fix: 'Use one of: {known}.',
    example: { head: 'id: acme/one\nname: One\nmodality: ▸chta', model: price },
  },
  'value-repeated': {
    message: 'The value "{value}" stands in this list a second time.',
    why: 'Lists are shown and counted as written; a repeated value is a slip, often for another one.',
    fix: 'Remove one of the two, or write what was meant.',
    example: { model: `${price}\ncapabilities: [tools, vision, ▸tools]` },
  },
  'price-negative': {
    message: 'The price {value} is below zero.',
    why: 'A price is what the reader pays.',
    fix: 'Remove the minus sign.',
    example: { prices: 'input: ▸-1' },
  },
  'price-zero': {
    message: 'A price of {value} is no price.',
    why: 'Zero is how catalogs print "unknown", and readers take it for "free".',
    fix: 'Leave the meter out; for a free model write `free: { reason, source }`, for an unknown price `priceStatus: unknown`.',
    example: { prices: 'input: ▸0.00' },
  },
  'price-not-decimal': {
    message: '"{value}" is not a plain decimal amount.',
    why: 'Exponents, separators, currency signs and leading zeros are read differently by different tools.',
    fix: 'Write digits and one point: 0.040, 1250, 0.0000125.',
    example: { prices: 'input: ▸1e3' },
  },
  'price-missing': {
    message: 'The model has neither `prices`, `free` nor `priceStatus`.',
    why: 'Its page could not answer what it costs, nor say why not.',
    fix: 'Add exactly one of the three.',
    example: { head: '▸id: acme/one\nname: One\nmodality: chat', model: 'context: 1000' },
  },
  'price-twice': {
    message: 'The model has {found}; only one of `prices`, `free` and `priceStatus` may stand.',
    why: 'A model cannot be priced and free, or priced and unknown, at once.',
    fix: 'Keep the one that is true.',
    example: { model: `${price}\n▸priceStatus: plan` },
  },
  'price-magnitude': {
    message: '{value} per {unit} is outside what any {model} on the market costs ({span}).',
    why: 'This is what a slipped unit looks like: a price per token in a field per million, cents for dollars.',
    fix: 'Check the unit. If the price is right, add `magnitude: "the reason"` to the model.',
    example: { prices: 'input: ▸0.00000125' },
  },
  'hours-unusual': {
    message: '{value} per {unit} holds in {hours} of the 168 hours of a week, {other} in {most}.',
    why: 'Models are ranked and compared by the price that names no hours; it has to be the one that holds most of the time.',
    fix: 'Write {other} without hours, and {value} with the hours in which it holds.',
    example: { prices: 'input: [▸2, { amount: 1, when: { utc: ["10:00-01:00"] } }]' },
  },
  'unit-unknown': {
    message: '"{value}" is no unit that {things} are priced in.',
    why: 'A price in a unit that its meter does not have cannot be compared or charged.',
    fix: 'Use one of: {known}.',
    example: { prices: 'audioMinute: { amount: 0.04, per: ▸day }' },
  },
  'units-mixed': {
    message: 'This price is per {unit}, another one of the same kind per {other}.',
    why: 'Readers take prices side by side to be in one unit, whatever the cells say.',
    fix: 'List all of them in the unit that the provider publishes.',
    example: {
      prices: 'audioMinute:\n- { amount: 0.04, per: hour }\n- ▸{ amount: 0.0005, when: { service: batch } }',
    },
  },
  'quantity-invalid': {
    message: '"{value}" is no number of counted things, and no time.',
    why: 'Free units and minimums are subtracted and compared, so they must be exact.',
    fix: 'Write a plain number above zero (1000000), or a time (10 seconds, 1 minute).',
    example: { prices: 'audioMinute: { amount: 0.006, atLeast: ▸10s }' },
  },
  'quantity-bare': {
    message: '{value} of {things}: seconds, or minutes?',
    why: 'The meter counts minutes, and makers bill in steps of seconds: 15 would be a quarter of an hour.',
    fix: 'Write `{value} seconds` or `{value} minutes`.',
    example: { prices: 'audioMinute: { amount: 0.006, step: ▸15 }' },
  },
  'billing-marginal': {
    message: '`{rule}` stands beside marginal rates of the same meter ({meter}).',
    why: 'Nobody could say at which step the free, minimum or rounded part is billed.',
    fix: 'Keep either the marginal rates or the rule.',
    example: {
      prices:
        'input:\n- { amount: 1, ▸freePerRequest: 100 }\n- { amount: 2, when: { unitsOver: 1000 }, mode: marginal }',
    },
  },
  'magnitude-needless': {
    message: '`magnitude` gives a reason for an unusual price, but every price of the model is usual.',
    why: 'It switches off the guard against slipped units: the next slip would pass unseen.',
    fix: 'Remove the key.',
    example: { model: `${price}\n▸magnitude: the provider says so` },
  },
  'cache-dearer': {
    message: 'A cached token costs more ({cached}) than one that is not cached ({uncached}, {meter}).',
    why: 'No cache makes requests cost more: the two prices are swapped, or one is wrong.',
    fix: 'Look both prices up at the provider and correct the wrong one.',
    example: { prices: 'input: 1\ncacheRead: ▸10' },
  },
  'service-dearer': {
    message: 'With `service: {service}`, {meter} costs more ({amount}) than without ({standard}).',
    why: 'Waiting for an answer makes it cheaper: the two prices are swapped, or one is wrong.',
    fix: 'Look both prices up at the provider and correct the wrong one.',
    example: { prices: 'input: [1, ▸{ amount: 2, when: { service: batch } }]' },
  },
  'rate-duplicate': {
    message: 'Two rates of {meter} have the same condition ({condition}){dates}.',
    why: 'Nobody could tell which of the two is charged.',
    fix: 'Remove one, or tell them apart by `when`, `from` or `until`.',
    example: { prices: 'input: [1, ▸2]' },
  },
  'rate-tie': {
    message:
      'For {meter}, "{first}" and "{second}" can both apply to one request, and none is more specific.',
    why: 'The most specific rate wins; a tie has no winner.',
    fix: 'Add a rate whose `when` names both conditions.',
    example: {
      prices: 'input: [2, { amount: 1, when: { service: batch } }, ▸{ amount: 3, when: { region: eu } }]',
    },
  },
  'rate-dates': {
    message: '`from` ({from}) is not before `until` ({until}).',
    why: 'A rate that ends before it begins is never charged.',
    fix: 'Swap or correct the two dates; `until` is the first day on which the rate no longer holds.',
    example: { prices: 'input: [▸{ amount: 1, from: 2026-02-01, until: 2026-02-01 }]' },
  },
  'rate-gap': {
    message: 'One rate ends on {until}, and the next begins on {from}: for the days between there is none.',
    why: 'On those days the page could not say what the model costs.',
    fix: 'Let the earlier rate end on the day on which the later one begins, with `until: {from}`, the first day without it.',
    example: { prices: 'input: [{ amount: 1, until: 2026-12-31 }, ▸{ amount: 2, from: 2027-01-01 }]' },
  },
  'grid-shape': {
    message: 'The grid names {axes} axes, but "{path}" is nested {depth} deep.',
    why: 'Each level of `rates` is one axis of the grid.',
    fix: 'Nest `rates` exactly as deep as `grid` has names.',
    example: { prices: 'image: { grid: [quality, size], rates: { low: ▸1 } }' },
  },
  'condition-invalid': {
    message: '"{value}" cannot name a condition.',
    why: 'Conditions are part of the keys that every printed price is traced by; there, `# ~ ? , ; = + @` and brackets have a meaning.',
    fix: 'Use letters, digits, spaces and `. : _ / -` only.',
    example: { prices: 'image: [{ amount: 1, when: { size: ▸"a,b" } }]' },
  },
  'size-invalid': {
    message: '"{value}" is not how a size is written.',
    why: 'Sizes are sent to the API and compared letter by letter: with another sign between width and height it is another size.',
    fix: 'Write width, the letter x and height: 1024x1024.',
    example: { prices: 'image: [{ amount: 1, when: { size: ▸1024×1024 } }]' },
  },
  'number-invalid': {
    message: '"{value}" is not a whole number of at least {minimum}.',
    why: 'Counts are written in plain digits; 1e6, 1_000 and 010 mean different things to different parsers.',
    fix: 'Write plain digits: 200000.',
    example: { model: `${price}\ncontext: ▸010` },
  },
  'boolean-invalid': {
    message: '"{value}" is neither true nor false.',
    why: 'YAML parsers disagree on yes, no, on and off.',
    fix: 'Write true or false.',
    example: { model: `${price}\nopenWeights: ▸yes` },
  },
  'percent-invalid': {
    message: '"{value}" is not a percentage from 0 to below 100.',
    why: 'The fee and cache arithmetic is built on it.',
    fix: 'Write the number without the sign: 5',
    example: { gateway: 'platformFee: { percent: ▸5%, chargedOn: top-up }' },
  },
  'markup-invalid': {
    message: '"{value}" is no markup.',
    why: 'Every listed price is the provider’s times this one number, which has to be a plain decimal above zero.',
    fix: 'Write `{ percent: 20 }` for a fifth more, or `{ factor: 0.9 }` for a tenth less than the provider’s price, not both.',
    example: { gateway: 'markup: { percent: ▸-10 }' },
  },
  'factor-invalid': {
    message: '"{value}" is no factor from 0.1 to below 10.',
    why: 'Every price is multiplied by it: 25 for 25 per cent would list twenty-five times the price.',
    fix: 'Write 1.25 for 25 per cent more, 0.9 for a tenth less; what differs more than that is listed as prices of its own.',
    example: { model: `${price}\nuplifts: { factor: ▸25, when: { region: eu } }` },
  },
  'markup-passed-through': {
    message: '`pricing: pass-through` cannot be true beside a markup or a fee per token.',
    why: 'Pages would say that the provider’s price is charged as it is, beside another price.',
    fix: 'Remove one of the two.',
    example: { gateway: 'pricing: ▸pass-through\nmarkup: { percent: 20 }' },
  },
  'token-fee-uncounted': {
    message: 'The gateway takes a fee of every token, but {id} has {what}.',
    why: 'A call would cost more than its page says.',
    fix: 'List what its tokens cost, or leave its price out with `priceStatus`; remove `estimates`, which cannot contain the fee.',
    example: { gateway: 'tokenFee: ▸{ input: 0.05 }', priced: 'prices: { request: 0.01 }' },
  },
  'exchange-same': {
    message: 'The prices are exchanged from {currency} into {currency}.',
    why: 'A price would be multiplied, and the page would call it a change of currency.',
    fix: 'Remove `exchange`, or name the currency that the prices of the file are in.',
    example: {
      gateway: 'exchange: { from: ▸USD, rate: 2, date: 2026-01-01, source: https://bank.example }',
    },
  },
  'fee-part-idle': {
    message: 'The fee’s `{part}` is never charged: {fixed} is taken of each payment, and at least {minimum}.',
    why: 'The page would name a sum that no payment contains.',
    fix: 'Remove `{part}`, or correct one of the two.',
    example: {
      gateway: 'platformFee: { percent: 0, fixed: ▸0.30, minimum: 0.80, chargedOn: top-up }',
    },
  },
  'fee-takes-all': {
    message: 'The platform fee takes all of the smallest payment ({minimum}).',
    why: 'Such a payment funds nothing, so no page could say what a price comes to with the fee.',
    fix: 'Correct `topUp.minimum`, or the fee’s `fixed` or `minimum`.',
    example: {
      gateway:
        'platformFee: { percent: 5, minimum: 1, chargedOn: top-up }\ntopUp: { minimum: ▸1, autoRenew: false }',
    },
  },
  'date-invalid': {
    message: '"{value}" is not a date of the calendar.',
    why: 'Dates decide which price is shown today.',
    fix: 'Write YYYY-MM-DD.',
    example: { model: `${price}\nreleased: ▸2026-02-30` },
  },
  'dates-reversed': {
    message: '`{last}` ({end}) is not after `{first}` ({start}).',
    why: 'A statement that has expired before it was made covers nothing; a model retires after its release.',
    fix: 'Correct the wrong one of the two dates.',
    example: { model: `${price}\n${unverified('checked: 2026-02-01, expires: ▸2026-01-01')}` },
  },
  'utc-invalid': {
    message: '"{value}" is not a window of the day.',
    why: 'Off-peak prices depend on it.',
    fix: 'Write HH:MM-HH:MM in UTC, such as 16:30-00:30.',
    example: { prices: 'input: [{ amount: 1, when: { utc: [▸"24:00-01:00"] } }]' },
  },
  'url-invalid': {
    message: '"{value}" is not an https address.',
    why: 'Readers follow it to check the price.',
    fix: 'Write the whole address, beginning with https://, without a name or password, spaces and backslashes.',
    example: { model: 'free: { reason: for tests, source: ▸http://acme.example }' },
  },
  'host-with-path': {
    message: 'The gateway’s address is that of its host, and "{value}" is more than a host.',
    why: 'Records are kept under it; where the site stands is a thing of its own.',
    fix: 'Write {origin} here; if the site stands below a path, say so in `site.url`.',
    example: { site: '▸https://gateway.example/pricing' },
  },
  'site-url-invalid': {
    message: '"{value}" is not an address where a site can stand.',
    why: 'Every link, the sitemap and the canonical addresses begin with it.',
    fix: 'Write https://, the host, and plain names between slashes: https://gateway.example/pricing/.',
    example: { end: 'site: { url: ▸https://gateway.example/a b }' },
  },
  'name-invalid': {
    message: '"{value}" cannot name {what}.',
    why: 'It is written into code or into an address, where no other character may stand.',
    fix: 'Use {allowed}.',
    example: { gateway: 'metering: { costHeader: ▸x cost }' },
  },
  'id-invalid': {
    message: '"{value}" is not a model id.',
    why: 'Readers send it to the API, letter by letter; the page, the files and the keys of the model are named after it.',
    fix: 'Write it as requests send it: letters, digits and `. _ : @ + ~ # = -`, in parts with `/` between them, each with a letter or a digit; 200 characters at most.',
    example: { head: 'id: ▸acme/one two\nname: One\nmodality: chat', model: price },
  },
  'id-duplicate': {
    message: 'The model "{id}" is already listed in line {line}.',
    why: 'One model would have two prices.',
    fix: 'Remove one of the entries.',
    example: { model: price, more: second('▸acme/one') },
  },
  'slug-collision': {
    message: '"{id}" and "{other}" (line {line}) would have the same address /q/{slug}-pricing/.',
    why: 'One page would overwrite the other: addresses know no capitals, and `/`, `:`, `@` stand as dashes in them.',
    fix: 'Give one of the two a `slug` of its own; its id stays as requests send it.',
    example: {
      head: 'id: acme/b-c\nname: One\nmodality: chat',
      model: price,
      more: second('▸acme/b/c'),
    },
  },
  'slug-invalid': {
    message: '"{value}" cannot name a model in addresses.',
    why: 'The page and all files of the model are named by it, on every system.',
    fix: 'Use lower-case letters and digits, with `. _ -` between them; 200 characters at most.',
    example: { model: `${price}\nslug: ▸Acme One` },
  },
  'path-clash': {
    message: 'The file {file} of {what} would be {other}, or stand in it.',
    why: 'One file would overwrite the other, or there would be no folder for it; many systems know no capitals.',
    fix: 'Name one of the two otherwise: a model by a `slug`, of which its id knows nothing.',
    example: { model: `${price}\nslug: ▸site` },
  },
  'path-long': {
    message: 'A file of {what} would have a name of {bytes} bytes.',
    why: 'File systems take names of 255 bytes, and what is kept beside a file has a longer one than the file itself.',
    fix: 'Give a model a shorter `slug`, and anything else a shorter name; a name may have {most} bytes.',
    // As in addresses, where each plus is a word.
    example: { head: `id: ▸acme/chat${'+'.repeat(60)}\nname: One\nmodality: chat`, model: price },
  },
  'alias-clash': {
    message: 'The alias "{alias}" is already the id or an alias of "{other}" (line {line}).',
    why: 'A reader who looks it up must find one model.',
    fix: 'Remove the alias from one of the two.',
    example: { model: `${price}\naliases: [{ id: ▸acme/one }]` },
  },
  'provider-unknown': {
    message: 'The provider "{provider}" is not listed under `providers`.{hint}',
    why: 'The page names the provider and links to its pricing.',
    fix: 'Add it under `providers`, or correct the id. Where ids do not begin with a provider, name it: `provider: acme`.',
    example: { head: 'id: ▸acmee/one\nname: One\nmodality: chat', model: price },
  },
  'provider-missing': {
    message: 'Nothing says whose model "{id}" is.',
    why: 'The page names the provider and links to its pricing; this id does not begin with one.',
    fix: 'Add `provider:` with one of the keys under `providers`. A catalog with one provider needs none.',
    example: {
      others: 'other: { name: Other }',
      head: 'id: ▸one\nname: One\nmodality: chat',
      model: price,
    },
  },
  'provider-invalid': {
    message: '"{value}" cannot be the id of a provider.',
    why: 'It is part of the address of its page and of its file.',
    fix: 'Use lower-case letters, digits, and `. _ -` after the first; models whose ids begin with something else name it as `provider`.',
    example: { providers: '▸Acme Inc: { name: Acme }' },
  },
  'model-unknown': {
    message: 'There is no model "{id}" in this catalog.{hint}',
    why: 'The sentence that names it would lead nowhere.',
    fix: 'Use the id of a listed model.',
    example: { model: `${price}\nsnapshotOf: ▸acme/on` },
  },
  'model-itself': {
    message: '`{key}` names the model itself.',
    why: 'Its page would send readers to where they are.',
    fix: 'Name another model, or remove `{key}`.',
    example: { model: `${price}\nsnapshotOf: ▸acme/one` },
  },
  'verify-unknown-rate': {
    message: 'No rate of this model is called "{selector}".',
    why: 'A reason that covers no price hides that the price it was written for is not covered.',
    fix: 'Name a meter of this model, with a condition after @ where needed: output, "input@batch".',
    example: { model: `${price}\n${unverified(dates, '▸output: 10')}` },
  },
  'figure-in-words': {
    message: 'There is a sum of money in these words: {figure}.',
    why: 'Nothing checks a figure in a sentence, and it stays when the price changes.',
    fix: 'Say it without the figure. The amount that is listed stands under `amounts`, what the provider itself charges under `published`; what sources list, the page says by itself.',
    example: { model: `${price}\n${unverified(dates, 'input: 1', ', reason: ▸it lists 0.9')}` },
  },
  'statement-too-long': {
    message: 'The statement is to hold for {days} days, from {first} to {last}.',
    why: 'What no source confirms is believed for a quarter at most: makers change prices more often than that.',
    fix: 'Write a day up to {latest}, and look again before it.',
    example: { model: `${price}\n${unverified('checked: 2026-01-01, expires: ▸2027-01-01')}` },
  },
  'replacement-modality': {
    message: '"{id}" is {is}, and "{other}", which is to replace it, {otherIs}.',
    why: 'Readers who move there could not do what they did.',
    fix: 'Name a model of the same modality, or remove `replacement`.',
    example: {
      model: `${price}\nstatus: deprecated\nretires: 2027-01-31\nreplacement: ▸acme/two`,
      more: '- { id: acme/two, name: Two, modality: image, prices: { image: 0.04 } }',
    },
  },
  'replacement-circle': {
    message: 'The replacements that begin with that of "{id}" lead back to it.',
    why: 'Readers would be sent in a circle of models that all retire.',
    fix: 'Name, for the last of them, a model that stays.',
    example: {
      model: `${price}\nstatus: deprecated\nretires: 2027-01-31\nreplacement: ▸acme/two`,
      more: '- { id: acme/two, name: Two, modality: chat, prices: { input: 1 }, status: deprecated, retires: 2027-02-28, replacement: acme/one }',
    },
  },
  'replacement-gone': {
    message: '"{id}", to which the replacement leads, retires on {end}, no later than this model on {day}.',
    why: 'It will be gone when readers have to move.',
    fix: 'Name a model that stays, give "{id}" a `replacement` of its own, or remove this one.',
    example: {
      model: `${price}\nstatus: deprecated\nretires: 2027-01-31\nreplacement: ▸acme/two`,
      more: '- { id: acme/two, name: Two, modality: chat, prices: { input: 1 }, status: deprecated, retires: 2027-01-31 }',
    },
  },
  'rate-after-retirement': {
    message: 'The rate begins on {from}, and the model retires on {retires}.',
    why: 'The page would announce a price that nobody will ever pay.',
    fix: 'Remove the rate, or correct the wrong one of the two days.',
    example: {
      model: `prices:\n  input: [1, ▸{ amount: 2, when: { region: eu }, from: 2027-02-01 }]\nstatus: deprecated\nretires: 2027-01-31`,
    },
  },
  'status-incomplete': {
    message: '`{key}` only makes sense with `status: deprecated`.',
    why: 'The page tells readers when to move, and where to.',
    fix: 'Add `status: deprecated`, or remove `{key}`.',
    example: { model: `${price}\n▸retires: 2026-02-01` },
  },
  'deprecated-undated': {
    message: 'A deprecated model says when it retires.',
    why: 'It is the first thing that readers who use the model want to know.',
    fix: 'Add `retires: YYYY-MM-DD`, or `retires: unknown` when the provider has given no date.',
    example: { model: `${price}\nstatus: ▸deprecated` },
  },
  'price-note': {
    message: '`priceNote` only makes sense with `priceStatus`.',
    why: 'It explains why no price is listed; a priced or free model has no place to show it.',
    fix: 'Add `priceStatus: plan` or `priceStatus: unknown`, or remove `priceNote`.',
    example: { model: `${price}\n▸priceNote: on request` },
  },
  'max-output-over-context': {
    message: 'The longest output ({maxOutput}) is above the context window ({context}).',
    why: 'Output is part of the context; one of the two is wrong.',
    fix: 'Look both up at the provider and correct the wrong one, or leave it out.',
    example: { model: `${price}\ncontext: 1000\nmaxOutput: ▸1001` },
  },
  'comparison-pair': {
    message: 'A comparison names two models, not {found}.',
    why: 'Its page sets one model beside another; readers put together any other set themselves.',
    fix: 'Write two ids: [acme/one, other/two].',
    example: { comparisons: '- ▸[acme/one]' },
  },
  'comparison-modality': {
    message: '"{first}" is {firstIs} and "{second}" {secondIs}.',
    why: 'What they are used for cannot be set side by side, so neither can what it costs.',
    fix: 'Compare two models of one modality.',
    example: { comparisons: '- [acme/one, ▸acme/picture]' },
  },
  'comparison-unpriced': {
    message: '"{id}" has no listed price.',
    why: 'A page that compares prices would have nothing to compare.',
    fix: 'List its `prices`, or remove the comparison.',
    example: { comparisons: '- [acme/one, ▸acme/secret]' },
  },
  'comparison-duplicate': {
    message: 'These two models are already compared in line {line}.',
    why: 'The same comparison would have two pages, in whichever order the two are named.',
    fix: 'Remove one of the two.',
    example: { comparisons: '- [acme/one, acme/two]\n- ▸[acme/two, acme/one]' },
  },
  'statement-empty': {
    message: 'This statement names neither a price nor a fact.',
    why: 'It would excuse nothing, or be taken to excuse all.',
    fix: 'Add `amounts` with the prices it stands for, or `facts` with the facts.',
    example: {
      model: `${price}\nunverified: ▸{ source: https://acme.example, ${dates} }`,
    },
  },
  'limit-empty': {
    message: 'This limit says neither how many requests nor how many tokens.',
    why: 'The page could not say what is limited.',
    fix: 'Add `requestsPerMinute` or `tokensPerMinute`, or both.',
    example: {
      model: `${price}\nlimits: ▸{ plan: Free, source: https://acme.example, checked: 2026-01-01, expires: 2026-02-01 }`,
    },
  },
  'limit-duplicate': {
    message: 'The limits of {plan} stand here a second time.',
    why: 'Nobody could tell which of the two holds.',
    fix: 'Keep one of the two, or name the plan that the other is for.',
    example: {
      model: `${price}\nlimits:\n  - { requestsPerMinute: 60, source: https://acme.example, ${dates} }\n  - ▸{ tokensPerMinute: 9000, source: https://acme.example, ${dates} }`,
    },
  },
  'score-invalid': {
    message: '"{value}" is no score.',
    why: 'Models are compared by it, so it has to be one plain number.',
    fix: 'Write the figure of the source without a sign: 72.4',
    example: { model: `${price}\nscores: { benchmark: Bench, value: ▸72%, metric: percent, ${read} }` },
  },
  'score-duplicate': {
    message: 'A score in {benchmark} stands here a second time.',
    why: 'Nobody could tell which of the two the model has.',
    fix: 'Keep one of the two, or name the `harness` that the other was measured in.',
    example: {
      model: `${price}\nscores:\n  - { benchmark: Bench, value: 72, metric: percent, ${read} }\n  - ▸{ benchmark: Bench, value: 73, metric: percent, ${read} }`,
    },
  },
  'benchmark-spelling': {
    message: '"{benchmark}" is written "{first}" in line {line}.',
    why: 'Scores are compared by the name of their benchmark: with two spellings they would not meet.',
    fix: 'Write it alike everywhere.',
    example: {
      model: `${price}\nscores:\n  - { benchmark: SWE-Bench, value: 72, metric: percent, ${read} }\n  - { benchmark: ▸SWE Bench, value: 73, metric: percent, ${read}, harness: Two }`,
    },
  },
  'benchmark-metric': {
    message: '{benchmark} counts "{counts}" in line {line}, and "{metric}" here.',
    why: 'Figures of two meanings would stand in one column and one chart.',
    fix: 'Write one of the two, or name the benchmark apart where it is measured otherwise.',
    example: {
      model: `${price}\nscores:\n  - { benchmark: Bench, value: 72, metric: percent, ${read} }\n  - { benchmark: Bench, value: 1200, metric: ▸points, ${read}, harness: Two }`,
    },
  },
  'removed-listed': {
    message: '"{id}" is listed in line {line}.',
    why: 'A model is listed or removed, not both; nothing that calls it would know which.',
    fix: 'Remove one of the two.',
    example: { end: 'removed:\n  - { id: ▸acme/one, name: One, date: 2026-11-01 }' },
  },
  'history-line': {
    message: 'This line is no price change: {detail}.',
    why: 'Readers are shown how prices changed; a line that cannot be read would be a change left out.',
    fix: 'Restore the line from version control; `npm run check:prices -- --record change` writes new ones.',
    example: { model: price, history: changeLine('from', { from: 2 }) },
  },
  'history-model': {
    message: 'The catalog lists no model "{id}", and has none as alias or removed.{hint}',
    why: 'A change of nothing is shown nowhere, and the model it was about has lost its history.',
    fix: 'Correct the id. Give a renamed model the old one under `aliases`; name a model that is gone under `removed`.',
    example: { model: price, history: changeLine('id', { id: 'acme/on' }) },
  },
  'history-rate': {
    message: '"{id}" lists no price of {rate}.',
    why: 'Readers would be told of a change of a price that does not exist.',
    fix: 'Correct the line. A price that ended stays in the catalog, with `until`.',
    example: { model: price, history: changeLine('meter', { meter: 'output' }) },
  },
  'history-same': {
    message: 'The price goes from {amount} to the same.',
    why: 'Readers would be told of a change that did not happen.',
    fix: 'Restore the line from version control.',
    example: { model: price, history: changeLine('to', { from: '1.00' }) },
  },
  'history-day': {
    message: '{detail}.',
    why: 'Readers are told on which day a price changed.',
    fix: 'Restore the day from version control, or correct the one that it contradicts.',
    example: { model: `${price}\nreleased: 2026-07`, history: changeLine('date') },
  },
  'history-chain': {
    message: 'The price goes on from {from}, and the change before, of {date} in line {line}, ended at {to}.',
    why: 'One of the two lines is wrong, or one between them is lost.',
    fix: 'Restore the lines from version control, or add the one that is missing.',
    example: {
      model: price,
      history: `${changeLine('', { date: '2026-03-01', from: '4', to: '3' })}\n${changeLine('from')}`,
    },
  },
  'history-end': {
    message:
      'The price is listed as {amount} (line {line} of the catalog), and its last change, of {date}, ended at {to}.',
    why: 'Readers would be told of a change that never came, or would miss one that did.',
    fix: 'Correct the price, or record what happened since: `npm run check:prices -- --record change`.',
    example: { model: price, history: changeLine('to', { to: '1.5' }) },
  },
  'history-within': {
    message:
      'The catalog lists {amount} since {from} (line {line}), and this line says that it changed on {date}.',
    why: 'One of the two days is wrong, and readers see both.',
    fix: 'Correct the `from` of the price, or restore the line from version control.',
    example: {
      model: 'prices: { input: { amount: 1, from: 2026-05-01 } }',
      history: changeLine('date'),
    },
  },
  'history-mode': {
    message: 'The catalog lists this price with the mode {mode}, and the line does not.',
    why: 'A price beyond a threshold and a price of the whole request are two prices.',
    fix: 'Restore the line from version control, or correct the `mode` of the price.',
    example: {
      model: 'prices: { input: [2, { amount: 1, when: { unitsOver: 100 }, mode: marginal }] }',
      history: changeLine('when', { when: 'unitsOver=100' }),
    },
  },
  'history-unlisted': {
    message: 'A change is to come on {date}, and the catalog lists no price from that day on.',
    why: 'The history would announce what the price table does not have.',
    fix: 'Add the new amount with `from: {date}`, and `until: {date}` to the present one; or take the line back.',
    example: { model: price, history: changeLine('date', { date: '2027-01-01', announced: '2026-11-01' }) },
  },
  'history-missing': {
    message: '{meter} of "{id}" goes from {from} to {to} on {date}, and the history has no line of that day.',
    why: 'Readers are told of changes, past and to come, from the history.',
    fix: 'Run `npm run check:prices -- --record change`, or correct the day.',
    example: {
      model:
        'prices:\n  input:\n    - { amount: 2, until: 2027-01-01 }\n    - { amount: ▸1, from: 2027-01-01 }',
      history: '',
    },
  },
  'history-altered': {
    message: 'The first {lines} lines of the history are not those that the last price check has seen.',
    why: 'The published past does not change; an edited, moved or removed line would change it unseen.',
    fix: 'Restore the file from version control. How a wrong line is mended: docs/price-check.md.',
    example: {
      model: price,
      history: `▸${changeLine('')}`,
      sealed: { lines: 1, digest: 'sha256:0123456789ab' },
    },
  },
  'history-unsealed': {
    message: 'No price check has seen this line yet.',
    why: 'A change that nothing has checked is not published.',
    fix: 'Run `npm run check:prices -- --lock`.',
    example: {
      model: price,
      history: `▸${changeLine('')}`,
      sealed: { lines: 0, digest: 'sha256:e3b0c44298fc' },
    },
  },
  'source-invalid': {
    message: '"{value}" is neither an absolute https address nor `gateway`.',
    why: 'Readers must be able to see who says so.',
    fix: 'Write the whole address of the page where it was read, or `gateway` where the gateway says it of itself and on no page.',
    example: { gateway: `pricing: pass-through\nclaims: { all: { source: ▸pricing page, ${dates} } }` },
  },
  'claim-unmade': {
    message: 'Nothing in the gateway section claims `{claim}`.',
    why: 'A source for what is not said would hide that another claim has none.',
    fix: 'Remove the line, or add the key that it is for.',
    example: { gateway: `claims: { ▸batch: { source: gateway, ${dates} } }` },
  },
  'file-encoding': {
    message: 'The file is not UTF-8: {detail}.',
    why: 'Which letters are meant would be a guess.',
    fix: 'Save the file as UTF-8; every editor can.',
    example: undefined,
  },
  'file-too-large': {
    message: 'The catalog has more than {most}.',
    why: 'No gateway lists as much; reading on would take all of the memory.',
    fix: 'Look at what wrote the file, from this place on.',
    example: undefined,
  },
  'file-unreadable': {
    message: 'The catalog could not be read: {detail}.',
    why: 'Everything is built from it.',
    fix: 'Check the path, or unset CATALOG to use models.yaml.',
    example: undefined,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/**
 * What the placeholders of an error's message are filled with; a function is asked when the message is read, which of many
 * mistakes only the first ones are. `mended` is the author's own value as it may stand, or the
 * shape it has to stand in: where there is one, the advice is to write it.
 */
export type IssueValues = Readonly<Record<string, string | (() => string)>>;
