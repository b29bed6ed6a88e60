/**
 * Reads objects as people copy them: JSON, a Python dict, what Python prints of a response (`Usage(input_tokens=3)`),
 * what Node prints of one (`{ input_tokens: 3 }`), JSON lines, and the events of a stream. What stands before, between
 * and after them is left out, unless it counts something.
 */

export type Loose = string | number | boolean | null | readonly Loose[] | Members;

export interface Members {
  readonly [key: string]: Loose;
}

/** True of an object. */
export function isMembers(value: Loose | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  /\s*(?:([{}[\]():=,])|("[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*')|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_$][\p{L}\p{N}_$.]*)|(<[^>]*>))/isuy;

/** What a copied text holds. */
export interface CopiedText {
  readonly values: readonly Loose[];
  /** True of the events of a stream, as curl prints them. */
  readonly isStream: boolean;
}

const eventLine = /^[ \t]*data:(.*)$/gm;

/** @throws LooseError saying where it stops making sense */
export function readCopied(text: string): CopiedText {
  const [first, ...others] = text.matchAll(eventLine);
  // An object may have a line that begins so, too.
  const isStream = first !== undefined && !/[{[]/.test(text.slice(0, first.index));
  if (!isStream) return { values: readAll(text), isStream };
  // One event may stand on several lines; whatever else one says ("[DONE]") has no object in it.
  return { values: readAll([first, ...others].map(([, data = '']) => data).join('\n')), isStream };
}

/** A count under its name. */
const counting = /tokens?\w*["']?\s*[:=]\s*\d/gi;

function readAll(text: string): Loose[] {
  const values: Loose[] = [];
  const lastCount = [...text.matchAll(counting)].at(-1)?.index ?? -1;
  for (let at = 0; ;) {
    const start = text.slice(at).search(/[{[(]/);
    if (start < 0) break;
    at += start;
    try {
      const [value, end] = readLoose(text, at);
      values.push(value);
      at = end;
    } catch (error) {
      if (!(error instanceof LooseError)) throw error;
      // Remarks in brackets may stand around it; what counts something must be understood.
      const isRemark = values.length > 0 ? at > lastCount : text[at] === '(';
      if (!isRemark || error.message === tooDeep) throw error;
      at += 1;
    }
  }
  if (values.length === 0)
    throw new LooseError('There is no object in this text: it would begin with a brace.');
  return values;
}

/** Deeper than any response; what is deeper still would fill the stack. */
const deepest = 200;
const tooDeep = 'This object is nested too deeply to be a response.';

/** One value from a place on, and where it ends. @throws LooseError saying where it stops making sense */
function readLoose(text: string, start: number): [value: Loose, end: number] {
  let [at, depth] = [start, 0];

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
    if (sign === '{') return inside(() => members('}'));
    if (sign === '(') return inside(() => members(')'));
    if (sign === '[') return inside(items);
    if (quoted !== undefined) return quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    if (number !== undefined) return Number(number);
    if (shown !== undefined) return shown;
    if (word !== undefined) {
      // The name of a class, before what it holds.
      if (peek('(') || peek('{')) return value();
      return Object.hasOwn(words, word) ? (words[word] ?? null) : word;
    }
    at = before;
    throw lost();
  }
  function inside(read: () => Loose): Loose {
    depth += 1;
    if (depth > deepest) throw new LooseError(tooDeep);
    const result = read();
    depth -= 1;
    return result;
  }
  function members(end: string): Loose {
    const object = Object.create(null) as Record<string, Loose>;
    while (!peek(end)) {
      const before = at;
      const [, , quoted, number, word] = next();
      const key = quoted?.slice(1, -1) ?? number ?? word;
      if (key !== undefined && (peek(':') || peek('='))) {
        next();
        object[key] = value();
      } else {
        at = before;
        // Arguments without a name, as of a date that Python prints.
        if (end !== ')') throw lost();
        object[String(Object.keys(object).length)] = value();
      }
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

  return [value(), at];
}
