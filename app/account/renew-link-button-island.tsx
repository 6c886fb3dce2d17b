'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { QueryIsland } from '@/components/query/query-island';
import { useAction } from '@/components/query/use-action';
import { Button } from '@/components/ui/button';
import { renewLink } from './actions';
import { OneTimeLink } from './one-time-link';

interface Props {
  readonly operatorId: string;
  readonly texts: {
    readonly make: string;
    readonly title: string;
    readonly text: string;
    readonly copy: string;
  };
}

/** Makes a new sign-in link for an account and shows it once. */
function RenewLink({ operatorId, texts }: Props) {
  const renew = useAction(renewLink);
  const link = renew.data;
  return (
    <div className="space-y-2">
      <Button
        variant="secondary"
        size="sm"
        isPending={renew.isPending}
        onClick={() => renew.mutate({ operatorId })}
      >
        {texts.make}
      </Button>
      {link ? <OneTimeLink link={link} title={texts.title} text={texts.text} copyLabel={texts.copy} /> : null}
      <ActionProblem error={renew.error} />
    </div>
  );
}

export default function RenewLinkButtonIsland(props: Props) {
  return (
    <QueryIsland>
      <RenewLink {...props} />
    </QueryIsland>
  );
}
