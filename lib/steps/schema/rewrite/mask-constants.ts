const TOKEN =
  /--[^\n]*|\/\*|[eE]?'|"(?:[^"]|"")*"|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|[^\s]/g;

/** Behind the quote that closes a constant; a loop, since a pattern runs out of stack over millions of signs. */
function endOfConstant(text: string, from: number, hasEscapes: boolean): number {
  const sign = hasEscapes ? /['\\]/g : /'/g;
  sign.lastIndex = from;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === "'" && text[found.index + 1] !== "'") return found.index + 1;
    sign.lastIndex = found.index + 2;
  }
  return text.length;
}

function endOf(text: string, token: string, from: number): number {
  if (token.startsWith('$') && token.length > 1) {
    const end = text.indexOf(token, from + token.length);
    return end < 0 ? text.length : end + token.length;
  }
  if (token === '/*') {
    const end = text.indexOf('*/', from + 2);
    return end < 0 ? text.length : end + 2;
  }
  return endOfConstant(text, from + token.length, token.length === 2);
}

/** The statement with everything inside constants and comments blanked, each character by one: places stay. */
export function maskConstants(text: string): string {
  let masked = '';
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token] = found;
    const isComment = token.startsWith('--');
    if (!isComment && !/^(?:\/\*|[eE]?'|\$.*\$)$/.test(token)) continue;
    const end = isComment ? found.index + token.length : endOf(text, token, found.index);
    masked += text.slice(at, found.index) + ' '.repeat(end - found.index);
    at = end;
    TOKEN.lastIndex = end;
  }
  return masked + text.slice(at);
}
