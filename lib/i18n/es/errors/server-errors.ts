import type { serverErrors as english } from '../../en/errors/server-errors';
import type { Translation } from '../../translation';

export const serverErrors: Translation<typeof english> = {
  'MUD-180': {
    title: 'El pooler de sesión está lleno',
    cause: 'En modo sesión cada cliente ocupa una conexión entera, y el grupo tiene {limit}.',
    cures: [
      'Cierra clientes inactivos, o reduce el grupo de conexiones de la aplicación.',
      'Usa el modo transacción (puerto 6543) para la aplicación.',
      'Sube el tamaño del grupo en el panel, dentro de lo que da el proyecto.',
    ],
  },
  'MUD-181': {
    title: 'Al pooler no le caben más clientes',
    cause: 'Se alcanzó el número de clientes de este tamaño de proyecto (200 en el menor).',
    cures: [
      'Cierra clientes inactivos, o reduce los grupos de conexiones de las aplicaciones.',
      'Elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-182': {
    title: 'No quedó libre ninguna conexión del grupo',
    cause:
      'Todas las conexiones con la base estuvieron ocupadas todo el tiempo; suele deberse a transacciones largas.',
    cures: [
      'Busca transacciones largas (pg_stat_activity) y termínalas.',
      'Haz más cortas las transacciones.',
      'Sube el tamaño del grupo.',
    ],
  },
  'MUD-183': {
    title: 'A la base de datos no le quedan conexiones',
    cause:
      'Se alcanzó max_connections (60 en los proyectos menores, compartidas con los servicios de la plataforma).',
    cures: [
      'Cierra clientes inactivos.',
      'Conéctate a través del pooler.',
      'Reduce los grupos de conexiones de las aplicaciones.',
      'Elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-184': {
    title: 'A PgBouncer no le caben más clientes',
    cause: 'Se alcanzó su límite de conexiones de clientes o de base de datos.',
    cures: [
      'Cierra clientes inactivos, o reduce los grupos de conexiones de las aplicaciones.',
      'Sube max_client_conn, o elige un tamaño de cómputo mayor.',
    ],
  },
  'MUD-185': {
    title: 'La consulta esperó demasiado una conexión',
    cause:
      'PgBouncer no encontró una conexión dentro de query_wait_timeout: todas están ocupadas, o la base de datos que está detrás no funciona.',
    cures: [
      'Mira si funciona la base de datos que está detrás del pooler.',
      'Busca transacciones largas y termínalas.',
      'Sube el tamaño del grupo.',
    ],
  },
  'MUD-186': {
    title: 'El inicio de sesión tardó demasiado',
    cause:
      'PgBouncer cortó la conexión porque el inicio de sesión no terminó dentro de client_login_timeout.',
    cures: [
      'Inténtalo de nuevo: con el grupo lleno hasta el inicio de sesión espera.',
      'Mira la carga de la base de datos.',
    ],
  },
  'MUD-187': {
    title: 'PgBouncer no puede iniciar sesión en la base de datos',
    cause: 'Sus propios intentos fallan, y repite el último error hasta que prueba otra vez.',
    cures: [
      'Espera un minuto y prueba una vez.',
      'Mira la salud de la base de datos.',
      'Tras un cambio de contraseña reinicia el pooler.',
    ],
  },
  'MUD-188': {
    title: 'PgBouncer se está apagando',
    cause: 'El pooler se está reiniciando.',
    cures: ['Espera un minuto e inténtalo de nuevo.'],
  },
  'MUD-189': {
    title: 'Demasiadas sentencias preparadas',
    cause: 'El pooler limita cuántas sentencias preparadas puede guardar un cliente.',
    cures: [
      'Reduce la caché de sentencias del driver.',
      'Desactiva las sentencias preparadas con nombre.',
      'Usa el modo sesión.',
    ],
  },
  'MUD-190': {
    title: 'El pooler tropezó',
    cause: 'No pudo crear o mantener el grupo de este proyecto; suele pasarse solo.',
    cures: [
      'Espera medio minuto y prueba una vez.',
      'Si sigue, mira status.supabase.com y escribe al soporte.',
    ],
  },
  'MUD-191': {
    title: 'El pooler informó de un error que Mudanza no conoce',
    cause: 'Su código es {ecode}; el texto de abajo es suyo.',
    cures: [
      'Lee su texto.',
      'Prueba una vez más pasado medio minuto.',
      'Busca el código en la documentación de Supabase.',
    ],
  },

  'MUD-200': {
    title: 'Las sentencias preparadas no sobreviven en modo transacción',
    cause:
      'El driver prepara sentencias con nombre (aquí «{statement}»), y el pooler da a cada transacción otra conexión, donde ese nombre no existe o está ocupado.',
    cures: [
      'Desactiva en el driver las sentencias preparadas con nombre; el paso «Comprobación del driver» dice cómo.',
      'Usa el pooler de sesión o la conexión directa.',
    ],
  },
  'MUD-201': {
    title: 'PREPARE como SQL no funciona en modo transacción',
    cause:
      'El pooler solo entiende las sentencias preparadas del protocolo, no las órdenes SQL PREPARE, EXECUTE y DEALLOCATE.',
    cures: ['Deja que el driver envíe parámetros.', 'Usa el pooler de sesión o la conexión directa.'],
  },
  'MUD-202': {
    title: 'PgBouncer rechaza un parámetro de arranque',
    cause: 'La cadena de conexión pide «{parameter}», que PgBouncer no transmite.',
    cures: ['Quita el parámetro de la cadena de conexión.', 'Ponlo en el rol: ALTER ROLE … SET ….'],
  },
  'MUD-203': {
    title: 'La cadena de conexión es demasiado larga para el pooler',
    cause: 'Usuario, base, nombre de aplicación y opciones suman más de 1024 bytes.',
    cures: ['Acorta application_name y options.'],
  },
  'MUD-204': {
    title: 'El servidor no conoce un ajuste de la cadena de conexión',
    cause: '«{parameter}» no es un ajuste de PostgreSQL; un driver transmitió lo que era para otro.',
    cures: ['Quita «{parameter}» de la cadena de conexión.'],
  },

  'MUD-220': {
    title: 'La base de datos no existe',
    cause: 'El servidor no tiene la base «{name}». En Supabase se llama «postgres».',
    cures: ['Usa en Supabase la base «postgres».', 'Crea la base de datos, o corrige su nombre.'],
  },
  'MUD-221': {
    title: 'La base de datos está arrancando',
    cause: 'Se arrancó, se reanudó o se está recuperando, y aún no acepta conexiones.',
    cures: ['Espera un minuto e inténtalo de nuevo.', 'Si sigue así, lee el registro de la base de datos.'],
  },
  'MUD-222': {
    title: 'La base de datos es de solo lectura',
    cause: 'Es una réplica, o el proyecto superó su tamaño y se desactivó la escritura.',
    cures: [
      'Comprueba que es la principal y no una réplica de lectura.',
      'Mira el tamaño de la base: el plan gratuito pasa a solo lectura por encima de 500 MB.',
      'Libera espacio o mejora el plan, y desactiva después el modo de solo lectura en el panel.',
    ],
  },
  'MUD-223': {
    title: 'La sentencia tardó demasiado',
    cause: 'Chocó con statement_timeout; en Supabase son dos minutos para «postgres».',
    cures: [
      'Ejecútala cuando la base esté menos ocupada.',
      'Sube el límite de este rol: ALTER ROLE … SET statement_timeout = ….',
    ],
  },
  'MUD-224': {
    title: 'Al rol le falta un permiso',
    cause: 'Lo pedido necesita un permiso que el rol en uso no tiene: {object}.',
    cures: ['Conéctate como el propietario, en Supabase «postgres».', 'Concede el permiso que falta.'],
  },
  'MUD-225': {
    title: 'El pooler no llega a la base de datos',
    cause:
      'El pooler responde, la base que está detrás no: en pausa, reiniciándose, cambiando de tamaño o enferma.',
    cures: [
      'Mira en el panel el estado del proyecto; reanúdalo si está en pausa.',
      'Espera unos minutos e inténtalo de nuevo.',
    ],
  },
  'MUD-226': {
    title: 'La base de datos se está apagando',
    cause: 'Se está deteniendo o reiniciando.',
    cures: ['Espera un minuto e inténtalo de nuevo.', 'Mira quién la reinicia.'],
  },
  'MUD-228': {
    title: 'Otro tiene el bloqueo',
    cause: 'La sentencia esperó un bloqueo más de lo que permite lock_timeout; no se cambió nada.',
    cures: [
      'Inténtalo de nuevo cuando termine la otra transacción.',
      'Búscala en pg_locks y pg_stat_activity.',
    ],
  },
  'MUD-229': {
    title: 'La transacción estuvo parada demasiado tiempo',
    cause: 'El servidor termina las transacciones que no hacen nada (idle_in_transaction_session_timeout).',
    cures: ['Inténtalo de nuevo.', 'Sube el límite de este rol si la pausa es intencionada.'],
  },
  'MUD-230': {
    title: 'El disco está lleno',
    cause: 'Al servidor no le queda sitio para escribir.',
    cures: ['Libera espacio, o amplía el disco antes de importar.'],
  },
  'MUD-231': {
    title: 'El servidor se quedó sin memoria o llegó a un límite',
    cause: 'No pudo obtener los recursos que necesita la sentencia.',
    cures: ['Inténtalo de nuevo cuando esté menos ocupado.', 'Elige un tamaño de cómputo mayor.'],
  },
  'MUD-240': {
    title: 'Eso no es un servidor Postgres',
    cause: 'Algo responde en {host}:{port}, pero no en el idioma de Postgres.',
    cures: [
      'Compara servidor y puerto con el sitio de donde los copiaste.',
      'Busca un servidor web o un proxy en ese puerto.',
    ],
  },
  'MUD-241': {
    title: 'El lado del servidor no cuadra en el inicio de sesión',
    cause:
      'Sus mensajes SCRAM están dañados o son de un tipo que el cliente no habla: hay algo en medio, o no es un Postgres.',
    cures: [
      'Compara servidor y puerto con el sitio de donde los copiaste.',
      'No introduzcas otra vez la contraseña antes de aclararlo.',
    ],
  },
  'MUD-242': {
    title: 'El servidor informa de una infracción del protocolo',
    cause:
      'SQLSTATE 08P01: un lado envió lo que el otro no esperaba. PostgreSQL lo dice de un driver; PgBouncer da el mismo estado a la mayoría de sus propios errores. El texto de abajo es del servidor.',
    cures: [
      'Lee su texto.',
      'Inténtalo una vez más.',
      'Compara servidor, puerto y usuario con los del panel.',
    ],
  },
};
