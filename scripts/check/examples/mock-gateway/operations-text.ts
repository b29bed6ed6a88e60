/** Embeddings, reranking, moderation and reading. */
import type { Call } from './call.ts';
import { json, type Reply } from './reply.ts';
import { embeddingShape, moderationShape, ocrShape, rerankShape } from './shapes/text.ts';
import { fieldsOf, modelOf } from './validate.ts';

/** The numbers of every embedding. */
export const vector = [0.125, 0.25, 0.5];
/** How well the second document fits. */
export const relevance = 0.9375;
/** What stands on every page. */
export const pageText = '# Invoice 42';

/** `POST /embeddings` */
export function embed(call: Call): Reply {
  const body = fieldsOf(embeddingShape, call.fields);
  modelOf(call, body.model);
  const data = [body.input].flat().map((_, index) => ({ object: 'embedding', index, embedding: vector }));
  return json({ object: 'list', model: body.model, data, usage: { prompt_tokens: 9, total_tokens: 9 } });
}

/** `POST /rerank` */
export function rerank(call: Call): Reply {
  const body = fieldsOf(rerankShape, call.fields);
  modelOf(call, body.model);
  const results = body.documents.map((_, index) => ({
    index,
    relevance_score: index === 1 ? relevance : 0.0625,
  }));
  return json({ id: 'rerank-1', results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
}

/** `POST /moderations` */
export function moderate(call: Call): Reply {
  const body = fieldsOf(moderationShape, call.fields);
  modelOf(call, body.model);
  return json({
    id: 'modr-1',
    model: body.model,
    results: [{ flagged: true, categories: {}, category_scores: {} }],
  });
}

/** `POST /ocr` */
export function readDocument(call: Call): Reply {
  const body = fieldsOf(ocrShape, call.fields);
  modelOf(call, body.model);
  return json({ model: body.model, pages: [{ index: 0, markdown: pageText }] });
}
