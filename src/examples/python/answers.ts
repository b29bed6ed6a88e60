/** What Python examples do with what comes back. */
import { polling, type Result } from '../request.ts';

export interface PythonAnswer {
  /** Name of the variable that takes the response. */
  readonly name: string;
  readonly imports?: readonly string[];
  readonly lines: readonly string[];
}

const { seconds, times } = polling.job;
const content = 'completion.choices[0].message.content';

/** By result; a batch is an example of its own. */
export const answers: Readonly<Record<Exclude<Result, 'batch'>, PythonAnswer>> = {
  message: { name: 'completion', lines: [`print(${content})`] },
  usage: { name: 'completion', lines: [`print(${content})`, 'print(completion.usage)'] },
  stream: {
    name: 'stream',
    lines: [
      'for chunk in stream:',
      '    if chunk.choices:',
      '        print(chunk.choices[0].delta.content or "", end="", flush=True)',
      'print()',
    ],
  },
  'tool-call': {
    name: 'completion',
    lines: [
      'for call in completion.choices[0].message.tool_calls or []:',
      '    print(call.function.name, call.function.arguments)',
    ],
  },
  json: { name: 'completion', imports: ['json'], lines: [`print(json.loads(${content}))`] },
  vector: { name: 'embedding', lines: ['print(len(embedding.data[0].embedding))'] },
  'image-url': { name: 'image', lines: ['print(image.data[0].url)'] },
  'image-b64': {
    name: 'image',
    imports: ['base64'],
    lines: [
      'with open("image.png", "wb") as file:',
      '    file.write(base64.b64decode(image.data[0].b64_json))',
    ],
  },
  speech: { name: 'speech', lines: ['speech.write_to_file("speech.mp3")'] },
  transcript: { name: 'transcript', lines: ['print(transcript.text)'] },
  verdict: { name: 'moderation', lines: ['print(moderation.results[0].flagged)'] },
  job: {
    name: 'job',
    imports: ['time'],
    lines: [
      `for _ in range(${times}):  # ten minutes at most`,
      '    if job["status"] not in ("queued", "processing"):',
      '        break',
      `    time.sleep(${seconds})`,
      '    job = client.get(f"/jobs/{job[\'id\']}", cast_to=dict[str, Any])',
      'else:  # too long: cancel it',
      '    client.delete(f"/jobs/{job[\'id\']}", cast_to=dict[str, Any])',
      'if job["status"] != "completed":',
      '    raise SystemExit(f"No result: {job}")',
      'print(job["result_url"])',
    ],
  },
  ranking: {
    name: 'ranking',
    lines: ['for result in ranking["results"]:', '    print(result["index"], result["relevance_score"])'],
  },
  pages: { name: 'scan', lines: ['for page in scan["pages"]:', '    print(page["markdown"])'] },
};
