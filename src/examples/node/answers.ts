/** What Node examples do with what comes back. */
import { polling, type Result } from '../request.ts';

export interface NodeAnswer {
  /** Name of the variable that takes the response. */
  readonly name: string;
  /** Name and shape of the response's type, where the SDK has none. */
  readonly type?: readonly [name: string, shape: string];
  readonly lines: readonly string[];
}

const { seconds, times } = polling.job;
const content = 'completion.choices[0]?.message.content';

/** By result; a batch is an example of its own. */
export const answers: Readonly<Record<Exclude<Result, 'batch'>, NodeAnswer>> = {
  message: { name: 'completion', lines: [`console.log(${content});`] },
  usage: { name: 'completion', lines: [`console.log(${content});`, 'console.log(completion.usage);'] },
  stream: {
    name: 'stream',
    lines: [
      'for await (const chunk of stream) {',
      '  process.stdout.write(chunk.choices[0]?.delta.content ?? "");',
      '}',
      'console.log();',
    ],
  },
  'tool-call': {
    name: 'completion',
    lines: [
      'for (const call of completion.choices[0]?.message.tool_calls ?? []) {',
      '  if (call.type === "function") console.log(call.function.name, call.function.arguments);',
      '}',
    ],
  },
  json: { name: 'completion', lines: [`console.log(JSON.parse(${content} ?? "null"));`] },
  vector: { name: 'embedding', lines: ['console.log(embedding.data[0]?.embedding.length);'] },
  'image-url': { name: 'image', lines: ['console.log(image.data?.[0]?.url);'] },
  'image-b64': {
    name: 'image',
    lines: ['await writeFile("image.png", Buffer.from(image.data?.[0]?.b64_json ?? "", "base64"));'],
  },
  speech: {
    name: 'speech',
    lines: ['await writeFile("speech.mp3", Buffer.from(await speech.arrayBuffer()));'],
  },
  transcript: { name: 'transcript', lines: ['console.log(transcript.text);'] },
  verdict: { name: 'moderation', lines: ['console.log(moderation.results[0]?.flagged);'] },
  job: {
    name: 'job',
    type: ['Job', '{ id: string; status: string; result_url?: string }'],
    lines: [
      'const waiting = () => ["queued", "processing"].includes(job.status);',
      `for (let i = 0; i < ${times} && waiting(); i++) { // ten minutes at most`,
      `  await new Promise((resolve) => setTimeout(resolve, ${seconds * 1000}));`,
      '  job = await client.get<Job>(`/jobs/${job.id}`);',
      '}',
      'if (waiting()) await client.delete(`/jobs/${job.id}`); // too long: cancel it',
      'if (job.status !== "completed") throw new Error(`No result: ${JSON.stringify(job)}`);',
      'console.log(job.result_url);',
    ],
  },
  ranking: {
    name: 'ranking',
    type: ['Ranking', '{ results: { index: number; relevance_score: number }[] }'],
    lines: ['for (const result of ranking.results) console.log(result.index, result.relevance_score);'],
  },
  pages: {
    name: 'scan',
    type: ['Scan', '{ pages: { markdown: string }[] }'],
    lines: ['for (const page of scan.pages) console.log(page.markdown);'],
  },
};
