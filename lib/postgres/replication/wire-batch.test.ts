import { describe, expect, it } from 'vitest';
import { WireBatch } from './wire-batch';

/** Messages of the extended protocol, by what PostgreSQL's own manual says of them. */
function messages(bytes: Buffer): { readonly kind: string; readonly body: Buffer }[] {
  const found: { kind: string; body: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readInt32BE(at + 1);
    found.push({ kind: bytes.toString('latin1', at, at + 1), body: bytes.subarray(at + 5, at + 1 + length) });
    at += 1 + length;
  }
  return found;
}

function bound(body: Buffer): { readonly name: string; readonly values: (string | null)[] } {
  const name = body.toString('latin1', 1, body.indexOf(0, 1));
  let at = 1 + name.length + 1 + 2;
  const count = body.readInt16BE(at);
  at += 2;
  const values = Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
  expect(body.readInt16BE(at)).toBe(0);
  expect(body.length).toBe(at + 2);
  return { name, values };
}

describe('messages in one buffer', () => {
  it('names a statement, executes it and asks for the answers', () => {
    const batch = new WireBatch();
    batch.parse('mudanza_1', 'select $1 -- ñ €');
    batch.execute('mudanza_1', [Buffer.from('ñ €'), null, Buffer.alloc(0)]);
    batch.sync();
    const all = messages(batch.take());
    expect(all.map(({ kind }) => kind).join('')).toBe('PBES');
    expect(all[0]?.body.toString('utf8')).toBe('mudanza_1\0select $1 -- ñ €\0\0\0');
    expect(bound(all[1]?.body ?? Buffer.alloc(0))).toEqual({ name: 'mudanza_1', values: ['ñ €', null, ''] });
    expect(all[2]?.body).toEqual(Buffer.from([0, 0, 0, 0, 0]));
  });

  it.each([0, 1, 255, 256, 65_535, 65_536, 300_000])('takes a value of %d bytes', (size) => {
    const batch = new WireBatch();
    batch.execute('s', [Buffer.alloc(size, 0x61)]);
    const [bind] = messages(batch.take());
    expect(bound(bind?.body ?? Buffer.alloc(0)).values[0]?.length).toBe(size);
  });

  it('takes as many values as a row may have, and grows as it must', () => {
    const batch = new WireBatch();
    const values = Array.from({ length: 1_600 }, (_, index) => Buffer.from(String(index)));
    for (let n = 0; n < 40; n += 1) batch.execute('mudanza_22', values);
    const all = messages(batch.take()).filter(({ kind }) => kind === 'B');
    expect(all).toHaveLength(40);
    for (const { body } of all) expect(bound(body).values.at(-1)).toBe('1599');
  });

  it('starts anew when it was taken, and does not touch what was handed over', () => {
    const batch = new WireBatch();
    batch.execute('s', [Buffer.from('first')]);
    const first = batch.take();
    const before = Buffer.from(first);
    expect(batch.length).toBe(0);
    batch.execute('s', [Buffer.from('second')]);
    batch.take();
    expect(first).toEqual(before);
  });
});
