import type { Action } from '@/lib/web/auth/action';
import { useTranslate } from '../i18n/translate-provider';
import { ActionProblem } from '../query/action-problem';
import { PostForm } from '../query/post-form';
import { useAction } from '../query/use-action';
import { Button } from '../ui/button';

export type SetPaused = Action<boolean>;

interface Props {
  readonly runId: string;
  readonly isPaused: boolean;
  readonly setPaused: SetPaused;
}

/** Holds a copy back after the parts under way, or lets it go on. */
export function PauseButton({ runId, isPaused, setPaused }: Props) {
  const t = useTranslate();
  const change = useAction(setPaused);
  const wanted = { runId, isPaused: !isPaused };
  return (
    <PostForm action={setPaused} values={wanted} onSend={() => change.mutate(wanted)}>
      <Button type="submit" variant="secondary" size="sm" isPending={change.isPending}>
        {t(isPaused ? 'ui.rowsCopy.resume' : 'ui.rowsCopy.pause')}
      </Button>
      <ActionProblem error={change.error} />
    </PostForm>
  );
}
