import { say } from '../../i18n/message';
import type { ComposeEvidence } from '../../plan/evidence/backend-compose-evidence';
import type { Outcome } from '../../plan/step';

/**
 * What all files of the step say on disk after the run, those of earlier runs among them. An edit that parses to anything but
 * what was intended is refused before it is written; what somebody changed since may still be as another option left it.
 */
export function judgeSaid({ files, edited = files.length, others = [] }: ComposeEvidence): Outcome {
  if (others.length === 0)
    return { verdict: 'pass', message: say('backend.criterion.composeParses', { count: edited }) };
  const isStarting = others.some(({ says }) => says === 'starts');
  const told = isStarting ? others.filter(({ says }) => says === 'starts') : others;
  const paths = [...new Set(told.map(({ path }) => path))];
  const params = {
    count: paths.length,
    files: paths.join(', '),
    services: [...new Set(told.map(({ service }) => service))].join(', '),
    edited,
  };
  return isStarting
    ? { verdict: 'fail', message: say('backend.criterion.composeStarts', params) }
    : { verdict: 'warn', message: say('backend.criterion.composeOtherOption', params) };
}
