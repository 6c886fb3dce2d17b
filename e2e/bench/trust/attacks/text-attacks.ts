import { isMetadataAddress } from '../../../../lib/platform/net/refuse-metadata';
import { outputLines } from '../../../../lib/runs/output-lines';
import type { Attack } from './attack';

const FORGED = [
  '\n',
  '\r\n',
  '\r',
  '\u000b',
  '\u000c',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u001b[2J',
  '\u001b[1A',
  '\u001b]0;a\u0007',
  '\u001b]8;;x\u001b\\',
  '\u001bPq\u001b\\',
  '\u009b2J',
  '\u202e',
  '\u2066',
  '\u0007',
  '\u0000',
];
/** Notices that try to be lines of their own, or to move the terminal they are shown in. */
export const logAttacks = (): Attack[] =>
  FORGED.map((sign) => ({
    name: `a notice with ${JSON.stringify(sign)}`,
    holds: async () => {
      const lines = outputLines(new Set())('notice', `a${sign}2026-01-01T00:00:00.000Z info log forged`);
      return (
        lines.length === 1 && !/[^\P{Cc}\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(lines[0] ?? '\n')
      );
    },
  }));

const METADATA = [
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  'fe80::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::169.254.169.254',
  '::ffff:0:169.254.169.254',
];

/** Addresses of a cloud's metadata service in every notation. */
export const metadataAttacks = (): Attack[] =>
  METADATA.map((address) => ({
    name: `metadata ${address}`,
    holds: async () => isMetadataAddress(address),
  }));
