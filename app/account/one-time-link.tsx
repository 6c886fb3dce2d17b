'use client';

import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';

interface Props {
  readonly link: string;
  readonly title: string;
  readonly text: string;
  readonly copyLabel: string;
}

/** A link that is shown once: the server keeps only its hash. */
export function OneTimeLink({ link, title, text, copyLabel }: Props) {
  return (
    <Callout
      tone="success"
      role="status"
      title={title}
      actions={<CopyButton text={link} label={copyLabel} />}
    >
      <p>{text}</p>
      <code className="mt-2 block font-mono text-xs break-all">{link}</code>
    </Callout>
  );
}
