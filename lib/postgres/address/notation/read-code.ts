import type { Assignment } from './assignment';
import { type CodeToken, codeTokens } from './code-tokens';

const END: CodeToken = { kind: 'mark', text: ';' };
const CASTS =
  /^(?:Number|parseInt|int|Int|Integer|String|str|bool|Boolean|parseBool|float|unicode|Some|strconv\.Atoi|Integer\.parseInt)$/;

interface Frame {
  /** Its own name in the path; empty for a call or a nameless block. */
  readonly name: string;
  readonly callee: string;
  strings: number;
}

/** What a bare word stands for: a truth value, nothing, or another name of the same text. */
function wordValue(word: string): string | null {
  if (/^(?:true|false)$/i.test(word)) return word.toLowerCase();
  return /^(?:null|nil|none|undefined)$/i.test(word) ? null : `\${${word}}`;
}

/** Reads one text; a class of its own only because the place in it moves on from every part of the grammar. */
class CodeReader {
  readonly found: Assignment[] = [];
  readonly #tokens: readonly CodeToken[];
  readonly #stack: Frame[] = [];
  #at = 0;

  constructor(text: string) {
    this.#tokens = codeTokens(text);
  }

  #peek(ahead = 0): CodeToken {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  #isMark(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.kind === 'mark' && token.text === text;
  }

  #emit(name: string, value: string): void {
    const path = this.#stack.map((frame) => frame.name).filter((part) => part !== '');
    this.found.push({ name: [...path, name.replace(/^:/, '')].join('.'), value });
  }

  read(): Assignment[] {
    while (this.#at < this.#tokens.length) this.#step();
    return this.found;
  }

  #step(): void {
    const token = this.#peek();
    const isKey = token.kind !== 'mark' && [':', '=', '=>', ':='].some((mark) => this.#isMark(mark, 1));
    if (isKey) {
      this.#at += 2;
      this.#value(token.text.split(/\.|->|::/).at(-1) ?? token.text);
    } else if (token.kind === 'string') this.#free(token.text);
    else if (token.kind === 'word' && this.#isMark('(', 1)) this.#open('', token.text, 2);
    else if (this.#isKeyword()) {
      // Clojure: `:host "x"`.
      this.#emit(this.#peek(1).text, this.#peek(2).text);
      this.#at += 3;
    } else if (/^[{[(]$/.test(token.text) && token.kind === 'mark') this.#open('', '', 1);
    else this.#plain(token);
  }

  #isKeyword(): boolean {
    const isValue = this.#peek(2).kind === 'string' || this.#peek(2).kind === 'number';
    return this.#isMark(':') && this.#peek(1).kind === 'word' && isValue;
  }

  #plain(token: CodeToken): void {
    if (token.kind === 'mark' && /^[}\])]$/.test(token.text)) this.#stack.pop();
    this.#at += 1;
  }

  #open(name: string, callee: string, width: number): void {
    this.#stack.push({ name, callee, strings: 0 });
    this.#at += width;
  }

  /** A string that no key names: an argument; a call of JDBC or PDO has user and password behind the URL. */
  #free(text: string): void {
    const frame = this.#stack.at(-1);
    const place = frame ? frame.strings++ : 0;
    const isJdbc = /(?:getConnection|PDO)$/.test(frame?.callee ?? '');
    this.#emit(isJdbc && place === 1 ? 'user' : isJdbc && place === 2 ? 'password' : 'url', text);
    this.#at += 1;
  }

  #value(key: string): void {
    // `new` before a call says nothing.
    if (/^(?:new|await)$/.test(this.#peek().text)) this.#at += 1;
    const variable = this.#variable();
    const now = this.#peek();
    if (variable !== null) this.#emit(key, variable);
    else if (now.kind === 'word' && this.#isMark('(', 1)) this.#open('', now.text, 2);
    else if (now.kind === 'mark') this.#block(key, now.text);
    else {
      const text = now.kind === 'word' ? wordValue(now.text) : now.text;
      if (text !== null) this.#emit(key, text);
      this.#at += 1;
    }
  }

  #block(key: string, mark: string): void {
    if (/^[{[(]$/.test(mark)) this.#open(key, '', 1);
  }

  /** A value out of the environment, with the default behind it: `process.env.X ?? 'd'`, `os.getenv("X", "d")`. */
  #variable(): string | null {
    const token = this.#peek();
    if (token.kind !== 'word') return null;
    if (CASTS.test(token.text) && this.#isMark('(', 1)) {
      this.#at += 2;
      const inner = this.#variable() ?? this.#peek().text;
      while (!this.#isMark(')') && this.#at < this.#tokens.length) this.#at += 1;
      this.#at += 1;
      return inner;
    }
    const plain = /^(?:process\.env|import\.meta\.env)\.(\w+)!?$/.exec(token.text)?.[1];
    if (plain !== undefined) return this.#withDefault(plain, 1);
    const isCall = /env/i.test(token.text) || /^(?:config|System\.get_env|std::env::var)$/.test(token.text);
    const name = this.#peek(2);
    const isArgument = (this.#isMark('(', 1) || this.#isMark('[', 1)) && name.kind === 'string';
    return isCall && isArgument ? this.#withDefault(name.text, 3) : null;
  }

  #withDefault(name: string, width: number): string {
    this.#at += width;
    let other: string | null = null;
    for (let count = 0; count < 8; count += 1) {
      const token = this.#peek();
      const isEnd = token.kind === 'mark' && /^[;}:]$/.test(token.text);
      const isNext =
        token.kind === 'mark' &&
        token.text === ',' &&
        (this.#peek(2).text === ':' || this.#peek(2).text === '=>');
      const isClosed = this.#isMark(')') || this.#isMark(']');
      if (isEnd || isNext) break;
      if (token.kind === 'string' || token.kind === 'number') other ??= token.text;
      this.#at += 1;
      if (isClosed && !this.#isMark('||') && !this.#isMark('??')) break;
      if (token.kind === 'mark' && token.text === ',' && other !== null) break;
    }
    return other === null ? `\${${name}}` : `\${${name}:-${other}}`;
  }
}

/** True for a text that has the marks of an object literal, a call or a configuration in code. */
export function looksLikeCode(text: string): boolean {
  return /[{[(]|=>|^\s*["']\w+["']\s*:|\w:\s*["']/.test(text) && /["'`]/.test(text);
}

/**
 * The names and values in a piece of code (JavaScript, Python, Ruby, PHP, Elixir, Java, Go, Rust): keys of objects, of
 * keyword arguments and of assignments, with the path of the blocks around them; strings without a key are `url`.
 */
export function readCode(text: string): Assignment[] {
  return new CodeReader(text).read();
}
