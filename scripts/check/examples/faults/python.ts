import type { Fault } from './fault.ts';

/** Mistakes in Python examples. */
export const pythonFaults: readonly Fault[] = [
  { name: 'missing /v1', task: 'chat', find: '/v1"', replace: '"' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'misspelt field', task: 'chat', find: 'messages=', replace: 'mesages=' },
  { name: 'true of another language', task: 'stream', find: '=True', replace: '=true' },
  { name: 'no check of the key', task: 'chat', find: 'if not api_key:', replace: 'if api_key == "x":' },
  { name: 'key left to the SDK', task: 'chat', find: ', api_key=api_key', replace: '' },
  { name: 'key from another variable', task: 'chat', find: 'environ.get("', replace: 'environ.get("MY_' },
  { name: 'bad quoting', task: 'chat', find: 'In one', replace: 'In "one"' },
  { name: 'wrong indentation', task: 'stream', find: '    if chunk', replace: 'if chunk' },
  { name: 'dead import', task: 'chat', find: 'import os', replace: 'import os\nimport time' },
  { name: 'missing import', task: 'extract-json', find: 'import json\n', replace: '' },
  {
    name: 'takes the first of none',
    task: 'stream',
    find: '    if chunk.choices:\n        print',
    replace: '    if True:\n        print',
  },
  { name: 'wrong install line', task: 'chat', find: 'openai', replace: 'open-ai', where: 'install' },
  { name: 'wrong path', task: 'rerank', find: '"/rerank"', replace: '"/embeddings"' },
  { name: 'answer of another kind', task: 'rerank', find: 'dict[str, Any]', replace: 'str' },
  { name: 'voice of another vendor', task: 'speak', find: 'voice="', replace: 'voice="un' },
  { name: 'text for a number', task: 'generate-video', find: 'duration": 8', replace: 'duration": "8"' },
  { name: 'wrong state of a job', task: 'generate-video', find: '"processing")', replace: '"running")' },
  {
    name: 'a failed job ends well',
    task: 'generate-video',
    find: 'SystemExit(f"No result: {job}")',
    replace: 'SystemExit()',
  },
  {
    name: 'temperature for a model that reasons',
    task: 'reason',
    find: 'reasoning_effort="low"',
    replace: 'temperature=0',
  },
  { name: 'wrong header', task: 'chat-cost', find: '.get("x-', replace: '.get("x-x-' },
];
