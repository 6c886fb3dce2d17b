import type { SettingsFacts } from '../../backend/detect/settings-facts';
import { say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';

/** A backend that asks for host, user and password one by one: the host has to be the target's. */
function judgeParts({ parts }: SettingsFacts, target: string): Outcome | null {
  if (!parts || parts.length === 0) return null;
  const away = parts.filter(({ value }) => value !== target.slice(0, target.lastIndexOf(':')));
  const keys = (away.length > 0 ? away : parts).map(({ key }) => key).join(', ');
  return away.length > 0
    ? { verdict: 'fail', message: say('backend.criterion.driverPartsElsewhere', { keys }) }
    : { verdict: 'pass', message: say('backend.criterion.driverParts', { keys }) };
}

/** A right URL under a key that the code never asks for does nothing. Null: no code says otherwise. */
export function judgeReading(facts: SettingsFacts, target: string): Outcome | null {
  const { source } = facts;
  if (!source || source.read.includes(source.key)) return null;
  const { key, read, assembled } = source;
  if (read.length > 0)
    return {
      verdict: 'fail',
      message: say('backend.criterion.driverKeyUnread', { key, read: read.join(', ') }),
    };
  const places = assembled.map(({ file, line }) => `${file}:${line}`).join(', ');
  if (places) return { verdict: 'fail', message: say('backend.criterion.driverAssembled', { key, places }) };
  return judgeParts(facts, target);
}
