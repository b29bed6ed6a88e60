import type { Fault } from './fault.ts';

/** Mistakes in curl examples. */
export const curlFaults: readonly Fault[] = [
  { name: 'missing /v1', task: 'chat', find: '/v1/', replace: '/' },
  { name: 'wrong path', task: 'moderate', find: '/moderations', replace: '/chat/completions' },
  { name: 'wrong method', task: 'chat', find: 'curl ', replace: 'curl -X PUT ' },
  { name: 'no Bearer', task: 'chat', find: 'Bearer ', replace: '' },
  { name: 'no content type', task: 'chat', find: "  -H 'Content-Type: application/json' \\\n", replace: '' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'quote ends too early', task: 'chat', find: 'the sky blue', replace: "the sky's blue" },
  { name: 'shell runs the prompt', task: 'chat', find: 'In one sentence', replace: `'"$(id)"'` },
  { name: 'comma after the last field', task: 'chat', find: '}]\n  }', replace: '}],\n  }' },
  { name: 'no check of the key', task: 'chat', find: ':?set AIGATEWAY_KEY to your key', replace: ':-' },
  { name: 'a refusal ends well', task: 'chat', find: '--fail-with-body ', replace: '' },
  { name: 'name of a file for the file', task: 'edit-image', find: '=@', replace: '=' },
  { name: 'file in the wrong field', task: 'transcribe', find: '-F file=', replace: '-F audio=' },
  {
    name: 'only for bash',
    task: 'generate-video',
    find: `printf '%s' "$job" | grep -q '"status": *"completed"'`,
    replace: `grep -q '"status": *"completed"' <<< "$job"`,
  },
  {
    name: 'wrong state of a job',
    task: 'generate-video',
    find: 'queued|processing',
    replace: 'queued|running',
  },
  {
    name: 'a failed job ends well',
    task: 'generate-video',
    find: `grep -q '"status": *"completed"'`,
    replace: `cat`,
  },
  { name: 'wrong header', task: 'chat-cost', find: '%header{x-', replace: '%header{x-x-' },
  { name: 'saves a refusal', task: 'speak', find: 'curl -fsS', replace: 'curl -sS' },
  {
    name: 'stream without -N',
    task: 'stream',
    find: ' -N ',
    replace: ' ',
    escapes: 'curl then prints the same text a little later: what is sent and what comes out are equal',
  },
];
