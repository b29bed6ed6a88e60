/**
 * Reads an object as people copy it: JSON, a Python dict, what Python prints of a response (`Usage(input_tokens=3)`), or
 * what Node prints of one (`{ input_tokens: 3 }`). What stands before the first bracket and after its end is left out.
 */

export type Loose = string | number | boolean | null | readonly Loose[] | Members;

export interface Members {
  readonly [key: string]: Loose;
}

/** A text that is none of these. */
export class LooseError extends Error {
  override readonly name = 'LooseError';
}

const words: Readonly<Record<string, Loose>> = {
  null: null,
  None: null,
  undefined: null,
  true: true,
  True: true,
  false: false,
  False: false,
};

const token =
  /\s*(?:([{}[\]():=,])|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_$][\p{L}\p{N}_$.]*)|(<[^>]*>))/iuy;

/** @throws LooseError saying where it stops making sense */
export function readLoose(text: string): Loose {
  const start = text.search(/[{[(]/);
  if (start < 0) throw new LooseError('There is no object in this text: it would begin with a brace.');
  let at = start;

  function next(): RegExpExecArray {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw lost();
    at = token.lastIndex;
    return match;
  }
  function peek(sign: string): boolean {
    const here = at;
    token.lastIndex = here;
    return token.exec(text)?.[1] === sign;
  }
  function lost(): LooseError {
    const rest = text.slice(at).trimStart();
    if (rest === '') return new LooseError('The text ends in the middle of the object. Paste it whole.');
    const line = text.slice(0, text.length - rest.length).split('\n').length;
    return new LooseError(`Line ${String(line)} cannot be read from "${rest.slice(0, 16)}" on.`);
  }

  function value(): Loose {
    const before = at;
    const [, sign, quoted, number, word, shown] = next();
    if (sign === '{') return members('}');
    if (sign === '(') return members(')');
    if (sign === '[') return items();
    if (quoted !== undefined) return quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    if (number !== undefined) return Number(number);
    if (shown !== undefined) return shown;
    if (word !== undefined) {
      // The name of a class, before what it holds.
      if (peek('(')) return value();
      return words[word] ?? (word in words ? null : word);
    }
    at = before;
    throw lost();
  }
  function members(end: string): Loose {
    const object: Record<string, Loose> = {};
    while (!peek(end)) {
      const before = at;
      const [, , quoted, number, word] = next();
      const key = quoted?.slice(1, -1) ?? number ?? word;
      if (key === undefined || !(peek(':') || peek('='))) {
        at = before;
        throw lost();
      }
      next();
      object[key] = value();
      if (peek(',')) next();
      else if (!peek(end)) throw lost();
    }
    next();
    return object;
  }
  function items(): Loose {
    const list: Loose[] = [];
    while (!peek(']')) {
      list.push(value());
      if (peek(',')) next();
      else if (!peek(']')) throw lost();
    }
    next();
    return list;
  }

  return value();
}
