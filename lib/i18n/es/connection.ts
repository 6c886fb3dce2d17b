import type { connection as english } from '../en/connection';
import type { Translation } from '../translation';
import { connectionLadder } from './connection-ladder';

export const connection: Translation<typeof english> = {
  ...connectionLadder,
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
  door: {
    source: 'El origen: {host}:{port}.',
    target: 'La conexión que usará el backend: {host}:{port}.',
    session: 'La conexión de sesión: {host}:{port}.',
  },
  paste: {
    understood:
      'Entendido: servidor {host}, puerto {port}, usuario {user}, base {database}, {hasPassword, select, yes {con contraseña} other {sin contraseña}}.',
  },
  credentials: {
    stored: 'La conexión y las claves están guardadas; los secretos, sellados.',
    notStored: 'Algo está mal, así que no se guardó nada.',
  },
  criterion: {
    noTarget: 'Aún no hay conexión con el destino.',
    understood: 'Entendido como servidor {host}, puerto {port}, usuario {user}, base {database}.',
    ref: 'Todos los valores son del proyecto {ref}.',
    noRef: 'Ningún valor nombra un proyecto, así que no hay nada que comparar.',
    password: 'Hay una contraseña sellada en la caja fuerte.',
    noPassword: 'No se introdujo contraseña, y no hay ninguna guardada.',
    keys: 'Las claves encajan en sus campos: {anonKey} y {serviceKey}.',
    noAnonKey:
      'No hay clave anon ni publicable, así que la revisión de exposición no puede preguntar a la propia Data API.',
    connected: 'Conectado: PostgreSQL {version}.',
    tables: '{tables, plural, one {# tabla} other {# tablas}} en {schemas}.',
    noTables: 'No se encontró ninguna tabla fuera de los esquemas del sistema.',
    encoding: 'La codificación es {encoding}.',
    tlsUnknown: 'No se llegó a TLS.',
    tlsOff: 'La conexión no está cifrada.',
    tlsVerified: '{protocol}, el certificado está verificado (modo {mode}).',
    tlsUnverified: '{protocol}, pero el certificado no se verifica ({reason}).',
    pooled: 'Se observó el modo transacción en el puerto {port}.',
    sessionPooler:
      'El puerto {port} es el pooler de sesión: cada cliente ocupa una conexión entera. Bien para migraciones, justo para una aplicación.',
    notPooled: 'No se observó pooling en el puerto {port}: las conexiones las limita max_connections.',
    sessionDoor: 'La conexión de sesión es una sesión de verdad.',
    noSessionDoor: 'No hay conexión de sesión aparte; el esquema se despliega por la primera.',
  },
  field: {
    projectUrl: {
      label: 'URL del proyecto',
      help: 'De Project Settings, Data API. También vale la dirección del panel del proyecto.',
    },
    ref: { label: 'Referencia del proyecto', help: 'Solo para comparar: se lee de los demás valores.' },
    connection: {
      label: 'Cadena de conexión del pooler de transacciones',
      help: 'De Connect, Transaction pooler (puerto 6543). URL, DSN, orden psql, JDBC o líneas de .env: pégala tal cual, aquí o en cualquier campo.',
    },
    sessionConnection: {
      label: 'Cadena de conexión para sesiones',
      help: 'El pooler de sesión (puerto 5432) o la conexión directa, para desplegar el esquema.',
    },
    sessionPassword: { label: 'Contraseña de la conexión de sesión', help: 'Solo si es otra.' },
    password: {
      label: 'Contraseña de la base de datos',
      help: 'Vacía conserva la guardada. En una cadena pegada se encuentra sola.',
    },
    anonKey: { label: 'Clave anon o publicable', help: 'Para preguntar a la Data API qué ve el público.' },
    serviceKey: {
      label: 'Clave de servicio o secreta',
      help: 'Se salta la seguridad por filas; se sella y solo se usa en esta máquina.',
    },
    source: {
      label: 'Cadena de conexión de la base actual',
      help: 'Mudanza solo lee de ella. Vacía conserva la guardada.',
    },
    tlsMode: {
      label: 'Modo TLS',
      help: 'Como lo entiende libpq.',
      auto: 'El más estricto que pueda funcionar',
      disable: 'disable: sin cifrar',
      require: 'require: cifrar, sin verificar',
      'verify-ca': 'verify-ca: verificar la cadena',
      'verify-full': 'verify-full: verificar cadena y nombre',
    },
    ca: {
      label: 'Certificado de la autoridad',
      help: 'Archivo PEM. Para Supabase no hace falta: su raíz viene incluida.',
    },
    plan: {
      label: 'Plan del proyecto',
      help: 'Para comparar el tamaño con el límite del plan.',
      unknown: 'Sin indicar',
      free: 'Gratuito (500 MB)',
      paid: 'Pro o superior',
    },
    accessToken: {
      label: 'Token de acceso personal',
      help: 'Opcional. Con él Mudanza pregunta a Supabase por el estado del proyecto, el servidor del pooler, vetos, restricciones y copias.',
    },
    mayRiskBan: {
      label: 'Intentar aunque un veto esté cerca',
      help: 'Solo si estás seguro de la contraseña: un rechazo más puede dejar fuera a esta dirección.',
    },
  },
  leftOut: {
    'driver-setting':
      '«{part}»: un ajuste de un driver. El consejo para el driver de tu backend lo pone de nuevo donde haga falta.',
    'client-setting': '«{part}»: un ajuste de la propia máquina del cliente; Mudanza tiene los suyos.',
    'file-elsewhere':
      '«{part}»: un archivo de la máquina para la que se escribió el texto; sube la CA en su propio campo.',
    'pooler-without-channel-binding': '«{part}»: los poolers de Supabase no tienen «channel binding».',
    'other-host': '«{part}»: otro servidor de la lista; aquí solo se prueba el primero.',
    'other-connection': '«{part}»: una conexión aparte que no se tomó.',
    'other-secret': '«{part}»: una contraseña que no es de ninguna conexión de las tomadas.',
    'command-option': '«{part}»: una opción o un argumento de la orden que no dice nada de la conexión.',
    'other-service': '«{part}»: es de otro tipo de base de datos o de otro servicio.',
    'undefined-variable': '«{part}»: una variable cuyo valor no está en el texto.',
    'not-a-connection': '«{part}»: no dice nada de una conexión.',
    unknown: '«{part}»: Mudanza no sabe qué significa.',
  },
  part: {
    host: 'Servidor',
    port: 'Puerto',
    user: 'Usuario',
    database: 'Base de datos',
    tlsMode: 'Modo TLS',
    withPassword: 'En el texto había una contraseña.',
    withoutPassword: 'En el texto no había contraseña.',
    kept: 'El campo se dejó vacío, así que es la guardada.',
    target: 'Conexión del backend',
    session: 'Conexión para sesiones',
    secrets: 'Sellado en la caja fuerte',
  },
  certificate: {
    title: 'Certificado',
    chain: 'Cadena de certificados, primero el del servidor',
    none: 'El servidor no presentó ningún certificado.',
    chainHolds: 'La cadena se sostiene frente a {anchor}.',
    chainBroken: 'La cadena no se sostiene frente a {anchor}: {reason}.',
    nameFits: 'El nombre encaja.',
    nameDiffers: 'El certificado es de otro nombre.',
    pinned: 'Raíz de Supabase, por su huella',
    issuer: 'Emitido por',
    self: 'sí mismo',
    names: 'Nombres',
    validity: 'Validez',
    fingerprint: 'SHA-256',
    anchor: {
      uploaded: 'la autoridad subida',
      supabase: 'la raíz de Supabase incluida',
      system: 'las raíces del sistema',
    },
  },
  attempts: {
    button: 'Intentar de nuevo (seguro desde {time})',
    title:
      '{failures, plural, one {# inicio de sesión rechazado} other {# inicios de sesión rechazados}} en {host} en {minutes, plural, one {# minuto} other {# minutos}}',
    limit:
      'El servidor deja fuera a una dirección tras {limit}. Nada se intenta solo: un clic es un intento.',
    safeAt: 'El próximo intento es seguro desde',
  },
  table: { caption: 'Tablas del origen', name: 'Tabla', rows: 'Filas (estimación)', size: 'Tamaño' },
  newProject: {
    field: {
      action: {
        label: 'Qué hacer',
        help: 'Primero mira: muestra qué hay que escribir para crear.',
        look: 'Mirar: mostrar organizaciones, regiones y proyectos',
        create: 'Crear el proyecto y esperar a que esté sano',
        unban: 'Mostrar los vetos de red y levantar uno',
      },
      keepToken: {
        label: 'Guardar el token en la caja fuerte',
        help: 'Si no, se usa solo en esta ejecución.',
      },
      organization: { label: 'Organización', help: 'Su slug, como lo muestra la lista.' },
      name: {
        label: 'Nombre del proyecto',
        help: 'El nombre del plan es agente-hotel-api-[env], con dev, staging o prod en lugar de [env].',
      },
      region: { label: 'Región', help: 'Su código, como lo muestra la lista; la más cercana al backend.' },
      password: {
        label: 'Contraseña de la base de datos',
        help: 'Vacía: se crea una fuerte y se sella en la caja fuerte; nadie la ve.',
      },
      mayCost: {
        label: 'Puede costar dinero',
        help: 'Hace falta si la organización tiene un plan de pago o si su plan no se puede leer.',
      },
      ref: { label: 'Referencia del proyecto', help: 'Vacía: la de esta migración.' },
      address: {
        label: 'Dirección cuyo veto levantar',
        help: 'Vacía: los vetos solo se muestran.',
      },
    },
    step: {
      listed:
        'Supabase muestra {organizations, plural, one {# organización} other {# organizaciones}} y {regions, plural, one {# región} other {# regiones}}.',
      creating: 'Creando {name} en {region}.',
      created: 'Supabase aceptó el proyecto como {ref}.',
      resumed: 'Esta migración ya creó {ref}; se espera a que esté listo.',
      status: 'El estado del proyecto es {status}.',
      stored:
        'El pooler {host} y la contraseña sellada quedan guardados; compruébalos en «Proyecto de Supabase y credenciales».',
      bans: '{count, plural, =0 {No hay direcciones vetadas.} one {Hay # dirección vetada.} other {Hay # direcciones vetadas.}}',
      lifted: 'Se levantó el veto de {address}.',
    },
    verdict: {
      looked: 'No se cambió nada.',
      healthy: 'El proyecto {ref} está sano y su conexión queda guardada.',
      noPooler:
        'El proyecto {ref} está sano, pero Supabase no nombra un pooler de transacciones: pega su cadena de conexión.',
      nameTaken: 'La organización ya tiene un proyecto con ese nombre ({ref}); no se creó nada.',
      hasTarget: 'Esta migración ya tiene un destino; no se creó nada.',
      costsMoney: 'El plan de la organización es {plan}: indica que puede costar dinero. No se creó nada.',
      noOrganization: 'El dueño del token no pertenece a ninguna organización {slug}; no se creó nada.',
      notBanned: '{address} no está vetada; no se cambió nada.',
      lifted: 'Se levantó el veto de {address}.',
    },
    view: {
      organizations: 'Organizaciones',
      regions: 'Regiones',
      projects: 'Proyectos',
      bans: 'Direcciones vetadas',
      pooler: 'Pooler, según Supabase',
    },
  },
  guide: {
    byToken:
      'Con un token de acceso, el paso «Crear el proyecto de Supabase» de una migración a Supabase hace todo esto por ti.',
    title: '¿Aún no tienes un proyecto de Supabase?',
    signIn: 'Entra en supabase.com/dashboard y elige la organización, o crea una.',
    newProject: 'Pulsa «New project».',
    name: 'Llámalo agente-hotel-api-[env], con dev, staging o prod en lugar de [env].',
    password: 'Deja que genere la contraseña de la base de datos y guárdala: solo se muestra una vez.',
    region:
      'Elige la región más cercana a donde corre el backend (el plan dice us-east-1, o la más cercana). Para datos que deban quedarse en la UE: Fráncfort, Irlanda, París o Estocolmo.',
    plan: 'Elige Free para desarrollo y staging. Para producción elige Pro: Free no tiene copias restaurables, se pausa sin uso y pasa a solo lectura por encima de 500 MB.',
    wait: 'Espera a que el proyecto esté sano: de dos a cinco minutos.',
    connect: 'Pulsa «Connect», elige «Transaction pooler» y pega la cadena aquí abajo.',
    keys: 'En Project Settings, API Keys, copia la clave publicable y la secreta.',
  },
  project: {
    title: 'Lo que Supabase dice del proyecto',
    noToken: 'Sin token de acceso o sin referencia del proyecto: se juzga por lo que se ve desde fuera.',
    status: 'Estado',
    statusSaid: 'Supabase dice que el estado del proyecto es {status}.',
    region: 'Región',
    poolers: 'Pooler, según Supabase',
    bans: 'Direcciones vetadas',
    isRestricted: 'Restricciones de red',
    isSslEnforced: 'SSL obligatorio',
    isReadOnly: 'Solo lectura',
    backups: 'Copias de seguridad',
    yes: 'Sí',
    no: 'No',
    healthy: 'Supabase dice que el proyecto está sano.',
    notHealthy: 'Supabase dice que el estado del proyecto es {status}, no sano.',
    notAsked: 'Sin token de acceso no se preguntó nada a Supabase; cuenta lo que se ve desde fuera.',
    refused: 'Supabase no respondió sobre el proyecto ({code}); cuenta lo que se ve desde fuera.',
    otherPooler: 'El servidor del pooler es {host}, pero Supabase nombra {named}.',
  },
  ipv6: {
    notNeeded: 'El servidor no tiene dirección IPv6, así que no hace falta ruta.',
    route: 'Esta máquina tiene ruta hasta la dirección IPv6 del servidor.',
    fallback: 'Desde aquí no hay ruta por IPv6; se usa la dirección IPv4 del servidor.',
  },
  key: {
    legacy: 'La clave {slot} es un JWT antiguo. Supabase quiere retirarlos a finales de 2026.',
    publishable: 'La clave {slot} es una clave publicable.',
    secret: 'La clave {slot} es una clave secreta.',
  },
  finding: {
    sessionFound: 'Se encontró una segunda cadena, para sesiones: {host}.',
    tokenFound: 'Se encontró un token de acceso personal.',
    keyShape: 'La clave {slot} empieza bien pero tiene una longitud rara; ¿se copió entera?',
    refAgrees: 'Proyecto {ref}, nombrado igual en {places, plural, one {# sitio} other {# sitios}}.',
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
    defaultDatabase: 'El texto no nombra ninguna base: se supone «{database}».',
    placeholderFilled: '«{placeholder}» marca el lugar de la contraseña; ahí va la de su propio campo.',
    oddDatabase:
      'La base de datos se llama «{database}»; en Supabase es «postgres», salvo que hayas creado otra.',
    noUser: 'El texto no nombra ningún usuario.',
    noPassword: 'El texto no lleva contraseña; introdúcela en su campo.',
    bracketsKept:
      'La contraseña está entre corchetes. En las plantillas de Supabase solo marcan el sitio: quítalos, salvo que sean parte de ella.',
    unknownTlsMode: '«{mode}» no es un modo TLS que conozca libpq; vale el elegido en el formulario.',
    plainHere:
      'El servidor está en esta misma máquina y no ofrece TLS: se usa sin cifrar (modo «disable»), porque nada sale de ella.',
    tlsDisabled: 'El texto desactiva el cifrado. La contraseña y todos los datos viajarían a la vista.',
    tlsRaised: 'El texto pide «{wish}»; se usa como «{mode}», para que nunca caiga a texto sin cifrar.',
    optionsDropped:
      'El pooler compartido descarta el ajuste «{setting}» sin decirlo: ponlo con SQL o en el rol. Allí solo se respeta search_path.',
    tlsStrict:
      'El texto pide «{wish}», que se usa como «{mode}»: la cadena y el nombre del certificado se verifican como pide.',
    clientCertificate:
      'El texto nombra un certificado de cliente: Mudanza no tiene ninguno y Supabase no lo pide. Un servidor que lo exija rechazará el inicio de sesión.',
    channelBindingLeftOut:
      'El texto exige «channel binding». Los poolers de Supabase no lo tienen, así que se omite para este; TLS y su verificación siguen.',
    prismaFlag:
      '«pgbouncer=true» es una marca de versiones antiguas de Prisma. Otros drivers tropiezan con ella; así que solo se lleva a Prisma.',
  },
};
