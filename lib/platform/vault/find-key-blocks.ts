import type { ShapeHit } from './shape-hit';

const BEGIN = '-----BEGIN ';
const TITLE = /(?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----/y;
/** What the body of a key may hold, also where its line breaks are written out. */
const BODY = /(?:[A-Za-z0-9+/=\s\\,:;"'().]|-(?!----))*/y;
const PUTTY = 'PuTTY-User-Key-File-';

/** Private keys between their marks; the marks stay, so that a reader sees what was there. Linear, pure. */
export function findKeyBlocks(text: string): ShapeHit[] {
  const hits: ShapeHit[] = [];
  const push = (start: number, end: number) => {
    if (end > start) hits.push({ start, end, kind: 'privateKey', name: 'private key', form: 'block' });
  };
  for (let at = text.indexOf(BEGIN); at !== -1; ) {
    TITLE.lastIndex = at + BEGIN.length;
    const title = TITLE.exec(text);
    let next = at + BEGIN.length;
    if (title) {
      const start = next + title[0].length;
      BODY.lastIndex = start;
      const end = start + (BODY.exec(text)?.[0].length ?? 0);
      // A mark alone (its key stands on lines of their own) is told of, too.
      if (end === start) push(next, start - 5);
      else push(start, end);
      next = end;
    }
    at = text.indexOf(BEGIN, next);
  }
  for (let at = text.indexOf(PUTTY); at !== -1; at = text.indexOf(PUTTY, at + PUTTY.length)) {
    const lines = text.indexOf('Private-Lines:', at);
    if (lines < 0) break;
    push(lines + 14, text.length);
  }
  return hits;
}
