/** Examples with the AI SDK: checked and run as any other TypeScript is. */
import { typescriptRunner } from '../node/runner.ts';
import type { Fault } from '../subjects.ts';

const faults: readonly Fault[] = [
  { name: 'missing /v1', task: 'chat', find: '/v1"', replace: '"' },
  { name: 'wrong role', task: 'chat', find: '"user"', replace: '"usr"' },
  { name: 'missing await', task: 'chat', find: 'await generateText', replace: 'generateText' },
  {
    name: 'no check of the key',
    task: 'chat',
    find: 'if (!apiKey) throw',
    replace: 'if (!apiKey && !process.env.PATH) throw',
  },
  { name: 'key left to the SDK', task: 'chat', find: '  apiKey,\n', replace: '' },
  { name: 'wrong install line', task: 'chat', find: ' ai ', replace: ' ', where: 'install' },
  {
    name: 'a broken stream ends well',
    task: 'stream',
    find: '  if (part.type === "error") throw part.error;\n',
    replace: '',
  },
  { name: 'sends the bytes of a picture', task: 'describe-image', find: '  supportedUrls', replace: '  // ' },
  { name: 'effort for another provider', task: 'reason', find: '{ gateway: {', replace: '{ openai: {' },
  {
    name: 'schema that is not sent',
    task: 'extract-json',
    find: '  supportsStructuredOutputs: true,\n',
    replace: '',
  },
  {
    name: 'a refusal without its words',
    task: 'extract-json',
    find: 'new Error(error.text)',
    replace: 'new Error(error.name)',
  },
  { name: 'wrong header', task: 'chat-cost', find: '["x-', replace: '["x-x-' },
];

export const aiSdk = typescriptRunner('ai-sdk', faults);
