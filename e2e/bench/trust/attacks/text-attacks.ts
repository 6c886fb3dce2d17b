import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isMetadataAddress, refuseMetadata } from '../../../../lib/platform/net/refuse-metadata';
import { sendWebhook } from '../../../../lib/runs/notify/send-webhook';
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
  '\u001b[?1049h',
  '\u001b[6n',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b]1337;File=:a\u0007',
  '\u001b[200~',
  '\u001b#8',
  '\u001b(0',
  '\u001b^private\u001b\\',
  '\u001b_apc\u001b\\',
  '\u009d0;title\u009c',
  '\u0090q\u009c',
  '\u0008\u0008\u0008',
  '\u001b[1;1H\u001b[0K',
  '\u200f\u202b',
  '\u2067\u061c',
  '\u001b\u001b[2J',
  '\u001b[\u001b[2J2J',
  '\u001b]0;a\u001b]0;b\u0007',
  '\r\u001b[2K',
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

const ADDRESSES = [
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://169.16689662/',
  'http://169.254.43518/',
  'http://0xa9.0xfe.0251.254/',
  'http://169.254.169.254./latest/meta-data/',
  'http://169。254。169。254/',
  'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/',
  'http://１６９.２５４.１６９.２５４/',
  'http://%31%36%39.254.169.254/',
  'http://a:b@169.254.169.254:80/',
  'http:\\\\169.254.169.254\\latest',
  'http://168.63.129.16/machine/?comp=goalstate',
  'http://100.100.100.200/latest/meta-data/ram/',
  'http://192.0.0.192/opc/v2/instance/',
  'http://169.254.0.23/latest/meta-data/',
  'http://[fd00:ec2::23]/v1/credentials',
  'http://[fd00:42::42]/conf',
  'http://[64:ff9b:1:a9fe:a9:fe00::]/',
  'http://[64:ff9b:1:0:a9:fea9:fe00:0]/',
  'http://[2001:db8::5efe:a9fe:a9fe]/',
  'http://[2001::5601:5601]/',
  'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'http://[::FFFF:169.254.169.254]:8080/',
];

/** Addresses as people and programs write them, where a hook, a check or the Data API is asked for. */
export const addressAttacks = (): Attack[] => [
  ...ADDRESSES.map((address) => ({
    name: `metadata ${address}`,
    holds: () =>
      refuseMetadata(address).then(
        () => false,
        () => true,
      ),
  })),
  ...['fe80::a9fe:a9fe%eth0', 'fd00:ec2::254%1'].map((address) => ({
    name: `metadata with a zone ${address}`,
    holds: async () => isMetadataAddress(address),
  })),
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `a webhook that answers ${status} to a metadata service`,
    holds: () => isNotFollowed(status),
  })),
];

/** A webhook whose answer leads to another server of ours, which must not be asked. */
async function isNotFollowed(status: number): Promise<boolean> {
  let asked = 0;
  const inner = createServer((_, answer) => {
    asked += 1;
    answer.end();
  });
  await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
  const port = (inner.address() as AddressInfo).port;
  const outer = createServer((_, answer) => {
    answer.writeHead(status, { location: `http://127.0.0.1:${port}/latest/meta-data/` }).end();
  });
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  const sent = await sendWebhook(`http://127.0.0.1:${(outer.address() as AddressInfo).port}/`, {});
  for (const server of [inner, outer]) {
    server.closeAllConnections();
    server.close();
  }
  return !sent.isSent && asked === 0;
}
