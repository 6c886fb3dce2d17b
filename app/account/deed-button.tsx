'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { useLazyAction } from '@/components/query/use-lazy-action';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/web/auth/action';

interface Props {
  readonly label: string;
  readonly action: (input: unknown) => Promise<ActionResult<void>>;
  readonly input: Readonly<Record<string, string | boolean>>;
}

/** A button that does one deed and says why when it was refused. */
export function DeedButton({ label, action, input }: Props) {
  const deed = useLazyAction(action);
  return (
    <>
      <Button variant="secondary" size="sm" isPending={deed.isPending} onClick={() => void deed.send(input)}>
        {label}
      </Button>
      <ActionProblem error={deed.error} />
    </>
  );
}
