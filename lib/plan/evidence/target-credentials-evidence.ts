import { z } from 'zod';
import { EndpointClass } from '../../postgres/address/classify-endpoint';
import { Endpoint } from '../../postgres/address/endpoint';
import { Finding } from '../../postgres/address/finding';
import { defineEvidence, type EvidenceOf } from '../define-evidence';

/** A connection as it was understood; never with a password. */
export const UnderstoodConnection = Endpoint.pick({
  host: true,
  port: true,
  user: true,
  database: true,
}).extend({
  tlsMode: Endpoint.shape.tls.shape.mode,
  hasOwnCa: z.boolean(),
  place: EndpointClass,
  /** True when the field was left empty and the stored connection stays. */
  isKept: z.boolean(),
});
export type UnderstoodConnection = z.infer<typeof UnderstoodConnection>;

/** What was understood of the pasted connections and keys. */
export const targetCredentialsEvidence = defineEvidence(
  'target.credentials',
  z.object({
    target: UnderstoodConnection.nullable(),
    session: UnderstoodConnection.nullable(),
    ref: z.string().nullable(),
    projectUrl: z.string().nullable(),
    /** Which secrets the vault holds after this run. */
    stored: z.record(z.enum(['password', 'anonKey', 'serviceKey', 'accessToken']), z.boolean()),
    keyKinds: z.object({
      anonKey: z.string().nullable(),
      serviceKey: z.string().nullable(),
    }),
    plan: z.enum(['unknown', 'free', 'paid']),
    findings: z.array(Finding).readonly(),
    /** False when something was wrong: then nothing was changed. */
    isStored: z.boolean(),
  }),
);
export type TargetCredentialsEvidence = EvidenceOf<typeof targetCredentialsEvidence>;
