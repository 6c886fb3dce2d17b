import type { ProjectReport, Told } from '../../../plan/evidence/project-report';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import type { Ask } from './management-api';
import { projectCalls } from './project-calls';

async function told<T>(asking: Promise<T>): Promise<Told<T>> {
  try {
    return { value: await asking };
  } catch (error) {
    if (error instanceof MudanzaError) return { code: error.code };
    throw error;
  }
}

function isOpen(ranges: readonly string[] | undefined, everything: string): boolean {
  return ranges === undefined || ranges.length === 0 || ranges.includes(everything);
}

/** Asks for all that helps to explain a connection. A refused call becomes its code; only an abort rejects. */
export async function inspectProject(ask: Ask, ref: string): Promise<ProjectReport> {
  const calls = projectCalls(ask, ref);
  const project = await told(calls.project());
  const of = <T>(pick: (value: Extract<typeof project, { value: unknown }>['value']) => T): Told<T> =>
    'value' in project ? { value: pick(project.value) } : project;
  const [poolers, bans, restrictions, isSslEnforced, isReadOnly, backups] = await Promise.all([
    told(calls.poolers()),
    told(calls.bans()),
    told(calls.restrictions()),
    told(calls.isSslEnforced()),
    told(calls.isReadOnly()),
    told(calls.backups()),
  ]);
  const config = 'value' in restrictions ? restrictions.value.config : undefined;
  return {
    status: of(({ status }) => status),
    region: of(({ region }) => region),
    poolers,
    bans,
    isRestricted:
      'value' in restrictions
        ? {
            value: !(isOpen(config?.dbAllowedCidrs, '0.0.0.0/0') && isOpen(config?.dbAllowedCidrsV6, '::/0')),
          }
        : restrictions,
    isSslEnforced,
    isReadOnly,
    backups:
      'value' in backups
        ? { value: { pitr: backups.value.pitr_enabled, count: backups.value.backups.length } }
        : backups,
  };
}
