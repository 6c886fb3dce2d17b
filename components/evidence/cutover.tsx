import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import type { CutoverEvidence, RehearseEvidence } from '@/lib/steps/data/cutover-evidence';
import { ActTimeline } from '../cutover/act-timeline';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';
import { DataVerifyTables } from './data-rows';

interface Props<Evidence> {
  readonly evidence: Evidence;
  readonly t: Translate;
}

/** The figure that everybody asks for, large. */
function Figure({ name, ms, t }: { readonly name: string; readonly ms: number; readonly t: Translate }) {
  return (
    <p>
      <span className="block text-xs text-ink-muted">{name}</span>
      <span className="tabular text-2xl font-semibold">{t('ui.cutover.ms', { ms: Math.round(ms) })}</span>
    </p>
  );
}

function Sequences({ evidence, t }: Props<CutoverEvidence>): ReactNode {
  if (evidence.sequences.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 text-sm text-ink-muted">{t('cutover.view.sequences')}</summary>
      <DataTable<CutoverEvidence['sequences'][number]>
        caption={t('cutover.view.sequences')}
        isCaptionHidden
        look="page"
        rows={evidence.sequences}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', header: t('cutover.view.sequence.name'), cell: ({ name }) => <code>{name}</code> },
          {
            id: 'source',
            header: t('cutover.view.sequence.source'),
            isNumeric: true,
            cell: ({ source }) => source,
          },
          {
            id: 'target',
            header: t('cutover.view.sequence.target'),
            isNumeric: true,
            cell: ({ target }) => target || '–',
          },
        ]}
      />
    </details>
  );
}

function Places({
  marker,
  applied,
  t,
}: {
  readonly marker: string;
  readonly applied: string;
  readonly t: Translate;
}) {
  return (
    <KeyValueList
      isCode
      items={[
        { key: 'marker', label: t('cutover.view.marker'), value: marker },
        { key: 'applied', label: t('cutover.view.applied'), value: applied },
      ]}
    />
  );
}

/** Every compared table: folded while all of them are equal, since the criterion says that. */
function Tables({
  tables,
  t,
}: {
  readonly tables: CutoverEvidence['verified']['tables'];
  readonly t: Translate;
}) {
  const differs = tables.some(({ badBuckets }) => badBuckets > 0);
  return (
    <details open={differs}>
      <summary className="min-h-6 text-sm text-ink-muted">
        {t('cutover.view.tables', { count: tables.length })}
      </summary>
      <DataVerifyTables tables={tables} t={t} />
    </details>
  );
}

/** A switch as it went: the pause, each act with its time and the line between them, sequences, and every compared table. */
export function CutoverView({ evidence, t }: Props<CutoverEvidence>) {
  const { gapMs, estimatedMs, acts, marker, applied, verified } = evidence;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Figure name={t('cutover.view.gap')} ms={gapMs} t={t} />
        {estimatedMs === null ? null : <Figure name={t('cutover.view.estimated')} ms={estimatedMs} t={t} />}
      </div>
      <ActTimeline acts={acts} hasLine t={t} />
      <Places marker={marker} applied={applied} t={t} />
      <Sequences evidence={evidence} t={t} />
      <Tables tables={verified.tables} t={t} />
    </div>
  );
}

/** A rehearsal: what the pause would be, and what each act took. */
export function RehearseView({ evidence, t }: Props<RehearseEvidence>) {
  const { predictedMs, acts, marker, applied, verified } = evidence;
  return (
    <div className="space-y-5">
      <Figure name={t('cutover.view.predicted')} ms={predictedMs} t={t} />
      <ActTimeline acts={acts} hasLine={false} t={t} />
      <Places marker={marker} applied={applied} t={t} />
      {verified ? <Tables tables={verified.tables} t={t} /> : null}
    </div>
  );
}
