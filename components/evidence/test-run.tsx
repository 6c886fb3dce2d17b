import type { Translate } from '@/lib/i18n/translate';
import type { TestRun } from '@/lib/plan/evidence/test-run';
import { CodeBlock } from '../ui/code-block';
import { KeyValueList } from '../ui/key-value-list';

interface Props {
  readonly evidence: TestRun;
  readonly t: Translate;
}

/** A list of test names, which may be long. */
function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <details open={names.length <= 10}>
      <summary className="min-h-6 font-semibold">{title}</summary>
      <ul className="mt-2 list-disc space-y-1 pl-6 font-mono text-sm break-words">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}

/** Evidence of the three test steps: the command, the counts, and what changed since the baseline, by name. */
export function TestRunView({ evidence, t }: Props) {
  const { report, comparison, exitCode, signal, ms, command, neededBecause } = evidence;
  const failed = report?.tests.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name) ?? [];
  const ended = signal
    ? t('testing.tests.log.signal', { signal })
    : t('testing.tests.log.exit', { code: exitCode ?? -1 });
  return (
    <div className="space-y-4">
      <CodeBlock code={command} kind="command" label={t('testing.tests.field.command')} t={t} />
      <KeyValueList
        items={[
          {
            key: 'counts',
            label: report?.runner ?? t('testing.tests.view.runner'),
            value: report
              ? t('testing.tests.criterion.counted', { ...report.counts })
              : t('testing.tests.log.notUnderstood'),
          },
          { key: 'end', label: t('testing.tests.view.end'), value: ended },
          {
            key: 'time',
            label: t('testing.tests.view.time'),
            value: t('testing.tests.view.seconds', { seconds: Math.round(ms / 100) / 10 }),
          },
          ...(neededBecause
            ? [{ key: 'because', label: t('testing.tests.field.neededBecause'), value: neededBecause }]
            : []),
        ]}
      />
      <Names title={t('testing.tests.view.newlyFailing')} names={comparison?.newlyFailing ?? []} />
      <Names title={t('testing.tests.view.missing')} names={comparison?.missing ?? []} />
      <Names title={t('testing.tests.view.newlySkipped')} names={comparison?.newlySkipped ?? []} />
      <Names title={t('testing.tests.view.newlyPassing')} names={comparison?.newlyPassing ?? []} />
      <Names title={t('testing.tests.view.failed', { count: failed.length })} names={failed} />
    </div>
  );
}
