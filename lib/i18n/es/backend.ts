import type { backend as english } from '../en/backend';
import type { Translation } from '../translation';

export const backend: Translation<typeof english> = {
  why: {
    statementCache:
      'Una sentencia en caché vive en una conexión del servidor; en modo transacción, la siguiente transacción recibe otra.',
    uniqueNames:
      'El dialecto siempre prepara con nombre. Los nombres aleatorios evitan que varios procesos se encuentren en la misma conexión del servidor.',
    nullPool:
      'El pooler ya es el pool. Otro propio mantendría conexiones ociosas abiertas en el pooler y contaría para su límite.',
    sslContext:
      'Los certificados de Supabase vienen de su propia raíz, en la que ningún sistema confía. Al indicarla, se verifica el servidor.',
    sslInUrl: 'Indica la raíz que firmó el certificado del servidor, para que el servidor se verifique.',
    sslCa: 'Sin la raíz, este controlador cifra pero no verifica quién responde.',
    nodeTls:
      'En este controlador «require» ya verifica, contra las raíces del sistema, y la de Supabase no está entre ellas. El archivo hace que pase.',
    prepareThreshold:
      'El controlador prepara con nombre lo que ha visto varias veces. Eso falla en modo transacción.',
    prepareFalse:
      'Desactiva las sentencias preparadas con nombre; si no, el controlador las usa en cada consulta.',
    serverSideCursors:
      'Un cursor fuera de una transacción desaparece cuando el pooler cambia la conexión del servidor.',
    connMaxAge: 'El pooler conserva las conexiones; retener una por proceso solo agota su límite.',
    pgbouncerFlag: 'Indica al motor de Prisma que no conserve sentencias preparadas con nombre.',
    directUrl: 'Las migraciones necesitan una sesión para su bloqueo, y el modo transacción no la da.',
    adapter: 'Prisma 7 llega a Postgres mediante node-postgres, así que valen las reglas de ese controlador.',
    execMode: 'Envía cada consulta sin prepararla con nombre.',
    binaryParameters:
      'Envía la consulta y sus valores en un solo viaje, para que ambos lleguen a la misma conexión del servidor.',
    preparedStatements: 'Desactiva las sentencias preparadas con nombre.',
    advisoryLocks:
      'El bloqueo de las migraciones pertenece a una sesión, y el modo transacción no tiene ninguna.',
    persistentFalse: 'La consulta no se conserva como sentencia con nombre.',
  },
  breaks: {
    namedStatements:
      'Sentencias preparadas con nombre: el pooler da a cada transacción otra conexión del servidor, que no las conoce.',
    sslmodeArgument:
      '«sslmode» en la URL: este dialecto lo pasa a una función que no tiene ese argumento. Quiere «ssl=require».',
    oldDialect:
      'SQLAlchemy anterior a 2.0 no puede nombrar sus sentencias, así que varias conexiones chocan. Actualiza, o usa el modo sesión.',
    foreignFlag: '«pgbouncer=true» es una opción de Prisma 6 y aquí es un error.',
    cacheInUrl: '«statement_cache_size» en la URL llega como texto; su sitio es connect_args.',
    oldScheme: 'SQLAlchemy ya no conoce el esquema «postgres://».',
    explicitPrepare: 'Una sentencia preparada a mano tiene nombre.',
    systemCa: 'Las raíces del sistema no incluyen la de Supabase.',
    listen: 'LISTEN necesita una sesión; en modo transacción no llega ninguna notificación.',
    serverCursor: 'Un cursor del servidor fuera de una transacción se pierde.',
    sessionSettings: 'Los ajustes hechos al conectar no duran: el pooler compartido los descarta.',
    requireVerifies: '«sslmode=require» verifica el certificado en este controlador, y falta la raíz.',
    tlsOff: 'Desactiva la verificación de todas las conexiones del proceso. No lo hagas nunca.',
    namedQueries: 'Las consultas con nombre se conservan como sentencias preparadas.',
    postgresJsBelow: 'Con postgres.js hace falta además «prepare: false».',
    inertFlag: '«pgbouncer=true» no hace nada desde Prisma 7.',
    migrationLock:
      'Migraciones en modo transacción: el bloqueo se pierde o no se libera. Usa la URL en modo sesión.',
    autoSchema: 'El programa cambia el esquema por su cuenta al arrancar, al margen del archivo desplegado.',
    twoTrips: 'Una consulta hace dos viajes, y el segundo puede llegar a otra conexión del servidor.',
  },
};
