/** Code examples: one request per task, printed in three languages that send the same. */
import type { Gateway, Model } from '#catalog/types.ts';
import { printCurl } from './curl/print.ts';
import type { Example } from './example.ts';
import { printNode } from './node/print.ts';
import { printPython } from './python/print.ts';
import type { ExampleRequest } from './request.ts';
import { requestsFor } from './requests.ts';

export type { Example } from './example.ts';
export { polling, type ExampleRequest } from './request.ts';
export { skeletonOf } from './skeleton.ts';

/** One thing a model can be asked for, in every language. */
export interface Task {
  readonly request: ExampleRequest;
  readonly examples: readonly Example[];
}

/** Everything the site shows of how a model is called, the plain task first. */
export function tasksFor(model: Model, gateway: Gateway): readonly [Task, ...Task[]] {
  const print = (request: ExampleRequest): Task => ({
    request,
    examples: [printPython(request, gateway), printNode(request, gateway), printCurl(request, gateway)],
  });
  const [plain, ...others] = requestsFor(model, gateway);
  return [print(plain), ...others.map(print)];
}
