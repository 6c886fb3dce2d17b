import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Question {
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: FormData;
  /** As a name server of the attacker's answers, whatever the name: this address. */
  readonly resolvesTo?: string;
}

const alwaysTo =
  (address: string): LookupFunction =>
  (_, options, done) =>
    options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);

/** Asks an address by its name, as a browser does, with TLS where it says so; a name may be made to resolve anywhere. */
export async function askByName(
  address: string,
  { headers, form, resolvesTo }: Question = {},
): Promise<Asked> {
  const encoded = form && new Response(form);
  const body = encoded && Buffer.from(await encoded.arrayBuffer());
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? tlsRequest : plainRequest)(
      url,
      {
        method: form ? 'POST' : 'GET',
        headers: {
          ...(encoded && { 'content-type': encoded.headers.get('content-type') ?? '' }),
          ...headers,
        },
        rejectUnauthorized: false,
        timeout: 60_000,
        ...(resolvesTo && { lookup: alwaysTo(resolvesTo) }),
      },
      (answer) => {
        answer.resume();
        answer.once('close', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
