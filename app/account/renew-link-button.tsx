'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { useLazyAction } from '@/components/query/use-lazy-action';
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
export function RenewLinkButton({ operatorId, texts }: Props) {
  const renew = useLazyAction(renewLink);
  const link = renew.data;
  return (
    <div className="space-y-2">
      <Button
        variant="secondary"
        size="sm"
        isPending={renew.isPending}
        onClick={() => void renew.send({ operatorId })}
      >
        {texts.make}
      </Button>
      {link ? <OneTimeLink link={link} title={texts.title} text={texts.text} copyLabel={texts.copy} /> : null}
      <ActionProblem error={renew.error} />
    </div>
  );
}
