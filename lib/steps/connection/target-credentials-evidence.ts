import type { EndpointClass } from '../../postgres/address/classify-endpoint';
import type { Endpoint } from '../../postgres/address/endpoint';
import type { Finding } from '../../postgres/address/finding';

/** A connection as it was understood; never with a password. */
export interface UnderstoodConnection extends Pick<Endpoint, 'host' | 'port' | 'user' | 'database'> {
  readonly tlsMode: Endpoint['tls']['mode'];
  readonly hasOwnCa: boolean;
  readonly place: EndpointClass;
  /** True when the field was left empty and the stored connection stays. */
  readonly isKept: boolean;
}

export interface TargetCredentialsEvidence {
  readonly target: UnderstoodConnection | null;
  readonly session: UnderstoodConnection | null;
  readonly ref: string | null;
  readonly projectUrl: string | null;
  /** Which secrets the vault holds after this run. */
  readonly stored: Readonly<Record<'password' | 'anonKey' | 'serviceKey' | 'accessToken', boolean>>;
  readonly keyKinds: { readonly anonKey: string | null; readonly serviceKey: string | null };
  readonly plan: 'unknown' | 'free' | 'paid';
  readonly findings: readonly Finding[];
  /** False when something was wrong: then nothing was changed. */
  readonly isStored: boolean;
}
