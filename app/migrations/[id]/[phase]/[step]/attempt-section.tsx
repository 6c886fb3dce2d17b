import { Clip } from '@/components/ui/clip';
import { Fold } from '@/components/ui/fold';
import { AttemptList } from '@/components/wizard/attempt-list';
import { StepSection } from '@/components/wizard/step-section';
import type { Translate } from '@/lib/i18n/translate';
import type { RunView } from '@/lib/runs/derive-run';

interface Props {
  readonly attempts: readonly RunView[];
  readonly currentRunId: string | undefined;
  /** Address of the step's page. */
  readonly href: string;
  /** Where the step passed and its newest attempt is shown, the others are not what its reader is after. */
  readonly isFolded: boolean;
  readonly t: Translate;
}

const ms = (iso: string | null) => (iso ? Date.parse(iso) : null);

/** Every attempt of the step, newest first; folded where nobody looks for them. */
export function AttemptSection({ attempts, currentRunId, href, isFolded, t }: Props) {
  if (attempts.length === 0) return null;
  const title = t('app.step.attemptsTitle');
  const list = (
    <StepSection id="attempts" title={title} isFlush>
      <Clip size="short" label={title}>
        <AttemptList
          attempts={attempts.toReversed().map((attempt) => ({
            runId: attempt.id,
            kind: t(`app.step.action.${attempt.action}`),
            attempt: attempt.attempt,
            status: attempt.status,
            startedBy: attempt.requestedBy,
            startedAt: ms(attempt.startedAt),
            endedAt: ms(attempt.endedAt),
            href: `${href}?run=${attempt.id}`,
          }))}
          currentRunId={currentRunId}
          serverNow={Date.now()}
          t={t}
        />
      </Clip>
    </StepSection>
  );
  if (!isFolded) return list;
  return <Fold title={`${title} (${attempts.length})`}>{list}</Fold>;
}
