'use client';

import { useState } from 'react';
import { ActionProblem } from '@/components/query/action-problem';
import { useLazyAction } from '@/components/query/use-lazy-action';
import { AskFirst } from '@/components/ui/ask-first';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { forgetCredentials } from './actions';

interface Props {
  readonly migrationId: string;
  /** Has to be typed: there is no way back. */
  readonly migrationName: string;
  readonly texts: {
    readonly open: string;
    readonly title: string;
    readonly deletes: string;
    readonly stops: string;
    readonly stays: string;
    readonly noUndo: string;
    readonly copies: string;
    readonly copiesHelp: string;
    readonly confirm: string;
    readonly done: string;
  };
}

/** Asks, and then has every credential of the migration deleted. */
export function ForgetButton({ migrationId, migrationName, texts }: Props) {
  const [isDone, setDone] = useState(false);
  const [isWithCopies, setWithCopies] = useState(false);
  const deed = useLazyAction(forgetCredentials, { migrationId });
  // What went wrong stands below the button; the question is over either way.
  const forget = async () => {
    setDone(await deed.send({ migrationId, isWithCopies }));
  };
  return (
    <div className="space-y-3">
      <AskFirst
        label={texts.open}
        title={texts.title}
        description={
          <div className="space-y-2">
            <p>{texts.deletes}</p>
            <p>{texts.stops}</p>
            <p>{texts.stays}</p>
            <p className="font-semibold text-ink">{texts.noUndo}</p>
          </div>
        }
        confirmLabel={texts.confirm}
        typeToConfirm={migrationName}
        onConfirm={forget}
      >
        <Checkbox
          id="forget-copies"
          label={texts.copies}
          help={texts.copiesHelp}
          checked={isWithCopies}
          onChange={(event) => setWithCopies(event.target.checked)}
        />
      </AskFirst>
      {isDone ? <Callout tone="success" role="status" title={texts.done} /> : null}
      <ActionProblem error={deed.error} />
    </div>
  );
}
