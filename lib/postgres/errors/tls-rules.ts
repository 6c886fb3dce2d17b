import type { ErrorRule } from './error-rule';

const SUPABASE = ['shared-pooler', 'dedicated-pooler', 'direct', 'supabase', 'supabase-port'] as const;
const UNTRUSTED =
  /PKIX path building failed|remote certificate (?:is invalid|was rejected)|unknown certificate authority|UnknownIssuer|self[- ]signed certificate in certificate chain|certificate verify failed|CERTIFICATE_VERIFY_FAILED|x509: certificate signed by unknown authority|CLIENT ALERT: Fatal - Unknown CA|unable to (get|verify)/;

/** TLS failures as Node, libpq, Python and Go word them. */
export const TLS_RULES: readonly ErrorRule[] = [
  {
    id: 'tls.not-offered',
    code: 'MUD-140',
    text: /SSL is not enabled on the server|server does not support SSL|rejected SSL upgrade|There was an error establishing an SSL connection|server refused TLS connection|TLS handshake: server does not support TLS|\bssl not available/i,
  },
  { id: 'tls.expired', code: 'MUD-144', errno: ['CERT_HAS_EXPIRED'] },
  { id: 'tls.expired-text', code: 'MUD-144', text: /certificate has expired( or is not yet valid)?/i },
  { id: 'tls.not-yet-valid', code: 'MUD-145', errno: ['CERT_NOT_YET_VALID'] },
  { id: 'tls.not-yet-valid-text', code: 'MUD-145', text: /certificate is not yet valid/i },
  { id: 'tls.wrong-name', code: 'MUD-146', errno: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'] },
  {
    id: 'tls.wrong-name-text',
    code: 'MUD-146',
    text: /does not match certificate's altnames|server certificate for .* does not match host name|Hostname mismatch, certificate is not valid|certificate is (?:not )?valid for .*, not |could not be verified by hostnameverifier|RemoteCertificateNameMismatch/,
  },
  { id: 'tls.self-signed-leaf', code: 'MUD-151', errno: ['DEPTH_ZERO_SELF_SIGNED_CERT'] },
  { id: 'tls.supabase-root-untrusted', code: 'MUD-143', errno: ['SELF_SIGNED_CERT_IN_CHAIN'], at: SUPABASE },
  {
    id: 'tls.unknown-ca',
    code: 'MUD-153',
    errno: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_SIGNATURE_FAILURE',
      'CERT_UNTRUSTED',
      'CERT_REJECTED',
      'INVALID_CA',
      'INVALID_PURPOSE',
      'CERT_CHAIN_TOO_LONG',
      'PATH_LENGTH_EXCEEDED',
    ],
  },
  { id: 'tls.revoked', code: 'MUD-155', errno: ['CERT_REVOKED'] },
  {
    id: 'tls.self-signed-leaf-text',
    code: 'MUD-151',
    text: /^(?!.*in certificate chain).*self[- ]signed certificate/,
  },
  {
    id: 'tls.ca-file-missing',
    code: 'MUD-148',
    text: /root certificate file "(?<file>[^"]*)" does not exist|Could not open SSL root certificate file (?<other>\S+)|cacerts,\s*undefined/,
  },
  {
    id: 'tls.ca-file-unreadable',
    code: 'MUD-148',
    errno: [
      'ERR_OSSL_PEM_NO_START_LINE',
      'ERR_OSSL_PEM_BAD_END_LINE',
      'ERR_OSSL_PEM_BAD_BASE64_DECODE',
      'ERR_OSSL_ASN1_WRONG_TAG',
    ],
  },
  {
    id: 'tls.ca-file-unreadable-text',
    code: 'MUD-148',
    text: /PEM routines|no start line|could not read root certificate file/,
  },
  { id: 'tls.supabase-root-untrusted-text', code: 'MUD-143', text: UNTRUSTED, at: SUPABASE },
  { id: 'tls.unknown-ca-text', code: 'MUD-153', text: UNTRUSTED },
  { id: 'tls.channel-binding', code: 'MUD-149', text: /channel binding/i },
  { id: 'tls.gss', code: 'MUD-150', text: /invalid response to GSSAPI negotiation|GSSAPI/ },
  {
    id: 'tls.closed-in-handshake',
    code: 'MUD-152',
    text: /disconnected before secure TLS connection|SSL SYSCALL error|unexpected eof while reading|EOF occurred in violation of protocol|ERR_TLS_HANDSHAKE_TIMEOUT/i,
  },
  { id: 'tls.handshake-timeout', code: 'MUD-152', errno: ['ERR_TLS_HANDSHAKE_TIMEOUT'] },
  {
    id: 'tls.protocol',
    code: 'MUD-147',
    text: /first record does not look like a TLS handshake|unexpected response from SSLRequest|bad certificate format|wrong[ _]version[ _]number|unencrypted data after SSL response|unsupported protocol|no protocols available|alert (handshake failure|protocol version|internal error)|handshake failure|packet length too long|no shared cipher|tlsv1 alert/i,
  },
  {
    id: 'tls.protocol-errno',
    code: 'MUD-147',
    errno: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
  },
];
