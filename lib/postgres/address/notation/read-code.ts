import type { Assignment } from './assignment';
import { NAMED_SETTER, setterOf } from './code-setters';
import { type CodeToken, codeTokens } from './code-tokens';

const END: CodeToken = { kind: 'mark', text: ';' };
const CASTS =
  /^(?:String\.to_integer|Number|parseInt|int|Int|Integer|String|str|bool|Boolean|parseBool|float|unicode|Some|strconv\.Atoi|Integer\.parseInt)$/;

const FORMATS = /(?:Sprintf|sprintf|format!?|String\.format|formatted)$/;
const PLACES = /%[-+ #\d.]{0,9}[sdvq]|\{\}/g;
const PATTERN = /%[sdvq]|\{\}/;

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
    this.found.push({ name: [...path, name.replace(/^[:$@]/, '')].join('.'), value });
  }

  read(): Assignment[] {
    while (this.#at < this.#tokens.length) this.#step();
    return this.found;
  }

  #step(): void {
    const token = this.#peek();
    // `config :app, App.Repo, …` of Elixir names an application, and sets nothing.
    if (token.text === 'config' && this.#isMark(':', 1) && this.#isMark(',', 3)) {
      this.#at += 3;
      return;
    }
    const isKey = token.kind !== 'mark' && [':', '=', '=>', ':='].some((mark) => this.#isMark(mark, 1));
    if (isKey) {
      this.#at += 2;
      this.#value(token.text.split(/\.|->|::/).at(-1) ?? token.text);
    } else if (token.kind === 'string') this.#free(token.text);
    else if (token.kind === 'word' && this.#setting(token.text)) return;
    else if (token.kind === 'word' && this.#isMark('(', 1)) this.#open('', token.text, 2);
    else if (this.#isKeyword()) {
      // Clojure: `:host "x"`.
      this.#emit(this.#peek(1).text, this.#peek(2).text);
      this.#at += 3;
    } else if (/^[{[(]$/.test(token.text) && token.kind === 'mark') this.#open('', '', 1);
    else this.#plain(token);
  }

  /** `.host("h")` and `.setProperty("user", "u")`: true where the call was one, and is read. */
  #setting(callee: string): boolean {
    if (!this.#isMark('(', 1)) return false;
    const list = setterOf(callee) === undefined ? null : this.#onlyItem();
    if (list) {
      this.#emit(setterOf(callee) ?? '', list.text);
      this.#at += list.width;
      return true;
    }
    const isNamed = NAMED_SETTER.test(callee) && this.#isMark(',', 3) && this.#isMark(')', 5);
    const name = isNamed ? this.#peek(2).text.split(/\.|::/).at(-1) : setterOf(callee);
    const at = isNamed ? 4 : 2;
    const value = this.#peek(at);
    if (name === undefined || value.kind === 'mark' || !this.#isMark(')', at + 1)) return false;
    // A mode is a member of an enumeration: `PgSslMode::Require`.
    const last = name === 'sslmode' ? (value.text.split(/\.|::/).at(-1) ?? '') : null;
    const text = last ?? (value.kind === 'word' ? wordValue(value.text) : value.text);
    if (text !== null) this.#emit(name, text);
    this.#at += at + 2;
    return true;
  }

  /** `(new String[]{"h"})`: a list of one. */
  #onlyItem(): { text: string; width: number } | null {
    const marks = ['[', ']', '{'].every((mark, index) => this.#isMark(mark, 4 + index));
    if (!marks || this.#peek(2).text !== 'new' || !this.#isMark('}', 8) || !this.#isMark(')', 9)) return null;
    return { text: this.#peek(7).text, width: 10 };
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
    if (FORMATS.test(frame?.callee ?? '') && PATTERN.test(text)) {
      this.#formatted(text);
      return;
    }
    const callee = frame?.callee ?? '';
    const isJdbc = /(?:getConnection|PDO|DBI->connect)$/.test(callee);
    // `new Sequelize('database', 'user', 'password', { host })`.
    const isNamed = /(?:^|\.)Sequelize$/.test(callee) && (place > 0 || !text.includes('://'));
    const named = isNamed ? ['database', 'user', 'password'][place] : undefined;
    if (named !== undefined) this.#emit(named, text);
    // An argument that is no connection is named after its call, a connection after nothing.
    const plain = /:\/\/|=|^jdbc:/.test(text) ? 'url' : (frame?.callee.replace(/[!?]$/, '') ?? '') || 'url';
    this.#at += 1;
    if (named !== undefined) return;
    this.#emit(
      isJdbc && place === 1 ? 'user' : isJdbc && place === 2 ? 'password' : plain,
      this.#filled(text),
    );
  }

  /** What Python puts into a string behind it: `"…" % (a, b)`, `"…".format(a, user=b)`. */
  #filled(text: string): string {
    const isPercent = this.#isMark('%') && this.#isMark('(', 1);
    const isFormat = this.#peek().text === 'format' && this.#isMark('(', 1);
    if (!isPercent && !isFormat) return text;
    const values: string[] = [];
    const named = new Map<string, string>();
    for (this.#at += 2; this.#peek() !== END && !this.#isMark(')'); ) {
      const isKey = this.#isMark('=', 1);
      const key = this.#peek().text;
      if (isKey) this.#at += 2;
      const variable = this.#variable();
      const token = this.#peek();
      const value = variable ?? (token.kind === 'word' ? (wordValue(token.text) ?? '') : token.text);
      if (isKey) named.set(key, value);
      else values.push(value);
      if (variable === null) this.#at += 1;
      if (this.#isMark(',')) this.#at += 1;
    }
    this.#at += 1;
    const filled = text.replace(PLACES, (place) => values.shift() ?? place);
    return filled.replace(
      /\{(\w+)\}/g,
      (place, name: string) => named.get(name) ?? values[Number(name)] ?? place,
    );
  }

  /** `Sprintf("host=%s port=%d", "h", 5432)`: the arguments behind the pattern stand in its places, in their order. */
  #formatted(pattern: string): void {
    const values: string[] = [];
    for (this.#at += 1; this.#isMark(','); this.#at += 1) {
      this.#at += 1;
      const variable = this.#variable();
      const token = this.#peek();
      if (variable === null && token.kind === 'mark') break;
      values.push(variable ?? (token.kind === 'word' ? (wordValue(token.text) ?? '') : token.text));
      if (variable !== null) this.#at -= 1;
    }
    this.#emit(
      'url',
      pattern.replace(PLACES, (place) => values.shift() ?? place),
    );
  }

  #value(key: string): void {
    // `new` before a call says nothing.
    if (/^(?:new|await)$/.test(this.#peek().text)) this.#at += 1;
    const variable = this.#variable();
    const now = this.#peek();
    if (variable !== null) this.#emit(key, variable);
    else if (/(?:^|\.)(?:readFile|readFileSync|open)$/.test(now.text) && this.#peek(2).kind === 'string') {
      // The contents of a file: the file is what can be named.
      this.#emit(key, this.#peek(2).text);
      this.#at += 4;
    } else if (now.kind === 'word' && this.#isMark('(', 1)) this.#open('', now.text, 2);
    else if (now.kind === 'word' && this.#isMark('{', 1) && /^[A-Z]/.test(now.text)) this.#open(key, '', 2);
    else if (now.kind === 'mark') this.#block(key, now.text);
    else {
      this.#at += 1;
      const isMode = /^ssl_?mode$/i.test(key);
      const word = isMode ? (now.text.split(/\.|::/).at(-1) ?? '') : wordValue(now.text);
      const text = now.kind === 'word' ? word : this.#filled(now.text);
      if (text !== null) this.#emit(key, text);
    }
  }

  #block(key: string, mark: string): void {
    if (/^[{[(]$/.test(mark)) this.#open(key, '', 1);
    // Ruby's list of words: `%w[app public]`.
    else if (mark === '%' && /^[wWiI]$/.test(this.#peek(1).text)) this.#words(key);
    // An atom of Elixir or a symbol of Ruby: `prepare: :unnamed`.
    else if (mark === ':' && this.#peek(1).kind === 'word') {
      this.#emit(key, this.#peek(1).text);
      this.#at += 2;
    }
  }

  #words(key: string): void {
    const words: string[] = [];
    for (this.#at += 3; this.#peek().kind === 'word'; this.#at += 1) words.push(this.#peek().text);
    this.#emit(key, words.join(','));
    this.#at += 1;
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
  return /[{[(]|=>|^\s*["']\w+["']\s*:|\w:\s*["']|^\s*\$\w+\s*=\s*["']/.test(text) && /["'`]/.test(text);
}

/**
 * The names and values in a piece of code (JavaScript, Python, Ruby, PHP, Elixir, Java, Go, Rust): keys of objects, of
 * keyword arguments and of assignments, with the path of the blocks around them; strings without a key are `url`.
 */
export function readCode(text: string): Assignment[] {
  return new CodeReader(text).read();
}
