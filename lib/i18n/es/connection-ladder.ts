/** A part of `connection`. */
export const connectionLadder = {
  ladder: { facts: 'Lo que vio «{rung}»', ms: '{ms, number} ms' },
  rung: {
    skipped: 'Sin probar',
    notReached: 'No se llegó.',
    read: 'Texto de la conexión',
    dns: 'Nombre (A y AAAA)',
    ipv6: 'Ruta por IPv6',
    tcp: 'Puerto',
    tls: 'TLS y certificado',
    auth: 'Inicio de sesión, un intento',
    server: 'Servidor',
    privileges: 'Rol y permisos',
    size: 'Tamaño',
    extensions: 'Extensiones',
    pooling: 'Modo de pooling observado',
    startup: 'Parámetros de arranque',
    roundtrip: 'Tiempo de ida y vuelta',
  },
  dns: {
    literal: 'El servidor es una dirección; no hay nada que buscar.',
    found:
      '{ipv4, plural, =0 {Ninguna dirección IPv4} one {# dirección IPv4} other {# direcciones IPv4}}, {ipv6, plural, =0 {ninguna dirección IPv6} one {# dirección IPv6} other {# direcciones IPv6}}.',
  },
  tcp: { open: 'El puerto {port} de {address} acepta conexiones.' },
  tls: {
    none: 'El servidor no ofrece TLS, y el modo elegido no lo pide. Todo viaja a la vista.',
    unused: 'El servidor ofrece {protocol}, pero el modo elegido lo desactiva. Todo viaja a la vista.',
    unverified:
      '{protocol}, cifrado pero sin verificar: la cadena no se sostiene ({reason}), y el modo «require» lo deja pasar.',
    otherName: '{protocol}; la cadena se sostiene, pero el certificado no nombra a {host}.',
    verified: {
      supabase: '{protocol}; la cadena termina en la raíz de Supabase, reconocida por su huella.',
      uploaded: '{protocol}; la cadena termina en la autoridad que se subió.',
      system: '{protocol}; la cadena termina en una raíz en la que este sistema confía.',
    },
  },
  auth: {
    signedIn: 'Sesión iniciada como {user} en la base {database} al primer intento.',
    counted:
      'Rechazos recientes en este servidor: {count}{limit, plural, =0 {} other { de # que llevan a un veto}}.',
  },
  server: {
    version: 'PostgreSQL {version}, {encoding}.',
    old: 'PostgreSQL {version}, {encoding}: mucho más antiguo que el más antiguo de Supabase; lee las notas de las versiones intermedias.',
    encoding:
      'PostgreSQL {version} con codificación {encoding}; Supabase tiene UTF8, así que hay que convertir los textos.',
  },
  privileges: {
    canCreate: '{role} puede crear tablas en el esquema public.',
    bypassesRls:
      '{role} puede crear tablas en el esquema public. Se salta la seguridad por filas, así que las políticas nunca le afectan.',
    canRead: '{role} puede leer {tables, plural, one {la única tabla} other {las # tablas}}.',
    someTables: '{role} puede leer {readableTables} de {tables, plural, one {# tabla} other {# tablas}}.',
  },
  size: {
    plain: '{size, number, size}.',
    ofLimit: '{size, number, size} de los {limit, number, size} que permite el plan ({percent} %).',
  },
  extensions: {
    found:
      '{installed, plural, one {# extensión instalada} other {# extensiones instaladas}}, {available, plural, one {# disponible} other {# disponibles}}.',
  },
  pooling: {
    session:
      'Este cliente conserva su propio proceso del servidor: modo sesión o sin pooler. Las sentencias preparadas y los ajustes sobreviven.',
    transaction:
      'Modo transacción: el proceso del servidor cambió entre dos transacciones, y lo que la sesión había fijado o preparado ya no estaba.',
    transactionPrepared:
      'Modo transacción: el proceso del servidor cambió entre dos transacciones. Las sentencias preparadas con nombre se conservaron, los ajustes de sesión no.',
    unlikeAddress: 'Se observó el modo {observed}, mientras que la dirección promete {promised}.',
    unobservedBecause: 'No se pudo observar: se interpuso {code} ({original}).',
    unobserved: 'No se pudo observar, porque no se consiguió una segunda conexión.',
  },
  startup: {
    honoured: 'Los ajustes del paquete de arranque se respetan.',
    dropped:
      'Un ajuste del paquete de inicio se descartó sin decirlo: ponlo con SQL o en el rol. El pooler compartido de Supabase deja pasar search_path, y nada más.',
    refused:
      'Los ajustes del paquete de arranque se rechazan: quita «options» y similares de la cadena de conexión.',
  },
  roundtrip: { median: '{ms, number} ms, mediana de 20.' },
} as const;
