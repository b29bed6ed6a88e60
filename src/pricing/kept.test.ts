import { expect, test } from 'vitest';
import { kept, keptPer } from './kept.ts';

test('each question is answered once, also when there is no answer', () => {
  const asked: string[] = [];
  const answer = kept((one: string, other: string): string | undefined => {
    asked.push(`${one} ${other}`);
    return one === other ? undefined : one + other;
  });
  expect([answer('a', 'b'), answer('a', 'b'), answer('a', 'a'), answer('a', 'a')]).toEqual([
    'ab',
    'ab',
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(['a b', 'a a']);
});

test('parts of a question are told apart', () => {
  const answer = kept((one: string, other: string) => [one, other]);
  expect(answer('ab', 'c')).not.toEqual(answer('a', 'bc'));
});

test('answers about one thing are not those about another', () => {
  let times = 0;
  const nameIn = keptPer((thing: { name: string }, language: string) => {
    times += 1;
    return `${thing.name} ${language}`;
  });
  const [one, other] = [{ name: 'one' }, { name: 'other' }];
  expect([nameIn(one, 'en'), nameIn(other, 'en'), nameIn(one, 'de'), nameIn(one, 'en')]).toEqual([
    'one en',
    'other en',
    'one de',
    'one en',
  ]);
  expect(times).toBe(3);
});
