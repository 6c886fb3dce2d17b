import type { connection as english } from '../en/connection';
import type { Translation } from '../translation';

export const connection: Translation<typeof english> = {
  kind: {
    direct:
      'Conexión directa de un proyecto de Supabase (puerto {port}): una sesión de verdad, por IPv6 salvo que se contratara el complemento de IPv4.',
    'dedicated-pooler':
      'Pooler dedicado de un proyecto de Supabase (PgBouncer, puerto {port}): modo transacción, por IPv6.',
    'shared-session':
      'Pooler compartido de Supabase en modo sesión (puerto {port}), por IPv4. No es la conexión directa.',
    'shared-transaction': 'Pooler compartido de Supabase en modo transacción (puerto {port}), por IPv4.',
    'read-replica':
      'Una réplica de lectura de un proyecto de Supabase: no se puede escribir en ella, así que no puede ser el destino.',
    'unknown-supabase': 'Un servidor de Supabase de un tipo que Mudanza no conoce (puerto {port}).',
    'not-supabase': 'No es un servidor de Supabase (puerto {port}).',
  },
  finding: {
    passwordLiteral:
      'La contraseña tiene caracteres que una URL tendría que codificar; se tomó tal cual, hasta la última @.',
    severalHosts: 'El texto nombra varios servidores; se usa {host}.',
    severalStrings:
      'El texto contiene {others, plural, one {otra cadena de conexión} other {otras # cadenas de conexión}}; se usa la primera.',
    looseText:
      'Una parte del texto no pertenece a ninguna clave. Si la contraseña lleva un espacio, ponla entre comillas simples.',
    givenTwice: 'La clave «{name}» aparece dos veces con valores distintos; se usa el último.',
    badHost: 'Lo que figura como servidor («{host}…») no puede ser un nombre de servidor.',
    badPort: 'El puerto debe ser un número del 1 al 65535.',
    defaultPort: 'El texto no nombra ningún puerto: se supone 5432.',
    defaultDatabase: 'El texto no nombra ninguna base de datos: se supone «postgres».',
    oddDatabase:
      'La base de datos se llama «{database}»; en Supabase es «postgres», salvo que hayas creado otra.',
    noUser: 'El texto no nombra ningún usuario.',
    noPassword: 'El texto no lleva contraseña; introdúcela en su campo.',
    bracketsKept:
      'La contraseña está entre corchetes. En las plantillas de Supabase solo marcan el sitio: quítalos, salvo que sean parte de ella.',
    unknownTlsMode: '«{mode}» no es un modo TLS que conozca libpq; vale el elegido en el formulario.',
    tlsDisabled: 'El texto desactiva el cifrado. La contraseña y todos los datos viajarían a la vista.',
    tlsRaised: 'El texto pide «{wish}»; se usa como «{mode}», para que nunca caiga a texto sin cifrar.',
    prismaFlag:
      '«pgbouncer=true» es una marca de versiones antiguas de Prisma. Otros controladores tropiezan con ella; aquí se omite.',
    optionsDropped: 'El pooler compartido descarta «options» sin decirlo: lo que fijan no tiene efecto.',
  },
};
