/** What a run leaves behind when the example has understood the answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatText } from './mock-gateway/operations-chat.ts';
import { jobResult } from './mock-gateway/operations-jobs.ts';
import { mediaBytes, mediaUrl, transcript } from './mock-gateway/operations-media.ts';
import { pageText, relevance, vector } from './mock-gateway/operations-text.ts';
import { mockCost } from './mock-gateway/server.ts';
import type { Subject } from './subject.ts';

/** Text that must have been printed; curl prints the answer itself, which spells some of it in its own way. */
const printed: Readonly<
  Partial<Record<Subject['request']['result'], string | { shell: string; sdk: string }>>
> = {
  message: chatText,
  usage: 'total_tokens',
  stream: { sdk: chatText, shell: '[DONE]' },
  'tool-call': 'get_weather',
  json: { sdk: chatText, shell: 'quantity' },
  vector: { sdk: String(vector.length), shell: String(vector[0]) },
  'image-url': mediaUrl,
  transcript,
  verdict: { sdk: 'rue', shell: 'true' },
  job: jobResult,
  ranking: String(relevance),
  pages: pageText,
  batch: 'custom_id',
};

/** File that must have been written. */
const written: Readonly<Partial<Record<Subject['request']['result'], string>>> = {
  'image-b64': 'image.png',
  speech: 'speech.mp3',
};

/** @returns what is missing, else undefined */
export function missingAnswer(
  { request, language }: Subject,
  output: string,
  folder: string,
): string | undefined {
  const file = written[request.result];
  if (file !== undefined && !sameBytes(join(folder, file))) return `${file} does not hold what came back`;
  const mark = printed[request.result];
  const text = typeof mark === 'object' ? (language === 'curl' ? mark.shell : mark.sdk) : mark;
  if (text !== undefined && !output.includes(text))
    return `"${text}" is not in what it printed: ${output.slice(0, 300)}`;
  if (request.costHeader !== undefined && !output.includes(`Cost: ${mockCost}`))
    return `it does not print the cost`;
  return undefined;
}

function sameBytes(file: string): boolean {
  try {
    return readFileSync(file).equals(mediaBytes);
  } catch {
    return false;
  }
}
