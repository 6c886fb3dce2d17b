import type { ComposeOverride } from '../../backend/compose-file/find-overrides';
import { type Message, say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';

const placeOf = ({ path, line, service }: ComposeOverride) => `${path}:${line} (${service})`;

/** One place that still leads to the old database, and what to write there. */
export function overrideMessage(override: ComposeOverride): Message {
  const { text, instead } = override;
  const place = placeOf(override);
  return instead === null
    ? say('backend.note.composeCommand', { place, text })
    : say('backend.note.composeOverride', { place, text, instead });
}

interface Overridden {
  readonly service: string;
  readonly overrides?: readonly ComposeOverride[];
}

/** Fails while a container of the backend would go on looking for the database that does not start any more. */
export function judgeOverrides({ service, overrides }: Overridden): Outcome {
  if (!overrides)
    return { verdict: 'unchecked', message: say('backend.criterion.composeOverridesUnseen', { service }) };
  if (overrides.length === 0)
    return { verdict: 'pass', message: say('backend.criterion.composeNoOverride', { service }) };
  const fatal = overrides.filter(({ isFatal }) => isFatal);
  const told = fatal.length > 0 ? fatal : overrides;
  const places = told.map((one) => {
    const change = one.instead === null ? one.text : `${one.text} → ${one.instead}`;
    return `${placeOf(one)} ${change}`;
  });
  const params = { places: places.join('; '), count: told.length };
  return fatal.length > 0
    ? { verdict: 'fail', message: say('backend.criterion.composeOverrides', params) }
    : { verdict: 'warn', message: say('backend.criterion.composeToolOverrides', params) };
}
