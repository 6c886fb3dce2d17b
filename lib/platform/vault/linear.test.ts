import { describe, expect, it } from 'vitest';
import { threadCpuMs } from '../testing/thread-cpu-ms';
import { findSecret } from './find-secret';
import { redactText } from './redact-text';
import { secretParts } from './secret-parts';
import { growsTooFast, HOSTILE_PIECES, hostileTexts } from './testing/hostile-texts';

const SECRETS = ['aaaaaaaaaaaaaaab', 'p@ss/w"rd%ñ', 'postgresql://u:a%41a@h/d', '41414141'];

const SCANS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['redactText', (text) => redactText(text, SECRETS)],
  ['findSecret', (text) => findSecret(text, SECRETS)],
  ['findSecret in SQL', (text) => findSecret(text, SECRETS, 'sql')],
  ['secretParts', (text) => secretParts(text)],
];

describe.each(SCANS)('%s', (_, scan) => {
  it('takes no more than its share for sixteen times as much, whatever is repeated', () => {
    const slow = HOSTILE_PIECES.flatMap((piece) =>
      [0, 1].flatMap((form) =>
        growsTooFast(scan, (length) => hostileTexts(piece, length)[form] ?? '') ? [`${piece} ${form}`] : [],
      ),
    );
    expect(slow).toEqual([]);
  });

  it('is done with ten megabytes in seconds, not in minutes', () => {
    const start = threadCpuMs();
    scan('a'.repeat(10_000_000));
    expect(threadCpuMs() - start).toBeLessThan(10_000);
  });
});
