import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TranslateProvider } from '@/components/i18n/translate-provider';
import { clientMessages } from '@/lib/i18n/client-messages';
import { translator } from '@/lib/i18n/translate';
import { schemaPreviewEvidence } from '@/lib/plan/evidence/schema-preview-evidence';
import { trustedSql } from '@/lib/postgres/sql';
import { withTarget } from '@/lib/postgres/with-client';
import { createTestDatabase } from '@/lib/servers/embedded/testing/test-database';
import { exposure } from '@/lib/steps/exposure/step';
import { schemaDeploy } from '@/lib/steps/schema/schema-deploy';
import { schemaPreview } from '@/lib/steps/schema/schema-preview';
import { schemaVerify } from '@/lib/steps/schema/schema-verify';
import { createTestContext } from '@/lib/steps/testing/test-context';
import { ExposureView } from './exposure';
import { SchemaDeployView } from './schema-deploy';
import { SchemaPreviewView } from './schema-preview';
import { SchemaVerifyView } from './schema-verify';

describe('the views of the schema steps', () => {
  it('draw real evidence in both languages', async () => {
    const target = await createTestDatabase();
    const ctx = createTestContext({ target });
    const text =
      'set client_encoding = utf8; create table a (id serial primary key, at timestamp); create table b (a int references a)';
    const preview = await schemaPreview.run(ctx, schemaPreview.input.parse({ origin: 'pasted', text }));
    ctx.keep(schemaPreviewEvidence, preview);
    const deploy = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
    await withTarget(target.direct, (client) =>
      client.execute(trustedSql('alter table a alter at type timestamptz', 'own-file')),
    );
    const verify = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
    const open = await exposure.run(ctx, exposure.input.parse({ lockDown: 'rls' }));
    await target.drop();
    for (const locale of ['en', 'es'] as const) {
      const t = translator(locale);
      const draw = (view: React.ReactNode) =>
        renderToStaticMarkup(
          <TranslateProvider locale={locale} messages={clientMessages(locale)}>
            {view}
          </TranslateProvider>,
        );
      const pages = [
        draw(<SchemaPreviewView evidence={preview} t={t} />),
        draw(<SchemaDeployView evidence={deploy} t={t} />),
        draw(<SchemaVerifyView evidence={verify} t={t} />),
        draw(<ExposureView evidence={open} t={t} />),
      ];
      for (const page of pages) expect(page).not.toMatch(/schema\.[a-z]+\.[a-z]/);
      expect(pages[0]).toContain('no-primary-key');
      expect(pages[1]).toContain(deploy.sha256);
      expect(pages[2]?.replaceAll(/<[^>]*>/g, '')).toContain(
        'alter column at type timestamp without time zone',
      );
      expect(pages[3]).toContain('public.b');
    }
  });
});
