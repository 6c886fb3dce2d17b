import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientMessages } from '@/lib/i18n/client-messages';
import { LOCALES, type Locale } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import type { ConnectionEvidence } from '@/lib/plan/evidence/connection-evidence';
import { createTestDatabase, type TestDatabase } from '@/lib/servers/embedded/testing/test-database';
import { connection } from '@/lib/steps/connection/connection';
import { targetCredentials } from '@/lib/steps/connection/target-credentials';
import { createTestContext, type TestContext } from '@/lib/steps/testing/test-context';
import { TranslateProvider } from '../i18n/translate-provider';
import { ConnectionView } from './connection';
import { TargetCredentialsView } from './target-credentials';

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase();
});
afterAll(() => target.drop());

function draw(locale: Locale, view: ReactNode): string {
  return renderToStaticMarkup(
    <TranslateProvider locale={locale} messages={clientMessages(locale)}>
      {view}
    </TranslateProvider>,
  );
}

async function climbed(ctx: TestContext): Promise<ConnectionEvidence> {
  return await connection.run(ctx, connection.input.parse({}));
}

describe('ConnectionView', () => {
  it.each(LOCALES)('draws both ladders and the certificate chain (%s)', async (locale) => {
    const evidence = await climbed(createTestContext({ target }));
    const html = draw(locale, <ConnectionView evidence={evidence} t={translator(locale)} locale={locale} />);
    expect(html.match(/<ol/g)?.length).toBeGreaterThanOrEqual(4);
    expect(html).toContain(evidence.target.report.tls?.chain[0]?.fingerprint);
    expect(html).not.toMatch(/>connection\.\w+|>undefined|\{\w+\}<|NaN/);
    expect(html).not.toContain(target.direct.password);
  });

  it('explains a failed rung with its cures, and counts the refusal', async () => {
    const ctx = createTestContext({ target });
    ctx.secrets.set('target.password', 'wrong-one');
    const evidence = await climbed(ctx);
    const html = draw('en', <ConnectionView evidence={evidence} t={translator('en')} locale="en" />);
    expect(html).toContain('MUD-162');
    expect(html).toContain('1 refused sign-in at 127.0.0.1');
    expect(html).not.toContain('wrong-one');
  });
});

describe('TargetCredentialsView', () => {
  it('shows what was understood and explains what is wrong', async () => {
    const text = 'postgresql://postgres:s3cret@aws-0-eu-west-3.pooler.supabase.com:6543/postgres';
    const input = targetCredentials.input.parse({ connection: text });
    const evidence = await targetCredentials.run(createTestContext(), input);
    const html = draw('es', <TargetCredentialsView evidence={evidence} t={translator('es')} locale="es" />);
    expect(html).toContain('aws-0-eu-west-3.pooler.supabase.com');
    expect(html).toContain('Al usuario le falta la referencia del proyecto');
    expect(html).not.toContain('s3cret');
  });
});
