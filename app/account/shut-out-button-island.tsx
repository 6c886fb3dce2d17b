'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { QueryIsland } from '@/components/query/query-island';
import { useAction } from '@/components/query/use-action';
import { AskFirst } from '@/components/ui/ask-first';
import { setDisabled } from './actions';

interface Props {
  readonly operatorId: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** Shuts an account out, after asking: whoever holds it loses what is on the screen. */
function ShutOut({ operatorId, label, title, text }: Props) {
  const disable = useAction(setDisabled);
  // What went wrong stands below the button; the question is over either way.
  const shutOut = () =>
    disable.mutateAsync({ operatorId, isDisabled: true }).then(
      () => undefined,
      () => undefined,
    );
  return (
    <>
      <AskFirst
        label={label}
        size="sm"
        variant="danger"
        title={title}
        description={text}
        confirmLabel={label}
        onConfirm={shutOut}
      />
      <ActionProblem error={disable.error} />
    </>
  );
}

export default function ShutOutButtonIsland(props: Props) {
  return (
    <QueryIsland>
      <ShutOut {...props} />
    </QueryIsland>
  );
}
