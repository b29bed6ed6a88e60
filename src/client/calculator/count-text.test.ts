import { describe, expect, test } from 'vitest';
import { tokenRuleOf, tokenRules } from '#catalog/registry/tokenizers.ts';
import { countText } from './count-text.ts';

describe('by the public tokenizer', () => {
  // What tiktoken 0.14 counts with the ranks that OpenAI publishes (SHA-256 446a9538…), special tokens taken as text.
  test.each([
    ['English', 'The price of a request is the sum of what it reads and what it writes.', 17],
    ['German', 'Der Preis einer Anfrage ist die Summe dessen, was sie liest und schreibt.', 16],
    ['Spanish', '¿Cuánto cuesta una petición? Depende de lo que lee y de lo que escribe.', 18],
    ['French', 'Le prix d’une requête dépend de ce qu’elle lit et de ce qu’elle écrit.', 19],
    ['Turkish', 'Bir isteğin fiyatı, okuduklarının ve yazdıklarının toplamıdır.', 17],
    ['Russian', 'Цена запроса складывается из того, что он читает и что пишет.', 16],
    ['Arabic', 'سعر الطلب هو مجموع ما يقرؤه وما يكتبه.', 15],
    ['Hindi', 'एक अनुरोध की कीमत उसके पढ़ने और लिखने का योग है।', 15],
    ['Japanese', 'リクエストの料金は、読み取りと書き込みの合計です。', 19],
    ['Korean', '요청의 가격은 읽은 것과 쓴 것의 합계입니다.', 17],
    ['Chinese', '一次请求的价格是读取与写入之和。', 12],
    ['code', 'const total = items.reduce((sum, { cost }) => sum + cost, 0n);\n\n\treturn total;\n', 23],
    ['numbers', '1234567890 3.14159 2026-11-30T12:00:00Z 0xDEADBEEF', 29],
    ['emoji', '👩‍👩‍👧 🇩🇪 ☕️ done', 16],
    ['a special token', '<|endoftext|> is text here', 10],
    ['contractions', "DON'T we'LL I've", 6],
    ['spaces', '   a \n\n\n  b\t\t', 6],
    ['one word', 'a'.repeat(500), 63],
    ['nothing', '', 0],
  ] as [string, string, number][])('%s is counted as tiktoken does', async (_, text, tokens) => {
    expect(await countText(text, 'openai/gpt-5')).toMatchObject({ tokens, isEstimate: false });
  });
});

describe('by the ratio of its maker', () => {
  test.each([
    ['anthropic/claude-opus-5.5', 1000, 400],
    ['anthropic/claude-sonnet-4.6', 1000, 286],
    ['google/gemini-2.5-pro', 1000, 250],
    ['deepseek/deepseek-v4-pro', 1000, 300],
    ['acme/talker', 7, 2],
  ])('%s: %d characters are about %d tokens', async (id, characters, tokens) => {
    // A character outside the first plane is one, not two.
    expect(await countText('😀'.repeat(characters), id)).toMatchObject({ tokens, isEstimate: true });
  });
});

test('a model is counted by a tokenizer only where the list of that tokenizer names it', () => {
  const encodingOf = (id: string) => {
    const rule = tokenRuleOf(id);
    return 'encoding' in rule ? rule.encoding : undefined;
  };
  for (const id of [
    'openai/gpt-4o-mini',
    'gpt-4.1',
    'openai/gpt-5.4-nano',
    'o3',
    'openai/o4-mini',
    'GPT-OSS-120b',
  ])
    expect([id, encodingOf(id)]).toEqual([id, 'o200k_base']);
  for (const id of [
    'openai/gpt-4',
    'openai/gpt-6-sol',
    'openai/gpt-audio',
    'acme/foo3',
    'acme/o30',
    'acme/not-gpt-5',
  ])
    expect([id, encodingOf(id)]).toEqual([id, undefined]);
  for (const { source } of tokenRules) expect(source).toMatch(/^https:\/\//);
});
