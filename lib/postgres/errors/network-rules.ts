import type { ErrorRule } from './error-rule';

const SUPABASE = ['shared-pooler', 'dedicated-pooler', 'direct', 'supabase', 'supabase-port'] as const;
const IPV6_ONLY = ['dedicated-pooler', 'direct'] as const;

/** Failures below TLS: name, route, port. The same errno means something else on a Supabase host. */
export const NETWORK_RULES: readonly ErrorRule[] = [
  {
    id: 'dns.project-or-ipv6',
    code: 'MUD-121',
    errno: ['ENOTFOUND', 'ENODATA', 'EAI_NODATA', 'EAI_NONAME'],
    at: IPV6_ONLY,
  },
  {
    id: 'dns.project-or-ipv6-text',
    code: 'MUD-121',
    text: /UnknownHostException|No such host is known|:nxdomain|could not translate host name|Name or service not known|nodename nor servname|no such host|getaddrinfo (?:ENOTFOUND|failed)/,
    at: IPV6_ONLY,
  },
  {
    id: 'dns.temporary',
    code: 'MUD-127',
    errno: ['EAI_AGAIN', 'ESERVFAIL', 'EAI_FAIL', 'ETIMEOUT', 'EREFUSED'],
  },
  {
    id: 'dns.temporary-text',
    code: 'MUD-127',
    text: /Temporary failure in name resolution|getaddrinfo EAI_AGAIN/,
  },
  { id: 'dns.not-found', code: 'MUD-120', errno: ['ENOTFOUND', 'ENODATA', 'EAI_NODATA', 'EAI_NONAME'] },
  {
    id: 'dns.not-found-text',
    code: 'MUD-120',
    text: /UnknownHostException|No such host is known|:nxdomain|could not translate host name|Name or service not known|nodename nor servname|no such host|getaddrinfo (?:ENOTFOUND|failed)/,
  },
  {
    id: 'net.no-ipv6-route',
    code: 'MUD-122',
    errno: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETDOWN', 'EHOSTDOWN'],
    at: IPV6_ONLY,
  },
  {
    id: 'net.no-ipv6-route-address',
    code: 'MUD-122',
    text: /(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL) [0-9a-f]*:[0-9a-f:]+|\[[0-9a-f]{0,4}:[0-9a-f:]{2,40}\]:\d{1,5}: connect: (?:cannot assign requested address|no route to host|network is unreachable)/i,
  },
  {
    id: 'net.no-ipv6-route-text',
    code: 'MUD-122',
    text: /Network is unreachable|no route to host|Cannot assign requested address/i,
    at: IPV6_ONLY,
  },
  {
    id: 'net.unreachable',
    code: 'MUD-129',
    errno: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETDOWN', 'EHOSTDOWN'],
  },
  { id: 'net.unreachable-text', code: 'MUD-129', text: /Network is unreachable|no route to host/i },
  {
    id: 'net.other-port',
    code: 'MUD-234',
    errno: ['ECONNREFUSED', 'ETIMEDOUT', 'CONNECT_TIMEOUT'],
    at: ['supabase-port'],
  },
  {
    id: 'net.other-port-text',
    code: 'MUD-234',
    text: /Connection refused|ECONNREFUSED|timeout expired|timed out|i\/o timeout/i,
    at: ['supabase-port'],
  },
  { id: 'net.refused-supabase', code: 'MUD-123', errno: ['ECONNREFUSED'], at: SUPABASE },
  {
    id: 'net.refused-supabase-text',
    code: 'MUD-123',
    text: /Connection refused|ECONNREFUSED|Connection to \S+ refused|actively refused it|\[Errno 111\] Connect call failed/i,
    at: SUPABASE,
  },
  { id: 'net.refused', code: 'MUD-124', errno: ['ECONNREFUSED'] },
  {
    id: 'net.refused-text',
    code: 'MUD-124',
    text: /Connection refused|ECONNREFUSED|Connection to \S+ refused|actively refused it|\[Errno 111\] Connect call failed/i,
  },
  {
    id: 'net.timeout',
    code: 'MUD-125',
    errno: ['ETIMEDOUT', 'ERR_SOCKET_CONNECTION_TIMEOUT', 'CONNECT_TIMEOUT', 'ESOCKETTIMEDOUT'],
  },
  {
    id: 'net.timeout-text',
    code: 'MUD-125',
    text: /context deadline exceeded|did not properly respond after a period of time|timeout expired|Query read timeout|connection timeout|CONNECT_TIMEOUT|Connection timed out|Timeout during (?:reading|connection) attempt|Operation (?:has )?timed out|i\/o timeout/i,
  },
  {
    id: 'net.reset',
    code: 'MUD-126',
    errno: [
      'ECONNRESET',
      'EPIPE',
      'ECONNABORTED',
      'ERR_STREAM_DESTROYED',
      'ERR_STREAM_PREMATURE_CLOSE',
      'ERR_STREAM_WRITE_AFTER_END',
      'CONNECTION_CLOSED',
      'CONNECTION_DESTROYED',
      'CONNECTION_ENDED',
    ],
  },
  {
    id: 'net.closed',
    code: 'MUD-126',
    text: /connection (?:is|was|already|has been|unexpectedly) closed|SSL connection has been closed unexpectedly|CONNECTION_(?:CLOSED|ENDED|DESTROYED)|^EPIPE$|write EPIPE|conn closed|driver: bad connection|unexpected EOF|broken pipe|I\/O error occurred while sending|Exception while (?:reading from|writing to) stream|no connection to the server|(?:tcp|ssl) (?:recv|send)\b.*: closed|got 0 bytes at EOF|Connection terminated|server closed the connection|connection was closed|unexpected end of file|Software caused connection abort|Connection reset by peer|socket hang up|\{:shutdown, :client_termination\}|Client has encountered a connection error|not queryable/i,
  },
  { id: 'net.local-firewall', code: 'MUD-130', errno: ['EACCES', 'EPERM'] },
  { id: 'net.too-many-files', code: 'MUD-131', errno: ['EMFILE', 'ENFILE', 'ENOBUFS'] },
];
