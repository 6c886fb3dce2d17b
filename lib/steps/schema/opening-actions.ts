import { say } from '../../i18n/message';
import type { Action, Hazard } from '../../plan/step';
import type { Opening } from '../../postgres/deploy/read-openings';

/** So many names stand in a line; the rest is counted. */
const NAMED = 12;

const HAZARD_OF: Readonly<Record<Opening['opens'], Hazard>> = {
  rows: 'EXPOSES_DATA',
  future: 'EXPOSES_DATA',
  member: 'EXPOSES_DATA',
  schema: 'OPENS_SCHEMA',
};

export const openingHazard = ({ opens }: Opening): Hazard => HAZARD_OF[opens];

const SENTENCES = {
  rows: 'schema.action.opensRows',
  future: 'schema.action.opensFuture',
  member: 'schema.action.opensMember',
  schema: 'schema.action.opensSchema',
} as const;

interface Line extends Pick<Opening, 'opens' | 'to'> {
  readonly may: string;
  readonly on: string[];
}

/** What may be done by one role, with all the things on which it may do just that. */
function gathered(opened: readonly Opening[]): readonly Line[] {
  const rights = new Map<string, Opening[]>();
  for (const one of opened) {
    const key = JSON.stringify([one.opens, one.to, one.on]);
    rights.set(key, [...(rights.get(key) ?? []), one]);
  }
  const lines = new Map<string, Line>();
  for (const [first, ...more] of rights.values()) {
    if (!first) continue;
    const { opens, to, on } = first;
    const may = [first, ...more].map((one) => one.may).join(', ');
    const key = JSON.stringify([opens, to, may]);
    const line = lines.get(key) ?? { opens, to, may, on: [] };
    line.on.push(on);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/**
 * What a deploy opens to everybody or to the public key, as the dry run saw it: a grant inside a DO block or through a
 * role is one as well.
 */
export function openingActions(opened: readonly Opening[]): Action[] {
  return gathered(opened).map(({ opens, to, may, on }): Action => {
    const rest = on.length > NAMED ? ` … (${on.length})` : '';
    const params = { to, may, on: `${on.slice(0, NAMED).join(', ')}${rest}` };
    return { summary: say(SENTENCES[opens], params), hazards: [HAZARD_OF[opens]] };
  });
}
