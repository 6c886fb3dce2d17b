import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { LineSplitter, PIECE_OF_LINE } from './line-splitter';
import { OutputKeeper } from './output-keeper';

function lines(chunks: readonly (string | Uint8Array)[]): string[] {
  const splitter = new LineSplitter();
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  return [...bytes.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

describe('the lines of a program', () => {
  it.each<[name: string, chunks: readonly (string | Uint8Array)[], expected: readonly string[]]>([
    ['none', [], []],
    ['nothing said', [''], []],
    ['a last one without an end', ['a\nb'], ['a', 'b']],
    ['empty ones', ['\n\na\n\n'], ['', '', 'a', '']],
    ['the ends of Windows', ['a\r\nb\r\n'], ['a', 'b']],
    ['an end of Windows that is cut in two', ['a\r', '\nb\n'], ['a', 'b']],
    ['a bar that is drawn again', ['10%\r50%\r100%\n'], ['100%']],
    ['a bar that is drawn again in pieces', ['10%\r', '50%', '\r100%', '\n'], ['100%']],
    [
      'a letter that is cut in two',
      [Buffer.from('ñ').subarray(0, 1), Buffer.from('ñ').subarray(1), '\n'],
      ['ñ'],
    ],
    ['four bytes that come one by one', [...Buffer.from('🔑')].map((byte) => Buffer.from([byte])), ['🔑']],
    ['bytes that are no text', [Buffer.from([0xff, 0x41, 0x0a])], ['\ufffdA']],
    ['a letter that never ends', [Buffer.from([0xc3])], ['\ufffd']],
    ['cursor and title', ['\u001b[2K\u001b]0;t\u0007a\u001b[1A\n'], ['a']],
    ['colours', ['\u001b[31ma\u001b[0m\n'], ['\u001b[31ma\u001b[0m']],
  ])('%s', (_, chunks, expected) => expect(lines(chunks)).toEqual(expected));

  it('are the same, however the bytes are cut', () => {
    const text = 'one\ntwo ñ\r\n10%\r20%\n\n🔑 end';
    const whole = lines([text]);
    fc.assert(
      fc.property(fc.array(fc.nat(Buffer.byteLength(text)), { maxLength: 6 }), (cuts) => {
        const bytes = Buffer.from(text);
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
        expect(lines(chunks)).toEqual(whole);
      }),
    );
  });

  it('without an end come in pieces of one size, and nothing of them is lost', () => {
    const text = 'x'.repeat(PIECE_OF_LINE * 2 + 5);
    const pieces = lines([text.slice(0, 100_000), text.slice(100_000), '\nnext\n']);
    expect(pieces.map(({ length }) => length)).toEqual([PIECE_OF_LINE, PIECE_OF_LINE, 5, 4]);
  });

  it('of a bar that is drawn for ever need no more memory than what is seen', () => {
    const splitter = new LineSplitter();
    const frame = Buffer.from(`\r${'='.repeat(1_000)}`);
    for (let n = 0; n < 5_000; n += 1) expect(splitter.push(frame)).toEqual([]);
    expect(splitter.end()).toEqual(['='.repeat(1_000)]);
  });
});

describe('what is kept of them', () => {
  const keep = (count: number, limits = { live: 30, head: 40, tail: 40 }) => {
    const live: string[] = [];
    const keeper = new OutputKeeper((_, line) => live.push(line), limits);
    for (let n = 0; n < count; n += 1) keeper.add('stdout', `line ${String(n).padStart(4, '0')}`);
    return { live, keeper, text: keeper.text() };
  };

  it('is all of a little, and nothing is said to be missing', () => {
    const { live, keeper, text } = keep(3);
    expect(live).toHaveLength(3);
    expect([keeper.isCut, keeper.droppedLines]).toEqual([false, 0]);
    expect(text).toBe('line 0000\nline 0001\nline 0002');
  });

  it('is the begin and the end of much, with a count of what is between', () => {
    const { live, keeper, text } = keep(1_000);
    expect(live).toEqual(['line 0000', 'line 0001', 'line 0002', 'line 0003']);
    expect(keeper.isCut).toBe(true);
    const parts = text.split('\n');
    expect(parts[0]).toBe('line 0000');
    expect(parts.at(-1)).toBe('line 0999');
    const shown = parts.filter((part) => part.startsWith('line')).length;
    expect(shown + keeper.droppedLines).toBe(1_000);
    expect(text).toContain(`[… ${keeper.droppedLines} lines …]`);
  });

  it('never grows beyond its bounds', () => {
    for (const count of [1, 5, 6, 9, 10, 50, 777]) {
      const { text } = keep(count);
      expect(text.length).toBeLessThan(40 + 10 + 40 + 10 + 30);
    }
  });

  it('puts the pieces of a long line together again, so that nothing in it is cut in two', () => {
    const keeper = new OutputKeeper(() => undefined);
    keeper.add('stdout', 'x'.repeat(PIECE_OF_LINE));
    keeper.add('stdout', 'end');
    keeper.add('stderr', 'next');
    expect(keeper.text()).toBe(`${'x'.repeat(PIECE_OF_LINE)}end\nnext`);
  });
});
