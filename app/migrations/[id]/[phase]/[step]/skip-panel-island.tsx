'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { ActionProblem } from '@/components/query/action-problem';
import type { DrawnState } from '@/components/query/drawn-state';
import { withoutSkip, withSkip } from '@/components/query/optimistic-steps';
import { PostForm } from '@/components/query/post-form';
import { QueryIsland } from '@/components/query/query-island';
import { tellProblem } from '@/components/query/tell-problem';
import { useAction } from '@/components/query/use-action';
import { useMigration } from '@/components/query/use-migration';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fold } from '@/components/ui/fold';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/show-toast';
import { skipStep, unskipStep } from './actions';

interface Props {
  readonly migrationId: string;
  readonly stepId: string;
  /** Why it is skipped now; null when it is not. */
  readonly skippedBecause: string | null;
  readonly texts: {
    readonly skip: string;
    readonly skipping: string;
    readonly reason: string;
    readonly reasonHelp: string;
    readonly unskip: string;
  };
}

/** Leaves a step out with a reason, or takes that back; either can be undone from its toast. */
function Skip({ migrationId, stepId, skippedBecause: drawn, texts }: Props) {
  const t = useTranslate();
  const { data } = useMigration(migrationId);
  const step = data?.steps.find(({ id }) => id === stepId);
  const skippedBecause = step ? step.skippedBecause : drawn;
  const skip = useAction(skipStep, {
    migrationId,
    optimistic: (summary, input: { reason: string }) => withSkip(summary, stepId, input.reason),
  });
  const unskip = useAction(unskipStep, {
    migrationId,
    optimistic: (summary) => withoutSkip(summary, stepId),
  });
  const id = { migrationId, stepId };
  const isPending = skip.isPending || unskip.isPending;
  const undo = (onPress: () => Promise<unknown>) => ({
    label: t('ui.toast.undo'),
    onPress: () => void onPress().catch((error: Error) => tellProblem(error, t)),
  });
  const leaveOut = (because: string) =>
    skip.mutate(
      { ...id, reason: because },
      {
        onSuccess: () => showToast({ title: t('ui.skip.done'), action: undo(() => unskip.mutateAsync(id)) }),
      },
    );
  const takeBack = (because: string) =>
    unskip.mutate(id, {
      onSuccess: () =>
        showToast({
          title: t('ui.skip.takenBack'),
          action: undo(() => skip.mutateAsync({ ...id, reason: because })),
        }),
    });
  const errors = <ActionProblem error={skip.error ?? unskip.error} />;

  if (skippedBecause !== null) {
    return (
      <PostForm action={unskipStep} values={id} onSend={() => takeBack(skippedBecause)} className="space-y-3">
        <Button type="submit" variant="secondary" size="sm" isPending={isPending}>
          {texts.unskip}
        </Button>
        {errors}
      </PostForm>
    );
  }
  return (
    <Fold look="note" title={texts.skip}>
      <PostForm
        action={skipStep}
        values={id}
        onSend={(form) => leaveOut(String(form.get('reason')))}
        className="space-y-3 pt-1 text-ink"
      >
        <Field id="skip-reason" label={texts.reason} help={texts.reasonHelp}>
          {(ids) => <Input {...ids} name="reason" required minLength={3} maxLength={500} />}
        </Field>
        <Button type="submit" variant="secondary" isPending={isPending}>
          {isPending ? texts.skipping : texts.skip}
        </Button>
        {errors}
      </PostForm>
    </Fold>
  );
}

export default function SkipPanelIsland({ state, ...props }: Props & DrawnState) {
  return (
    <QueryIsland state={state}>
      <Skip {...props} />
    </QueryIsland>
  );
}
