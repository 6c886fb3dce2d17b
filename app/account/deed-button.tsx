'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { PostForm } from '@/components/query/post-form';
import { useLazyAction } from '@/components/query/use-lazy-action';
import { Button } from '@/components/ui/button';
import type { Action } from '@/lib/web/auth/action';

interface Props {
  readonly label: string;
  readonly action: Action<void>;
  readonly input: Readonly<Record<string, string | boolean>>;
}

/** A button that does one deed and says why when it was refused. */
export function DeedButton({ label, action, input }: Props) {
  const deed = useLazyAction(action);
  return (
    <PostForm action={action} values={input} onSend={() => void deed.send(input)}>
      <Button type="submit" variant="secondary" size="sm" isPending={deed.isPending}>
        {label}
      </Button>
      <ActionProblem error={deed.error} />
    </PostForm>
  );
}
