import type { ActionResult } from '@/lib/web/auth/action';
import { useTranslate } from '../i18n/translate-provider';
import { ActionProblem } from '../query/action-problem';
import { useAction } from '../query/use-action';
import { Button } from '../ui/button';

export type SetPaused = (input: {
  readonly runId: string;
  readonly isPaused: boolean;
}) => Promise<ActionResult<boolean>>;

interface Props {
  readonly runId: string;
  readonly isPaused: boolean;
  readonly setPaused: SetPaused;
}

/** Holds a copy back after the parts under way, or lets it go on. */
export function PauseButton({ runId, isPaused, setPaused }: Props) {
  const t = useTranslate();
  const change = useAction(setPaused);
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        isPending={change.isPending}
        onClick={() => change.mutate({ runId, isPaused: !isPaused })}
      >
        {t(isPaused ? 'ui.rowsCopy.resume' : 'ui.rowsCopy.pause')}
      </Button>
      <ActionProblem error={change.error} />
    </>
  );
}
