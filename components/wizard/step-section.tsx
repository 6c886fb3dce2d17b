import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

interface Props {
  /** Fragment of the URL, e.g. `preview`. */
  readonly id: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/**
 * One section of a step’s page. Every page has them in the same order: input, preview, run, log, result,
 * evidence, attempts.
 */
export function StepSection({ id, title, description, actions, isFlush, children }: Props) {
  return (
    <Card
      id={id}
      title={title}
      description={description}
      actions={actions}
      isFlush={isFlush ?? false}
      className="scroll-mt-20"
    >
      {children}
    </Card>
  );
}
