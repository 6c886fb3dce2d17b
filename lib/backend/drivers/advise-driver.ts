import { z } from 'zod';
import { MessageKeySchema } from '../../i18n/message-schema';
import { findCodeLines } from '../detect/find-code-lines';
import { Sighting } from '../detect/sighting';
import { runtimeFiles } from '../detect/source-files';
import type { Workspace } from '../files/workspace';
import { DRIVER_LABEL, DriverId } from './driver-id';
import { type CodeContext, Condition } from './driver-stack';
import { findStack } from './find-stack';

export const AdvisedSetting = z.object({
  name: z.string(),
  value: z.string(),
  why: MessageKeySchema,
  when: Condition,
  isOptional: z.boolean(),
  /** Where the backend does it already; null: nowhere found, undefined: no folder to look in. */
  seen: Sighting.nullable().optional(),
});
export type AdvisedSetting = z.infer<typeof AdvisedSetting>;

export const ExpectedBreakage = z.object({
  what: MessageKeySchema,
  error: z.string(),
  isFatal: z.boolean(),
  /** Where the backend runs into it. */
  seen: z.array(Sighting).readonly(),
});
export type ExpectedBreakage = z.infer<typeof ExpectedBreakage>;

export const DriverAdvice = z.object({
  id: DriverId,
  label: z.string(),
  /** Without the password, which stands as `[PASSWORD]`. */
  url: z.string(),
  /** For the migrations tool: session mode or direct. Null when the migration has no such door. */
  migrationsUrl: z.string().nullable(),
  settings: z.array(AdvisedSetting).readonly(),
  breaks: z.array(ExpectedBreakage).readonly(),
  code: z.string(),
  /** Schemes that suit the driver as well as the URL's own; missing in evidence of older versions. */
  schemes: z.array(z.string()).readonly().optional(),
  /** TLS is asked for in code and not in the URL. */
  isTlsInCode: z.boolean().optional(),
  /** Name of the driver to take instead of one that can never reach Supabase. */
  instead: z.string().nullable().optional(),
  /** True behind a transaction-mode pooler for a driver that no setting makes safe there. */
  needsSession: z.boolean().optional(),
});
export type DriverAdvice = z.infer<typeof DriverAdvice>;

export interface AdviceRequest {
  readonly id: DriverId;
  readonly runtime: CodeContext;
  readonly migrations: CodeContext | null;
  /** True when the password, as a URL has to spell it, holds a %. */
  readonly hasPercent?: boolean;
  /** Where to look for what is done already: the workspace and the files that count. */
  readonly sources?: { readonly workspace: Workspace; readonly files: readonly string[] };
}

function masked(url: string): string {
  return url.replace('%5BPASSWORD%5D', '[PASSWORD]');
}

/** URL, settings, code and warnings for a driver behind the doors that were observed. */
export function adviseDriver(request: AdviceRequest): DriverAdvice {
  const { id, runtime, migrations, sources } = request;
  const stack = findStack(id);
  const verifies = runtime.endpoint.tls.mode.startsWith('verify') && runtime.caFile !== null;
  const conditions: Record<Condition, boolean> = {
    always: true,
    tls: verifies,
    transaction: runtime.mode === 'transaction',
    percent: request.hasPercent === true,
  };
  const holds = (when: Condition) => conditions[when];
  const running = sources ? runtimeFiles(sources.workspace, sources.files) : [];
  const look = (pattern: RegExp | undefined, inside: RegExp | undefined) =>
    sources && pattern
      ? (findCodeLines(sources.workspace, running, pattern, { limit: 1, inside })[0] ?? null)
      : null;
  const runsInto = (pattern: RegExp | undefined) =>
    sources && pattern ? findCodeLines(sources.workspace, sources.files, pattern, { limit: 5 }) : [];
  return {
    id,
    label: DRIVER_LABEL[id],
    url: masked(stack.url(runtime, '[PASSWORD]')),
    migrationsUrl: migrations && masked(stack.url(migrations, '[PASSWORD]')),
    settings: stack.settings
      .filter(({ when }) => holds(when))
      .map(({ name, value, why, when, present, inside, isOptional = false }) => ({
        name,
        value,
        why,
        when,
        isOptional,
        ...(sources && { seen: look(present, inside) }),
      })),
    breaks: stack.breaks
      .filter(({ when }) => holds(when))
      .map(({ what, error, isFatal, found }) => ({ what, error, isFatal, seen: runsInto(found) })),
    code: stack.code(runtime),
    schemes: stack.schemes ?? [],
    isTlsInCode: stack.tlsInCode === true,
    instead: stack.unreachable ? DRIVER_LABEL[stack.unreachable.instead] : null,
    needsSession: stack.needsSession !== undefined && holds('transaction'),
  };
}
