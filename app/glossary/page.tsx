import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { en } from '@/lib/i18n/en/dictionary';
import type { MessageKey } from '@/lib/i18n/message';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('help.glossary.title') };
}

type Term = keyof typeof en.help.glossary.term;
// The keys of an object literal are exactly those of its type.
const TERMS = Object.keys(en.help.glossary.term) as Term[];
const keyOf = (term: Term, part: 'name' | 'text'): MessageKey => `help.glossary.term.${term}.${part}`;

/** The words of the product; each has an address of its own, e.g. `/glossary#pooler`. */
export default async function GlossaryPage() {
  await requireViewer();
  const t = await viewerTranslate();
  const { compare } = new Intl.Collator(await viewerLocale());
  const terms = TERMS.map((term) => ({
    id: term,
    name: t(keyOf(term, 'name')),
    text: t(keyOf(term, 'text')),
  }));
  terms.sort((one, other) => compare(one.name, other.name));
  return (
    <SiteFrame>
      <PageHeader t={t} crumbs={[]} title={t('help.glossary.title')} lead={t('help.glossary.lead')} />
      <Card>
        <dl className="divide-y">
          {terms.map((term) => (
            <div
              key={term.id}
              id={term.id}
              className="grid scroll-mt-20 gap-x-6 gap-y-1 py-3 target:bg-info-bg target:px-3 md:grid-cols-[16rem_minmax(0,1fr)]"
            >
              <dt className="font-semibold">{term.name}</dt>
              <dd className="max-w-prose text-ink-muted">{term.text}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </SiteFrame>
  );
}
