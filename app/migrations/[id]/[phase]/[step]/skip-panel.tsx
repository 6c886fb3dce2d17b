'use client';

import { ChevronRight } from 'lucide-react';
import { useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/show-toast';
import type { ActionFailure, ActionResult } from '@/lib/web/auth/action';
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
export function SkipPanel({ migrationId, stepId, skippedBecause, texts }: Props) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<ActionFailure>();
  const [isPending, startTransition] = useTransition();
  const skip = (because: string) => () => skipStep({ migrationId, stepId, reason: because });
  const unskip = () => unskipStep({ migrationId, stepId });

  const send = (deed: () => Promise<ActionResult<void>>, title: string, back: () => Promise<unknown>) =>
    startTransition(async () => {
      const result = await deed();
      setFailure(result.ok ? undefined : result);
      if (!result.ok) return;
      showToast({ title, action: { label: t('ui.toast.undo'), onPress: () => void back() } });
    });
  const errors = failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null;

  if (skippedBecause !== null) {
    return (
      <div className="space-y-3">
        <Button
          variant="secondary"
          size="sm"
          isPending={isPending}
          onClick={() => send(unskip, t('ui.skip.takenBack'), skip(skippedBecause))}
        >
          {texts.unskip}
        </Button>
        {errors}
      </div>
    );
  }
  return (
    <details className="group rounded-md border bg-surface">
      <summary className="flex min-h-9 list-none items-center gap-1.5 px-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {texts.skip}
      </summary>
      <div className="space-y-3 px-3 pt-1 pb-3">
        <Field id="skip-reason" label={texts.reason} help={texts.reasonHelp}>
          {(ids) => <Input {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Button
          variant="secondary"
          isPending={isPending}
          disabled={reason.trim().length < 3}
          onClick={() => send(skip(reason), t('ui.skip.done'), unskip)}
        >
          {isPending ? texts.skipping : texts.skip}
        </Button>
        {errors}
      </div>
    </details>
  );
}
