import type { schema as english } from '../en/schema';
import type { Translation } from '../translation';

export const schema: Translation<typeof english> = {
  field: {
    dataApiUrl: 'Dirección de la Data API',
    dataApiUrlHelp: 'Solo si no es la dirección propia del proyecto.',
    accepted: 'Diferencias aceptadas',
    acceptedHelp:
      'Una por línea: qué es, dos puntos y por qué, por ejemplo «index public.extra_idx: lo creó el DBA». Pasan al informe con ese motivo.',
    origin: 'De dónde viene el esquema',
    text: 'SQL',
    textHelp: 'Hasta 20 MB; SQL plano, como lo escribe pg_dump.',
    file: 'Archivo',
    fileHelp: 'Un archivo SQL plano de hasta 20 MB.',
    path: 'Ruta en la carpeta del backend',
    pathHelp: 'A partir de la carpeta del backend, por ejemplo db/schema.sql.',
    lockTimeout: 'Espera de un bloqueo (segundos)',
    lockTimeoutHelp:
      'Si otra sesión retiene un bloqueo más tiempo, el despliegue se detiene y no se aplica nada.',
    statementTimeout: 'Tiempo por sentencia (segundos)',
    statementTimeoutHelp: '0 = sin límite.',
    lockDown: 'Cierre',
    lockDownHelp:
      'Cómo se cierran las tablas que alcanza la clave pública. Se previsualiza antes y se puede deshacer.',
    askDataApi: 'Preguntar a la propia Data API',
    askDataApiHelp: 'Envía una lectura por tabla con la clave anon, y ninguna escritura.',
  },
  origin: {
    default: 'El esquema predeterminado (sql/schema.sql)',
    pasted: 'SQL pegado',
    file: 'Archivo subido',
    workspace: 'Archivo en la carpeta del backend',
    source: 'Tomado del origen en vivo (pg_dump)',
  },
  log: {
    askingDataApi:
      'Se piden a la Data API de {url} {count, plural, one {# tabla} other {# tablas}}, una fila de cada una.',
    lockedDown: '{statement}',
    exposure:
      '{count, plural, one {# tabla o vista} other {# tablas y vistas}}, {open, plural, one {# abierta} other {# abiertas}} a la clave pública o a cualquier cuenta.',
    dumping: 'Se toma el esquema del origen con pg_dump {version}.',
    parsed:
      '{count, plural, one {# sentencia leída} other {# sentencias leídas}} con la gramática de Postgres.',
    building: 'Se construye el esquema en una base de datos de pruebas vacía.',
    built:
      'La base de pruebas tiene {objects, plural, one {# objeto} other {# objetos}} tras {ms, number} ms.',
    notBuilt: 'El servidor de pruebas no puede construirlo: {reason}',
    dryRun:
      'Se prueban {count, plural, one {# sentencia} other {# sentencias}} en el destino, para deshacerlas después.',
    rolledBack: 'Todo se ejecutó y se deshizo a los {ms, number} ms.',
    previewed:
      'El archivo previsualizado tiene SHA-256 {sha256} y {count, plural, one {# sentencia} other {# sentencias}}.',
    deploying: 'Se despliegan {count, plural, one {# sentencia} other {# sentencias}} en una transacción.',
    statement: '{number}. {label} ({ms, number} ms)',
    progress: '{label}',
    deployed:
      'Confirmado a los {ms, number} ms; {count, plural, one {# objeto creado} other {# objetos creados}}.',
    alreadyThere: 'El destino ya lo tiene todo. No se envió nada.',
    secondPart:
      'Segunda parte: {count, plural, one {# sentencia que no puede} other {# sentencias que no pueden}} ir en una transacción.',
    dropped: '{statement}',
    readingTarget: 'Se lee el catálogo del destino.',
    readingSource: 'Se lee el catálogo del origen.',
  },
  action: {
    lockDown: '{statement}',
    measureOnly: 'Solo medir; no se cambia nada.',
    statement: '{label} (línea {line})',
    more: '… y {count, plural, one {# sentencia más} other {# sentencias más}}; el archivo completo es un artefacto de la previsualización.',
    nothing: 'Nada: el destino ya lo tiene todo.',
    restore: 'Reponer lo que cambió el despliegue',
    opensRows: 'Después, {to} podrá {may} en {on}',
    opensFuture: 'Después, {to} podrá {may} en lo que se cree más adelante ({on})',
    opensMember: 'Después, {to} será miembro de {on}',
    opensSchema: 'Después, {to} podrá crear objetos en {on}',
    notUndoable: 'Cambia {what}, que deshacer no puede devolver',
    notUndoableMore:
      'Cambia {count, plural, one {una cosa más} other {# cosas más}} que deshacer no puede devolver',
    nothingToUndo: 'Nada: lo que creó el despliegue ya no está.',
    drop: 'Eliminar {kind, select, table {la tabla} constraint {la restricción} function {la función} index {el índice} trigger {el disparador} sequence {la secuencia} view {la vista} type {el tipo} schema {el esquema} policy {la política} extension {la extensión} domain {el dominio} other {{kind}}} {name}',
  },
  note: {
    open: '{open, plural, =0 {Ninguna tabla está abierta} one {Una tabla o vista está abierta} other {# tablas y vistas están abiertas}} ahora a la clave pública o a cualquier cuenta.',
    proved:
      'Antes de confirmarlo, el cambio se prueba como rol anon y como el rol del backend; si algo no es como debe, se deshace.',
    session: 'Por la conexión en modo sesión.',
    pooler:
      'Por el pooler, en una transacción: no hay conexión en modo sesión. Funciona; las sentencias largas pueden topar con los límites del pooler.',
    sha: 'SHA-256 del archivo: {sha256}',
    rows: 'Estas tablas tienen filas que no escribió el despliegue, y eliminar la tabla las borraría: {tables}. Conserva el esquema si las filas hacen falta; si no, guárdalas y vacía tú las tablas.',
    others:
      '{count, plural, one {Algo que no creó el despliegue depende} other {# cosas que no creó el despliegue dependen}} de lo que este creó: {objects}. Quítalo o muévelo antes.',
    lost: '{count, plural, one {Se cambió o se quitó para siempre algo que ya estaba; deshacer no puede devolverlo} other {Se cambiaron o se quitaron para siempre # cosas que ya estaban; deshacer no puede devolverlas}}.',
  },
  rewrite: {
    psqlCommand: '\\{command} es para psql y no cambia nada en la base de datos: omitido.',
    sessionSetting:
      'Un SET que sobrevive a la transacción caería sobre otros usuarios del pooler: convertido en SET LOCAL.',
    ownLimit: 'El despliegue fija {name} por su cuenta: omitido.',
    transactionControl: 'El despliegue es una sola transacción propia: BEGIN y COMMIT se omiten.',
    owner:
      'El rol {role} del origen no es dueño de nada aquí; lo creado pertenece al rol que despliega: omitido.',
    extensionThere: 'La extensión {name} ya está en el esquema {schema}: omitido.',
    extensionVersion: 'La extensión {name} se instala en la versión que ofrece el destino.',
    extensionComment: 'Solo el dueño de una extensión puede comentarla: omitido.',
    extensionChange: 'La plataforma actualiza las extensiones: omitido.',
    extensionMember:
      '{names} pertenece a una extensión que aquí está en otro esquema: se cambió el esquema que la precede.',
    eventTrigger: 'Los disparadores de eventos son de la plataforma: omitido.',
    realtimePublication: 'La publicación supabase_realtime ya existe: omitido.',
    defaultPrivileges:
      'Los privilegios predeterminados del rol {role} no nos corresponde cambiarlos: omitido.',
    databaseComment: 'El comentario es sobre la base de datos, no sobre el esquema: omitido.',
    publicSchema: 'El esquema public ya existe: omitido.',
    schemaIfMissing: 'Se añadió IF NOT EXISTS para que el archivo pueda ejecutarse otra vez.',
    concurrentIndex: 'Este archivo crea {table}, así que nadie tiene que esperar: se omitió CONCURRENTLY.',
  },
  preview: {
    built:
      'Se construye: {count, plural, one {# sentencia} other {# sentencias}} en una base de pruebas de PostgreSQL {major}, en {ms, number} ms.',
    builtOther:
      'Se construye: {count, plural, one {# sentencia} other {# sentencias}} en {ms, number} ms, pero en una base de pruebas de PostgreSQL {major}; el destino tiene {target}.',
    builtOnTarget:
      'Construido en el propio destino y revertido, porque el servidor de pruebas no puede: {reason}',
    notBuilt:
      'El servidor de pruebas no pudo construirlo, así que no hay con qué comparar el destino: {reason}',
    dryRun: 'Se ejecutó en el destino y se deshizo, en {ms, number} ms.',
    dryRunPart:
      'Se ejecutó en el destino y se deshizo, en {ms, number} ms; {count, plural, one {# sentencia no puede} other {# sentencias no pueden}} probarse así.',
    alreadyThere: 'El destino ya lo tiene todo.',
    noClash: 'Sin choques: {count, plural, one {# objeto} other {# objetos}} por crear.',
    clash:
      '{count, plural, one {Un objeto con ese nombre ya está y es distinto} other {# objetos con esos nombres ya están y son distintos}}.',
    lintClean: 'Nada que advertir; {count, plural, one {# nota} other {# notas}}.',
    lint: '{count, plural, one {# observación} other {# observaciones}} sobre el archivo.',
  },
  deploy: {
    applied:
      '{count, plural, one {# sentencia aplicada} other {# sentencias aplicadas}} en una transacción de {ms, number} ms; {created, plural, one {# objeto creado} other {# objetos creados}}.',
    alreadyThere: 'Ya está: el destino lo tiene todo y no se envió nada.',
    previewed: 'Se desplegó exactamente el archivo previsualizado (SHA-256 {sha256}).',
    secondPart:
      '{count, plural, =0 {Todas las sentencias podían ir en la transacción} one {# sentencia se ejecutó tras confirmar, por separado} other {# sentencias se ejecutaron tras confirmar, por separado}}.',
    secondPartFailed:
      'El esquema está desplegado, pero «{statement}», que no puede ir en una transacción, falló: {message} ({state}). Lo que dejó a medias se quitó; despliega otra vez para reintentarlo.',
    undoable: 'Deshacer elimina exactamente lo creado y repone lo cambiado.',
    partlyUndoable:
      'No se puede deshacer del todo: {count, plural, one {una cosa que ya estaba no vuelve} other {# cosas que ya estaban no vuelven}}: {first}.',
  },
  verify: {
    othersSame:
      'El archivo no crea nada que se cuente como objeto. Lo que fija además ({others, plural, one {# esquema, extensión o juego de privilegios por defecto} other {# esquemas, extensiones y juegos de privilegios por defecto}}) está en el destino como dice.',
    nothing: 'No hay ningún objeto que comparar.',
    same: {
      file: 'El destino es lo que construye el archivo: {objects, plural, one {# objeto comparado} other {# objetos comparados}}.',
      source:
        'El destino tiene sitio para todo lo que tiene el origen: {objects, plural, one {# objeto comparado} other {# objetos comparados}}{onlyThere, plural, =0 {} other {, # solo en el destino}}.',
      drift:
        'El archivo es lo que es el origen: {objects, plural, one {# objeto comparado} other {# objetos comparados}}.',
    },
    differs: {
      file: 'El destino no es lo que construye el archivo: {fails} mal, {warns} por mirar, {notes} para constancia, de {objects}.',
      source:
        'El destino no es lo que es el origen. Objetos comparados: {objects, number}; solo en el origen: {onlyHere, number}; distintos: {different, number}; solo en el destino: {onlyThere, number}. Lo que tiene el origen y le falta al destino hay que arreglarlo, o aceptarlo objeto por objeto.',
      drift:
        'El archivo no es lo que es el origen. Objetos comparados: {objects, number}; solo en el origen: {onlyThere, number}; distintos: {different, number}; solo en el archivo: {onlyHere, number}.',
    },
    none: {
      file: 'No hubo construcción de pruebas con la que comparar.',
      source: 'No hay origen con el que comparar.',
      drift: 'No hay origen con el que comparar el archivo.',
    },
    accepted:
      '{accepted, plural, one {Se aceptó una diferencia} other {Se aceptaron # diferencias}} con un motivo; el resto de {objects} es igual.',
    rowsHomeless:
      '{count, plural, one {Una tabla del origen tiene filas sin} other {# tablas del origen tienen filas sin}} tabla en el destino: {tables}. {count, plural, one {Despliégala o acéptala} other {Despliégalas o acéptalas}} por su nombre.',
    rowsGivenUp:
      'Se renunció por su nombre a las filas de {count, plural, one {una tabla} other {# tablas}} sin tabla en el destino: {tables}.',
    rowsHaveAPlace:
      'Cada tabla del origen con filas tiene su tabla en el destino ({count, plural, one {# tabla} other {# tablas}}). Eso no dice nada de las filas.',
    triggersProved:
      '{count, plural, =0 {No había disparadores que probar} one {# disparador probado con una actualización que se deshizo} other {# disparadores probados con actualizaciones que se deshicieron}}{untried, plural, =0 {.} other {; de # no se puede decir nada.}}',
    triggerDead:
      'El disparador {trigger} dejó {columns} como estaba al actualizar una fila, aunque dice que lo cambia (hay {count} así).',
  },
  lint: {
    noPrimaryKey: 'La tabla no tiene clave primaria.',
    foreignKeyWithoutIndex:
      'Ningún índice empieza por las columnas de esta clave foránea: cambiar un padre lee la tabla entera.',
    redundantIndex: 'Redundante: {by} ya empieza por las mismas columnas.',
    timestampWithoutZone:
      'timestamp sin zona horaria: lo que significa depende de quien lo lee. timestamptz conserva el instante.',
    serialColumn:
      'serial funciona; una columna de identidad es la forma más nueva y no necesita permisos sobre una secuencia.',
    functionSearchPath:
      'La función toma el search_path de quien la llama. Fija uno propio, por ejemplo vacío.',
    securityDefinerView:
      'La vista lee con los derechos de su dueño. WITH (security_invoker = true) la hace leer con los de quien llama.',
    definerFunction:
      'La Data API la ofrece a quien tenga la clave pública, y se ejecuta con los derechos de su dueño. Retira EXECUTE a public, anon y authenticated, o guárdala en un esquema no expuesto.',
    policyLetsEverybody:
      'La política deja pasar incluso a quien no ha iniciado sesión: todas las filas, sin condición.',
    rowSecurityWithoutPolicy:
      'Seguridad por filas sin política en este archivo: solo ven filas el dueño y los roles que la eluden.',
    publicWithoutRowSecurity:
      'La Data API sirve el esquema public: sin seguridad por filas la tabla depende solo de sus permisos.',
    locksTable: 'Bloquea una tabla que ya existe mientras la lee entera.',
    rewritesTable: 'Reescribe una tabla que ya existe y la bloquea entretanto.',
    destructive: 'Quita objetos o filas.',
    runsOutside: 'No puede ir en una transacción: va después de confirmar, sola, y no se puede deshacer.',
    opensSchema:
      'Permite que cualquiera que se conecte, o quien tenga la clave pública, cree objetos en el esquema.',
    opensToPublic: 'Abre datos a quien tenga la clave pública o a cualquier cuenta.',
    writesRows:
      'El archivo escribe filas: ejecutado dos veces llegan dos veces, salvo que la sentencia lo impida.',
  },
  lockDown: {
    none: 'Solo medir',
    rls: 'Seguridad por filas activada, sin políticas',
    revoke: 'Retirar los permisos, también para tablas nuevas',
  },
  exposure: {
    noRoles:
      'El servidor no tiene los roles anon y authenticated: no está dispuesto como un proyecto de Supabase.',
    open: '{count, plural, one {Una tabla o vista está abierta} other {# tablas y vistas están abiertas}} a la clave pública o a cualquier cuenta; la primera, {first}.',
    noTables: 'Todavía no hay ninguna tabla que pudiera estar abierta.',
    closed:
      'Ninguna de {count, plural, one {# tabla o vista} other {# tablas y vistas}} está abierta a la clave pública.',
    defaults: 'Las tablas nuevas quedarían abiertas: privilegios predeterminados en {list}.',
    sequences:
      '{count, plural, one {Un rol público puede leer o mover {first}} other {Un rol público puede leer o mover # secuencias, entre ellas {first}}}: un cierre con revoke las cierra.',
    noSequences: 'Ningún rol público puede usar una secuencia.',
    noDefaults: 'Las tablas nuevas no quedan abiertas por defecto.',
    functions:
      '{count, plural, one {Una función} other {# funciones}} con los derechos de su dueño {count, plural, one {puede} other {pueden}} ser llamadas por los roles públicos: {first}.',
    noFunctions: 'Los roles públicos no pueden llamar a ninguna función con los derechos de su dueño.',
    notAsked: 'No se preguntó a la Data API.',
    apiOpen:
      'La Data API dio filas de {count, plural, one {una tabla} other {# tablas}} a la clave pública: {first}.',
    apiClosed:
      'La Data API no dio ninguna fila de {count, plural, one {# tabla} other {# tablas}} a la clave pública; {unclear} sin aclarar.',
    unchanged: 'No se cambió nada, así que el acceso del backend es el que era.',
    proved:
      '{count, plural, one {Se cerró # tabla o vista} other {Se cerraron # tablas y vistas}}: el rol anon lo intentó y no obtuvo nada, el rol {role} del backend conservó su acceso.{tries, plural, =0 {} one { De todos los privilegios de todo tipo se rechazó # intento como rol público.} other { De todos los privilegios de todo tipo se rechazaron # intentos como roles públicos.}}',
  },
  view: {
    file: 'Archivo',
    sha: 'SHA-256',
    statements: 'Sentencias',
    schemas: 'Esquemas',
    scratch: 'Construcción de prueba',
    target: 'Destino',
    through: { session: 'conexión en modo sesión', pooler: 'pooler' },
    postgres: 'PostgreSQL {major}',
    ms: '{ms, number} ms',
    rewrites: 'Qué se cambió en el archivo',
    findings: 'Observaciones sobre el archivo',
    toCreate: 'Qué se creará',
    clashes: 'Qué está y es distinto',
    line: 'Línea',
    rule: 'Regla',
    reason: 'Motivo',
    before: 'En el archivo',
    after: 'Queda',
    leftOut: 'omitido',
    object: 'Objeto',
    name: 'Nombre',
    statement: 'Sentencia',
    time: 'Tiempo',
    slowest: 'Las sentencias más lentas',
    history: 'Despliegues de esta migración',
    outcome: 'Resultado',
    deployed: 'desplegado',
    'already-there': 'ya estaba',
    secondPart: 'Segunda parte, fuera de la transacción',
    more: '{count, plural, one {… y # más} other {… y # más}}; los archivos lo tienen todo.',
    copySql: 'Para el editor SQL de Supabase',
    copySqlHelp: 'Copia esto, ejecútalo allí y pasa directamente a «Validar el esquema».',
    nothing: 'Nada.',
    fileToTarget: 'Archivo y destino',
    sourceToTarget: 'Origen y destino',
    fileToSource: 'Archivo y origen',
    difference: 'Diferencia',
    expected: 'Esperado',
    actual: 'Encontrado',
    mend: 'SQL que lo arreglaría (no se ejecuta)',
    accepted: 'Aceptada, porque {reason}',
    change: { missing: 'falta', different: 'distinto', extra: 'sobra', renamed: 'parece renombrado' },
    mendHazard: {
      'loses-rows': 'Se lleva lo que contiene: asegúrate de que nadie necesita esas filas o valores.',
      'changes-values': 'Escribe los valores de nuevo: mira antes qué contiene la columna.',
      'needs-values': 'No es todo: las filas que ya hay necesitan antes un valor.',
    },
    weight: { fail: 'mal', warn: 'por mirar', note: 'para constancia' },
    same: 'Sin diferencias.',
    notCompared: 'No se comparó.',
    contained: '{count, plural, one {con # cosa dentro} other {con # cosas dentro}}',
    triggers: 'Disparadores, probados en la práctica',
    trigger: 'Disparador',
    table: 'Tabla',
    state: {
      proved: 'probado',
      'fired-nothing': 'no cambió nada',
      'not-judged': 'sin comprobar',
      'not-tried': 'sin probar',
    },
    detail: 'Detalle',
    tables: 'Tablas y vistas',
    rowSecurityIs: {
      on: 'tabla, seguridad por filas activada',
      off: 'tabla, seguridad por filas desactivada',
    },
    right: {
      open: 'puede hacerlo ahora',
      closed: 'cerrado por este cierre',
      held: 'concedido, pero la seguridad por filas no deja pasar nada',
      none: 'no puede',
    },
    inTransaction:
      '{statements, plural, one {# sentencia} other {# sentencias}} en una transacción, {ms, number} ms, vía {door}',
    objects: '{count, plural, =0 {nada nuevo} one {# objeto nuevo} other {# objetos nuevos}}',
    share: 'Parte de la más larga',
    proofs: 'Probado tras el cierre',
    anon: { refused: 'rechazado', 'sees-nothing': 'no ve nada' },
    backend: 'El rol del backend',
    backendSees: 've filas',
    backendMay: 'puede leer; no hay filas que ver',
    dataApi: 'Qué respondió la Data API',
    answer: {
      rows: 'filas: abierta',
      empty: 'ninguna fila: seguridad por filas, o vacía',
      refused: 'rechazada: sin permiso',
      'not-served': 'no servida',
      unclear: 'sin aclarar',
    },
    status: 'Estado HTTP',
  },
};
