import type { DetailedPeerCertificate } from 'node:tls';
import { z } from 'zod';

/** One certificate of a chain, as the panel shows it. */
export const CertificateFacts = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** DNS names and addresses it was issued for. */
  names: z.array(z.string()).readonly(),
  /** ISO 8601. */
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the DER, as openssl prints it. */
  fingerprint: z.string(),
  serial: z.string(),
  isSelfSigned: z.boolean(),
});
export type CertificateFacts = z.infer<typeof CertificateFacts>;

function nameOf(name: object | undefined): string {
  return Object.entries(name ?? {})
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`)
    .join(', ');
}

function isoDate(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

function factsOf(certificate: DetailedPeerCertificate): CertificateFacts {
  const subject = nameOf(certificate.subject);
  const issuer = nameOf(certificate.issuer);
  return {
    subject,
    issuer,
    names: (certificate.subjectaltname ?? '').split(', ').filter(Boolean),
    validFrom: isoDate(certificate.valid_from),
    validTo: isoDate(certificate.valid_to),
    fingerprint: certificate.fingerprint256,
    serial: certificate.serialNumber,
    isSelfSigned: subject === issuer,
  };
}

/** The chain from the server's certificate up, as Node gathered it: what was sent, and the anchor where it knows one. */
export function chainOf(leaf: DetailedPeerCertificate): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.fingerprint256 && !seen.has(next.fingerprint256) && chain.length < 10) {
    seen.add(next.fingerprint256);
    chain.push(factsOf(next));
    next = next.issuerCertificate;
  }
  return chain;
}
