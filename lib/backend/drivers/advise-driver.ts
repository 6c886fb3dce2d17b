import { z } from 'zod';
import { MessageKeySchema } from '../../i18n/message-schema';
import { findCodeLines } from '../detect/find-code-lines';
import type { Language } from '../detect/language';
import { Sighting } from '../detect/sighting';
import { runtimeFiles } from '../detect/source-files';
import type { Workspace } from '../files/workspace';
import { CarriedParameter, carryParameters } from './carry-parameters';
import { DRIVER_LABEL, DriverId } from './driver-id';
import { type CodeContext, Condition } from './driver-stack';
import { driverUrl } from './driver-url';
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
  /** What else the connection text says, and where it goes; missing in evidence of older versions. */
  parameters: z
    .array(CarriedParameter.extend({ seen: Sighting.nullable().optional() }))
    .readonly()
    .optional(),
  /** Schemes that suit the driver as well as the URL's own; missing in evidence of older versions. */
  schemes: z.array(z.string()).readonly().optional(),
  /** TLS is asked for in code and not in the URL. */
  isTlsInCode: z.boolean().optional(),
  /** True for a driver that is known by name only. */
  isUnadvised: z.boolean().optional(),
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

/** A line of code that gives the driver this parameter: the setting's name and value, or the very words of the form. */
function saysIt({ name, value, text }: CarriedParameter): RegExp {
  const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (text.includes(name)) return new RegExp(`${escaped(name)}.*${escaped(value.split(',')[0] ?? value)}`);
  return new RegExp(escaped(text).replace(/["'`]/g, '["\'`]').replace(/\s+/g, '\\s*'));
}

/** What the generic code does not hold yet: a line for each parameter, in a comment of the code's own kind. */
function withParameters(code: string, language: Language, parameters: readonly CarriedParameter[]): string {
  const isHash = ['python', 'ruby', 'elixir', 'java'].includes(language) || /^#/m.test(code);
  const missing = parameters.filter(
    ({ way, text }) => way === 'role' || (way === 'code' && !code.includes(text)),
  );
  const unsaid = missing.filter(
    ({ way, name, value }) =>
      way === 'role' || !saysIt({ name, value, text: name, way, why: null }).test(code),
  );
  return [code, ...unsaid.map(({ name, text }) => `${isHash ? '#' : '//'} ${name}: ${text}`)].join('\n');
}

/** URL, settings, code and warnings for a driver behind the doors that were observed. */
export function adviseDriver(request: AdviceRequest): DriverAdvice {
  const { id, runtime, migrations, sources } = request;
  const stack = findStack(id);
  const carried = carryParameters(stack.parameters, runtime);
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
    url: masked(driverUrl(stack, runtime, '[PASSWORD]')),
    migrationsUrl: migrations && masked(driverUrl(stack, migrations, '[PASSWORD]')),
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
    code: withParameters(stack.code(runtime), stack.language, carried),
    parameters: carried.map((parameter) => ({
      ...parameter,
      ...(sources && parameter.way === 'code' && { seen: look(saysIt(parameter), undefined) }),
    })),
    schemes: stack.schemes ?? [],
    isTlsInCode: stack.tlsInCode === true,
    isUnadvised: stack.isUnadvised === true,
    instead: stack.unreachable ? DRIVER_LABEL[stack.unreachable.instead] : null,
    needsSession: stack.needsSession !== undefined && holds('transaction'),
  };
}
