import { describe, expect, it } from 'vitest';
import { askHealth } from '../../backend/health/ask-health';
import { isMetadataAddress, refuseMetadata } from './refuse-metadata';

describe('refuseMetadata', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
    'http://2852039166/',
    'http://0xA9FEA9FE/',
    'http://0251.0376.0251.0376/',
    'http://169.254.170.2/v2/credentials',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/latest/',
    'http://[fe80::1]/',
    'http://100.100.100.200/latest/meta-data/',
    'http://[64:ff9b::169.254.169.254]/',
    'http://[64:ff9b:1::a9fe:a9fe]/',
    'http://[fd20:ce::254]/computeMetadata/v1/',
    'http://[::169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::ffff:0:a9fe:a9fe]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[::ffff:100.100.100.200]/',
    'http://168.63.129.16/machine/?comp=goalstate',
    'http://[fd00:ec2::23]/v1/credentials',
    'http://[fd00:42::42]/conf',
    'http://169.254.0.23/',
    'http://169.254.169.254./',
    'http://169。254。169。254/',
    'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/',
    'http://169.16689662/',
    'http://0xa9.0376.43518/',
    'http://%31%36%39.254.169.254/',
    'http://user:169.254.1.1@169.254.169.254:80/',
    'http:\\\\169.254.169.254\\',
    'http://[64:ff9b:1:a9fe:a9:fe00::]/',
    'http://[64:ff9b:1:a9:fe:a9fe::]/',
    'http://[64:ff9b:1:0:a9:fea9:fe00:0]/',
    'http://[2001:db8::5efe:a9fe:a9fe]/',
    'http://[2001:db8::200:5efe:169.254.169.254]/',
    'http://[2001:0:a9fe:a9fe::1]/',
    'http://[2001::5601:5601]/',
    'http://[2001:0:808:808:0:0:5601:5601]/',
  ])('refuses %s', async (url) => {
    await expect(refuseMetadata(url)).rejects.toMatchObject({ code: 'MUD-832' });
  });

  it.each([
    'http://127.0.0.1:8000/health',
    'http://localhost/',
    'http://10.0.0.5/',
    'http://[::1]/',
    'http://[2001:db8::1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[64:ff9b:1:808:8:800::]/',
    'http://[2001:db8::5efe:808:808]/',
    'http://[2001:0:808:808::1]/',
    'http://no-such.invalid/',
    'nothing',
  ])('lets %s through: reaching it is what an operator asks for', async (url) =>
    expect(await refuseMetadata(url)).toBeUndefined(),
  );

  it('looks at the address inside IPv6 notation', () => {
    expect(isMetadataAddress('::ffff:169.254.1.1')).toBe(true);
    expect(isMetadataAddress('::ffff:10.0.0.1')).toBe(false);
    expect(isMetadataAddress('not an address')).toBe(false);
  });

  it('is asked before a health check goes out, whoever asks', async () => {
    const options = { signal: new AbortController().signal, timeLimitMs: 2_000, headers: {} };
    const answer = await askHealth('http://169.254.169.254/', options);
    expect(answer).toMatchObject({ status: null, problem: 'network', original: 'MUD-832' });
  });
});
