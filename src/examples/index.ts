/** Code examples: one request per modality, printed in three languages that send the same. */
import type { Gateway, Model } from '#catalog/types.ts';
import { printCurl } from './curl.ts';
import type { Example } from './example.ts';
import { printNode } from './node.ts';
import { printPython } from './python.ts';
import { requestFor } from './requests.ts';

export type { Example } from './example.ts';
export { requestFor } from './requests.ts';

/** The three examples of how a model is called: Python, Node and curl. */
export function examplesFor(model: Model, gateway: Gateway): Example[] {
  const request = requestFor(model);
  return [printPython(request, gateway), printNode(request, gateway), printCurl(request, gateway)];
}
