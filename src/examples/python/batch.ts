/** A request as a line of a batch, in Python. */
import { printValue } from '../layout.ts';
import { pythonString } from '../literals.ts';
import { polling, type ExampleRequest } from '../request.ts';
import { notation } from './notation.ts';

const { seconds, timesPerHour } = polling.batch;

export const batchImports = ['json', 'time'];

/** The lines after the client is made: upload, start, wait, print. */
export function batchLines({ body, batch }: ExampleRequest): string[] {
  if (batch === undefined) throw new Error('This request is not for a batch: it says no path.');
  const { url, hours } = batch;
  return [
    'request = {',
    '    "custom_id": "request-1",',
    '    "method": "POST",',
    `    "url": ${pythonString(url)},`,
    `    "body": ${printValue(body, notation, '    ', Infinity)},`,
    '}',
    'file = client.files.create(',
    '    file=("requests.jsonl", json.dumps(request).encode()),',
    '    purpose="batch",',
    ')',
    'batch = client.batches.create(',
    '    input_file_id=file.id,',
    `    endpoint=${pythonString(url)},`,
    `    completion_window="${hours}h",`,
    ')',
    `for _ in range(${hours} * ${timesPerHour}):  # ${hours} hours at most`,
    '    if batch.status in ("completed", "failed", "expired", "cancelled"):',
    '        break',
    `    time.sleep(${seconds})`,
    '    batch = client.batches.retrieve(batch.id)',
    'if batch.status != "completed" or batch.output_file_id is None:',
    '    raise SystemExit(f"No result: {batch}")',
    'print(client.files.content(batch.output_file_id).text)',
  ];
}
