/**
 * Data that a package publishes as program text, read as data: the text is parsed and never run. Both give JSON, with
 * every number as it stands, so that no digit is lost and all sources are read alike.
 */
import { parser } from '@lezer/python';
import Big from 'big.js';
import ts from 'typescript';
import { NotJson } from './json-file.ts';

const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i;

const floatDigits = 16;

/** A value as JSON text. */
type Json = string;

const list = (items: readonly Json[]) => `[${items.join(',')}]`;
const map = (entries: Iterable<readonly [string, Json]>) =>
  `{${[...entries].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

type PythonNode = ReturnType<typeof parser.parse>['topNode'];

/**
 * The value of a variable of a Python module that is written in literals: calls of classes become maps of their named
 * arguments, `Decimal('1.5')` the number, `datetime.date` and `datetime.time` (UTC) ISO texts.
 * @throws NotJson when it is not there, or anything else stands in it
 */
export function pythonAsJson(text: string, variable: string): Json {
  const of = (node: PythonNode) => text.slice(node.from, node.to);
  const children = (node: PythonNode) => {
    const found: PythonNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      if (!['(', ')', '[', ']', '{', '}', ',', ':', 'Comment'].includes(child.name)) found.push(child);
    return found;
  };

  function textOf(node: PythonNode): string {
    if (node.name === 'ContinuedString') return children(node).map(textOf).join('');
    const [, quotes = '', inner = ''] = /^('''|"""|'|")([^]*)\1$/.exec(of(node)) ?? [];
    if (quotes === '') throw unread(node);
    return inner.replace(
      /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([^]))/gi,
      (_, x?: string, u?: string, long?: string, other?: string) => {
        const code = x ?? u ?? long;
        if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
        return escapes.get(other ?? '') ?? `\\${other ?? ''}`;
      },
    );
  }

  function called(node: PythonNode): Json {
    const [name, args] = children(node);
    if (name === undefined || args === undefined) throw unread(node);
    const parts = children(args);
    const positional: PythonNode[] = [];
    const named: (readonly [string, PythonNode])[] = [];
    for (const [index, part] of parts.entries()) {
      const value = parts[index + 2];
      if (isNaming(parts[index + 1]) && value !== undefined) named.push([of(part), value]);
      else if (!isNaming(part) && !isNaming(parts[index - 1])) positional.push(part);
    }
    const numbers = positional.map(of);
    switch (of(name)) {
      case 'Decimal':
        if (positional[0] === undefined) throw unread(node);
        return numberOf(positional[0], textOf(positional[0]));
      case 'datetime.date':
        return JSON.stringify(`${numbers[0] ?? ''}-${two(numbers[1])}-${two(numbers[2])}`);
      case 'datetime.time':
        if (!of(node).includes('tzinfo=datetime.UTC')) throw unread(node);
        return JSON.stringify(`${two(numbers[0])}:${two(numbers[1])}:${two(numbers[2])}Z`);
    }
    if (positional.length > 0) throw unread(node);
    // A name that is a word of the language has a line behind it: `or_`.
    return map(named.map(([key, value]) => [key.replace(/_$/, ''), valueOf(value)] as const));
  }

  function numberOf(node: PythonNode, written: string): Json {
    const number = written.replaceAll('_', '');
    if (!isNumber.test(number)) throw unread(node);
    return number;
  }

  function valueOf(node: PythonNode): Json {
    const parts = children(node);
    switch (node.name) {
      case 'CallExpression':
        return called(node);
      case 'ArrayExpression':
      case 'TupleExpression':
        return list(parts.map(valueOf));
      case 'DictionaryExpression':
        return map(
          parts.flatMap((key, index) => {
            const value = parts[index + 1];
            return index % 2 === 0 && value !== undefined ? [[textOf(key), valueOf(value)] as const] : [];
          }),
        );
      case 'ParenthesizedExpression':
        if (parts[0] === undefined) throw unread(node);
        return valueOf(parts[0]);
      case 'String':
      case 'ContinuedString':
        return JSON.stringify(textOf(node));
      case 'Number':
      case 'UnaryExpression':
        return numberOf(node, of(node));
      case 'Boolean':
        return String(of(node) === 'True');
      case 'None':
        return 'null';
    }
    throw unread(node);
  }

  function unread(node: PythonNode): NotJson {
    const line = text.slice(0, node.from).split('\n').length;
    return new NotJson(`has something else than a literal in line ${String(line)}: ${of(node).slice(0, 60)}`);
  }

  for (const statement of children(parser.parse(text).topNode)) {
    if (statement.name !== 'AssignStatement') continue;
    const [name, ...rest] = children(statement);
    const value = rest.at(-1);
    if (name !== undefined && value !== undefined && of(name) === variable) return valueOf(value);
  }
  throw new NotJson(`does not assign \`${variable}\``);
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['\n', ''],
]);

const isNaming = (node: PythonNode | undefined) => node?.name === 'AssignOp';

/**
 * The value of a variable of a JavaScript module that is written in literals: of maps that other variables hold, and that
 * are spread, indexed, or get further keys by assignments at the top of the module.
 * @throws NotJson when it is not there, or anything else stands in it
 */
export function javascriptAsJson(text: string, variable: string): Json {
  const source = ts.createSourceFile('data.mjs', text, ts.ScriptTarget.Latest);
  const initials = new Map<string, ts.Expression>();
  const later = new Map<string, { key: string; value: ts.Expression }[]>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer !== undefined) initials.set(name.text, initializer);
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    if (!ts.isElementAccessExpression(left) || !ts.isIdentifier(left.expression)) continue;
    const assigned = { key: keyOf(left.argumentExpression), value: right };
    later.set(left.expression.text, [...(later.get(left.expression.text) ?? []), assigned]);
  }
  const known = new Map<string, Map<string, Json>>();

  function unread(node: ts.Node): NotJson {
    const line = ts.getLineAndCharacterOfPosition(source, node.getStart(source)).line + 1;
    const start = node.getText(source).slice(0, 60);
    return new NotJson(`has something else than a literal in line ${String(line)}: ${start}`);
  }

  function keyOf(node: ts.Node): string {
    if (ts.isStringLiteralLike(node) || ts.isIdentifier(node) || ts.isNumericLiteral(node)) return node.text;
    throw unread(node);
  }

  function entriesOf(node: ts.Expression): Map<string, Json> {
    if (ts.isIdentifier(node)) return variableOf(node.text, node);
    if (ts.isElementAccessExpression(node)) {
      const found = entriesOf(node.expression).get(keyOf(node.argumentExpression));
      if (found === undefined) throw unread(node);
      return partsOf(found);
    }
    if (!ts.isObjectLiteralExpression(node)) throw unread(node);
    const entries = new Map<string, Json>();
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property))
        for (const [key, value] of entriesOf(property.expression)) entries.set(key, value);
      else if (ts.isPropertyAssignment(property))
        entries.set(keyOf(property.name), valueOf(property.initializer));
      else throw unread(property);
    }
    return entries;
  }

  function variableOf(name: string, node: ts.Node): Map<string, Json> {
    const before = known.get(name);
    if (before !== undefined) return before;
    const initial = initials.get(name);
    if (initial === undefined) throw unread(node);
    const entries = entriesOf(initial);
    known.set(name, entries);
    for (const { key, value } of later.get(name) ?? []) entries.set(key, valueOf(value));
    return entries;
  }

  function valueOf(node: ts.Expression): Json {
    if (ts.isStringLiteralLike(node)) return JSON.stringify(node.text);
    if (ts.isArrayLiteralExpression(node)) return list(node.elements.map(valueOf));
    // The text as it stands: the parser's own would have gone through a float.
    const written = node.getText(source);
    if (ts.isNumericLiteral(node) || ts.isPrefixUnaryExpression(node)) {
      const number = written.replaceAll('_', '').replace(/^(-?)\./, '$10.');
      if (!isNumber.test(number)) throw unread(node);
      return number;
    }
    if (ts.isBinaryExpression(node)) return computed(node);
    if (['true', 'false', 'null'].includes(written)) return written;
    return map(entriesOf(node));
  }

  /** A product or a quotient of numbers: tokens of an image times a price per token. */
  function computed({ left, operatorToken, right }: ts.BinaryExpression): Json {
    const [a, b] = [new Big(valueOf(left)), new Big(valueOf(right))];
    const isProduct = operatorToken.kind === ts.SyntaxKind.AsteriskToken;
    if (!isProduct && operatorToken.kind !== ts.SyntaxKind.SlashToken) throw unread(operatorToken);
    // A quotient that never ends is cut where a float of the library would be.
    return isProduct ? a.times(b).toFixed() : new Big(a.div(b).toPrecision(floatDigits)).toFixed();
  }

  const initial = initials.get(variable);
  if (initial === undefined) throw new NotJson(`has no variable \`${variable}\``);
  return map(variableOf(variable, initial));
}

/** The entries of a map that was written by this file. */
function partsOf(json: Json): Map<string, Json> {
  const parts = new Map<string, Json>();
  const { statements } = ts.parseJsonText('part.json', json);
  const [statement] = statements;
  if (statement !== undefined && ts.isObjectLiteralExpression(statement.expression))
    for (const property of statement.expression.properties)
      if (ts.isPropertyAssignment(property) && ts.isStringLiteral(property.name))
        parts.set(property.name.text, json.slice(property.initializer.pos, property.initializer.end));
  return parts;
}
