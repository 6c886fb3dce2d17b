'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { QueryIsland } from '@/components/query/query-island';
import { useAction } from '@/components/query/use-action';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/web/auth/action';

interface Props {
  readonly label: string;
  readonly action: (input: unknown) => Promise<ActionResult<void>>;
  readonly input: Readonly<Record<string, string | boolean>>;
}

/** A button that does one deed and says why when it was refused. */
function Deed({ label, action, input }: Props) {
  const deed = useAction(action);
  return (
    <>
      <Button variant="secondary" size="sm" isPending={deed.isPending} onClick={() => deed.mutate(input)}>
        {label}
      </Button>
      <ActionProblem error={deed.error} />
    </>
  );
}

export default function DeedButtonIsland(props: Props) {
  return (
    <QueryIsland>
      <Deed {...props} />
    </QueryIsland>
  );
}
