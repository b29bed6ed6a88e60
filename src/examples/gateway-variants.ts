/** Variants of a plain request that show what the gateway offers, whatever the model. */
import type { Gateway } from '#catalog/types.ts';
import type { ExampleRequest, Result } from './request.ts';

// A job's cost is not known when it is accepted.
const unpaid: readonly Result[] = ['job'];

/** The request once more, reading what it cost from the header in which the gateway says so. */
export function withCost(plain: ExampleRequest, { metering }: Gateway): ExampleRequest[] {
  const costHeader = metering?.costHeader;
  if (costHeader === undefined || unpaid.includes(plain.result)) return [];
  return [{ ...plain, task: `${plain.task}-cost`, title: 'Cost', costHeader }];
}

/** The request as a line of a batch, where the gateway takes batches for its endpoint. */
export function batched(plain: ExampleRequest, { batch, baseUrl }: Gateway): ExampleRequest[] {
  if (batch?.endpoints.includes(plain.endpoint) !== true) return [];
  const url = new URL(baseUrl).pathname + plain.endpoint;
  return [
    {
      ...plain,
      task: `${plain.task}-batch`,
      title: 'Batch',
      result: 'batch',
      batch: { url, hours: batch.hours },
    },
  ];
}
