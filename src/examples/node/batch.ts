/** A request as a line of a batch, in TypeScript. */
import { printValue } from '../layout.ts';
import { jsonString } from '../literals.ts';
import { polling, type ExampleRequest } from '../request.ts';
import { notation } from './notation.ts';

const { seconds, timesPerHour } = polling.batch;

/** The lines after the client is made: upload, start, wait, print. */
export function batchLines({ body, batch }: ExampleRequest): string[] {
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  return [
    'const request = {',
    '  custom_id: "request-1",',
    '  method: "POST",',
    `  url: ${jsonString(url)},`,
    `  body: ${printValue(body, notation, '  ', Infinity)},`,
    '};',
    'const file = await client.files.create({',
    '  file: await toFile(Buffer.from(JSON.stringify(request)), "requests.jsonl"),',
    '  purpose: "batch",',
    '});',
    'let batch = await client.batches.create({',
    '  input_file_id: file.id,',
    `  endpoint: ${jsonString(url)},`,
    `  completion_window: "${hours}h",`,
    '});',
    'const done = () => ["completed", "failed", "expired", "cancelled"].includes(batch.status);',
    `for (let i = 0; i < ${hours} * ${timesPerHour} && !done(); i++) { // ${hours} hours at most`,
    `  await new Promise((resolve) => setTimeout(resolve, ${seconds * 1000}));`,
    '  batch = await client.batches.retrieve(batch.id);',
    '}',
    'if (batch.status !== "completed" || !batch.output_file_id) {',
    '  throw new Error(`No result: ${JSON.stringify(batch)}`);',
    '}',
    'const output = await client.files.content(batch.output_file_id);',
    'console.log(await output.text());',
  ];
}
