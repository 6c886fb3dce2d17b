import type { Translate } from '@/lib/i18n/translate';
import type { BackendDriverEvidence } from '@/lib/steps/backend/driver-evidence';
import { CodeBlock } from '../ui/code-block';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';

interface Props {
  readonly evidence: BackendDriverEvidence;
  readonly t: Translate;
}

type Advice = BackendDriverEvidence['advice'];
type Parameters = NonNullable<Advice['parameters']>;
type Done = Extract<BackendDriverEvidence, { kind: 'done' }>;

function Facts({ evidence, t }: { readonly evidence: Done; readonly t: Translate }) {
  const { facts } = evidence;
  if (!facts) return null;
  const rows = [
    ['url', facts.url],
    ['driver', facts.scheme],
    ['tls', facts.tls],
    ['poolSize', facts.poolSize],
  ] as const;
  return (
    <section className="space-y-2">
      <h3 className="text-base font-semibold">{t('backend.view.facts')}</h3>
      <KeyValueList
        isCode
        items={rows.map(([key, fact]) => ({
          key,
          label: t(`backend.view.${key}`),
          value: fact
            ? `${fact.value}${'overflow' in fact && fact.overflow ? ` + ${fact.overflow}` : ''} (${fact.file ? `${fact.file}:${fact.line}` : t('backend.doc.poolDefault')})`
            : '–',
        }))}
      />
    </section>
  );
}

function Settings({ advice, t }: { readonly advice: Advice; readonly t: Translate }) {
  return (
    <DataTable<Advice['settings'][number]>
      caption={t('backend.view.settings')}
      rows={advice.settings}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'setting',
          header: t('backend.view.setting'),
          cell: ({ name, value }) => (
            <code>
              {name} = {value}
            </code>
          ),
        },
        { id: 'why', header: t('backend.view.why'), cell: ({ why }) => t(why) },
        {
          id: 'seen',
          header: t('backend.view.seen'),
          cell: ({ seen, isOptional, when }) =>
            seen === undefined ? (
              '–'
            ) : (
              <span className="inline-flex flex-wrap items-center gap-2">
                <VerdictBadge
                  verdict={seen ? 'pass' : isOptional || when === 'tls' ? 'warn' : 'fail'}
                  t={t}
                />
                {seen ? `${seen.file}:${seen.line}` : t('backend.view.notSeen')}
              </span>
            ),
        },
      ]}
    />
  );
}

function OwnCode({ code, t }: { readonly code: NonNullable<Done['ownCode']>; readonly t: Translate }) {
  const { diff, lost, state } = code;
  return (
    <>
      {diff ? <CodeBlock code={diff} label={t('backend.view.ownCode')} t={t} isTall /> : null}
      {lost.map(({ file, part }) => (
        <p key={file} className="text-sm text-ink-muted">
          {t('backend.view.ownCodeLost', { file, part })}
        </p>
      ))}
      {state === 'read' ? null : (
        <p className="text-sm text-ink-muted">{t(`backend.view.ownCodeStates.${state}` as const)}</p>
      )}
    </>
  );
}

function Parameters({ parameters, t }: { readonly parameters: Parameters; readonly t: Translate }) {
  return (
    <DataTable<Parameters[number]>
      caption={t('backend.view.parameters')}
      rows={parameters}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'name',
          header: t('backend.view.setting'),
          cell: ({ name, value }) => <code>{`${name} = ${value}`}</code>,
        },
        {
          id: 'way',
          header: t('backend.view.way'),
          cell: ({ way }) => t(`backend.view.ways.${way}` as const),
        },
        {
          id: 'text',
          header: t('backend.view.code'),
          cell: ({ text }) => (text ? <code>{text}</code> : '–'),
        },
        { id: 'why', header: t('backend.view.why'), cell: ({ why }) => (why ? t(why) : '–') },
      ]}
    />
  );
}

function Breaks({ advice, t }: { readonly advice: Advice; readonly t: Translate }) {
  return (
    <DataTable<Advice['breaks'][number]>
      caption={t('backend.view.breaks')}
      rows={advice.breaks}
      rowKey={({ what, error }) => `${what} ${error}`}
      columns={[
        { id: 'why', header: t('backend.view.why'), cell: ({ what }) => t(what) },
        { id: 'error', header: t('backend.view.error'), cell: ({ error }) => <code>{error}</code> },
        {
          id: 'seen',
          header: t('backend.view.seen'),
          cell: ({ seen }) => seen.map(({ file, line }) => `${file}:${line}`).join(', ') || '–',
        },
      ]}
    />
  );
}

/** Evidence of `backend.driver`: the facts that the backend would load, and what this driver needs here. */
export function BackendDriverView({ evidence, t }: Props) {
  const { advice } = evidence;
  return (
    <div className="space-y-6">
      {evidence.kind === 'done' ? <Facts evidence={evidence} t={t} /> : null}
      <CodeBlock code={advice.url} label={t('backend.view.url')} t={t} />
      {advice.migrationsUrl ? (
        <CodeBlock code={advice.migrationsUrl} label={t('backend.view.migrationsUrl')} t={t} />
      ) : null}
      {evidence.kind === 'done' && evidence.ownCode ? <OwnCode code={evidence.ownCode} t={t} /> : null}
      <CodeBlock code={advice.code} label={t('backend.view.code')} t={t} isTall />
      <Settings advice={advice} t={t} />
      {advice.parameters && advice.parameters.length > 0 ? (
        <Parameters parameters={advice.parameters} t={t} />
      ) : null}
      <Breaks advice={advice} t={t} />
    </div>
  );
}
