'use client';

import { useState, useTransition } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { ErrorPanel } from '@/components/ui/error-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ActionFailure } from '@/lib/auth/action';
import { skipStep, unskipStep } from './actions';

interface Props {
  readonly migrationId: string;
  readonly stepId: string;
  readonly isSkipped: boolean;
  readonly texts: {
    readonly skip: string;
    readonly skipping: string;
    readonly reason: string;
    readonly unskip: string;
  };
}

/** Leaves a step out with a reason, or takes that back. */
export function SkipPanel({ migrationId, stepId, isSkipped, texts }: Props) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<ActionFailure>();
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const result = await (isSkipped
        ? unskipStep({ migrationId, stepId })
        : skipStep({ migrationId, stepId, reason }));
      setFailure(result.ok ? undefined : result);
    });
  if (isSkipped) {
    return (
      <Button variant="secondary" size="sm" isPending={isPending} onClick={send}>
        {texts.unskip}
      </Button>
    );
  }
  return (
    <details className="rounded-lg border bg-surface px-4 py-2">
      <summary className="min-h-8 py-1 text-sm font-medium">{texts.skip}</summary>
      <div className="mt-2 space-y-3 pb-2">
        <Field id="skip-reason" label={texts.reason}>
          {(ids) => <Input {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Button variant="secondary" isPending={isPending} disabled={reason.trim().length < 3} onClick={send}>
          {isPending ? texts.skipping : texts.skip}
        </Button>
        {failure ? <ErrorPanel error={failure.error} t={t} isLive /> : null}
      </div>
    </details>
  );
}
