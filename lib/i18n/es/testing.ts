import type { testing as english } from '../en/testing';
import type { Translation } from '../translation';

const WORKLOAD =
  '{workload, select, select1 {SELECT 1} lookup {búsqueda por índice} insert {inserción} transaction {transacción de tres sentencias} connect {conexión nueva} other {{workload}}}';
const SIDE = '{side, select, source {origen} target {destino} other {{side}}}';

const latency = {
  workload: {
    select1: 'SELECT 1',
    lookup: 'Búsqueda por índice',
    insert: 'Inserción',
    transaction: 'Transacción de tres sentencias',
    connect: 'Conexión nueva',
  },
  mode: { backToBack: 'Una tras otra', fixedRate: 'A ritmo fijo' },
  field: {
    samples: 'Preguntas cronometradas',
    samplesHelp: 'Cuántas veces se repite cada carga. El plan pide al menos 100.',
    sweepTo: 'Conexiones del barrido, como máximo',
    sweepToHelp: 'SELECT 1 por 1, 2, 5, 10 … conexiones a la vez. Con 0 no se hace el barrido.',
    mode: 'Cómo preguntar',
    modeHelp:
      'Una tras otra vuelve a preguntar en cuanto llega la respuesta. A ritmo fijo, una respuesta tardía también cuenta las preguntas que tuvieron que esperar detrás.',
    rate: 'Preguntas por segundo',
    rateHelp: 'Solo a ritmo fijo; para cada lado.',
    writes: 'Inserción y transacción',
    writesHelp:
      'Solo en el destino, en un esquema propio que se elimina al final. En el origen nunca se escribe nada.',
    maxSeconds: 'Parar después de (segundos)',
    maxSecondsHelp: 'Se conserva lo medido hasta entonces.',
  },
  preview: {
    queries: `Envía {queries, number} consultas al ${SIDE} por {connections, plural, one {# conexión} other {# conexiones}}, de una en una, durante {seconds, number} segundos como máximo.`,
    writes:
      'Crea en el destino un esquema mudanza_probe_… para la inserción y la transacción, y lo elimina al final.',
    sweep:
      'Pregunta SELECT 1 por hasta {connections, number} conexiones a la vez, nunca más de las que le sobran al servidor.',
    withinPooler:
      'Pregunta SELECT 1 por hasta {connections, number} conexiones a la vez; el pooler admite {limit, number} clientes con el tamaño de cómputo {compute}.',
    pooler:
      'Pregunta SELECT 1 por hasta {connections, number} conexiones a la vez en lugar de {asked, number}: el pooler admite {limit, number} clientes con el tamaño de cómputo {compute}, y una quinta parte queda para los demás.',
    sessionPool:
      'Pregunta SELECT 1 por hasta {connections, number} conexiones a la vez en lugar de {asked, number}: en modo sesión el pooler admite tantos clientes como conexiones tiene su grupo ({limit, number} si nadie lo amplió), y una quinta parte queda para los demás.',
  },
  log: {
    workload: `Midiendo ${WORKLOAD}: {samples, number} veces{sides, plural, one {} other { en cada lado, por turnos}}.`,
    sweep: 'Midiendo con cada vez más conexiones a la vez.',
    result: `${WORKLOAD}, ${SIDE}: P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms ({n, number} veces).`,
    failed: `${WORKLOAD}, ${SIDE}: no se pudo medir hasta el final. {original}`,
    stopped:
      '{reason, select, cancelled {Un operador la paró} time {Se alcanzó el límite de tiempo} other {Se perdió la conexión}}; se conserva lo medido hasta entonces.',
  },
  criterion: {
    tooFew: 'Solo se cronometraron {n, number} preguntas de al menos {enough, number}.',
    p95Below:
      'El P95 es {p95, number} ms, por debajo del límite de {limit, number} ms ({n, number} preguntas).',
    p95Above:
      'El P95 es {p95, number} ms y no queda por debajo del límite de {limit, number} ms ({n, number} preguntas).',
    noSource: 'La migración no tiene origen, así que no hay un antes con el que comparar.',
    notCompared: 'Se midió demasiado poco en ambos lados para compararlos.',
    faster:
      'El destino es más rápido: su P95 es {ratio, number} × el del origen (entre {low, number} y {high, number} con un 95 % de confianza).',
    slower:
      'El destino es más lento: su P95 es {ratio, number} × el del origen (entre {low, number} y {high, number} con un 95 % de confianza).',
    unclear:
      'No se ha mostrado diferencia: el P95 del destino es {ratio, number} × el del origen, pero el intervalo de {low, number} a {high, number} contiene el 1.',
    failed: `{count, plural, one {Una carga no se midió} other {# cargas no se midieron}} hasta el final (${WORKLOAD}): {original}`,
    stopped:
      '{reason, select, cancelled {Un operador paró la medición} time {El límite de tiempo terminó la medición} other {Se perdió la conexión}}; las cifras son de lo medido hasta entonces.',
    complete: 'Todas las cargas se midieron hasta el final.',
    measured: 'El P95 del origen es {p95, number} ms ({n, number} preguntas).',
  },
  table: {
    caption: 'Todos los tiempos en milisegundos',
    response:
      'Tiempos de respuesta en milisegundos: desde que tocaba preguntar, lo que habría esperado un usuario',
    service: 'Tiempos de servicio en milisegundos: desde que se envió la pregunta, sin la cola previa',
    empty: 'No se midió nada.',
    workload: 'Carga',
    side: 'Lado',
    n: 'n',
    min: 'Mín.',
    avg: 'Media',
    p50: 'P50',
    p95: 'P95',
    p99: 'P99',
    max: 'Máx.',
    jitter: 'Fluctuación',
  },
  comparison: {
    caption: 'Destino entre origen: por debajo de 1, el destino es más rápido',
    ratio: 'Razón',
    interval: '{low, number} – {high, number}',
    verdict: 'Veredicto',
    faster: 'Más rápido',
    slower: 'Más lento',
    unclear: 'Sin diferencia demostrada',
  },
  connect: {
    caption: 'En qué se va el tiempo de una conexión nueva (medianas en milisegundos)',
    n: 'n',
    dns: 'DNS',
    tcp: 'TCP',
    tls: 'TLS',
    auth: 'Inicio de sesión',
  },
  exhausted: 'La conexión {connections, number} fue rechazada: {original}',
  limited:
    'El barrido llegó a {allowed, number} conexiones en lugar de {asked, number}: {by, select, pooler {el pooler no admite más clientes con este tamaño de cómputo, dejando una quinta parte a los demás} sessionPool {el modo sesión admite tantos clientes como conexiones tiene el grupo, dejando una quinta parte a los demás} other {al servidor no le sobran más}}.',
} as const;

const OPERATION =
  '{operation, select, create {crear} read {leer} update {modificar} delete {eliminar} other {{operation}}}';

const crud = {
  operation: { create: 'Crear', read: 'Leer', update: 'Modificar', delete: 'Eliminar' },
  rule: {
    unique: 'Duplicado rechazado',
    foreignKey: 'Clave ajena a nadie rechazada',
    notNull: 'Valor ausente rechazado',
    check: 'CHECK rechazado',
    onDelete: 'Eliminación del padre',
    updatedAt: 'La hora de modificación avanza',
    rollback: 'Revertido, no queda nada',
  },
  outcome: { held: 'Se cumple', broken: 'No se cumple', unproved: 'Sin demostrar' },
  field: {
    first: 'Primera tabla',
    firstHelp:
      'Se comprueba la primera, con varios clientes a la vez y por ambas puertas. Si no existe se toma otra.',
    clients: 'Clientes a la vez',
    clientsHelp:
      'Tantas conexiones escriben, leen, modifican y eliminan una fila cada una al mismo tiempo. Con 0 se omite.',
    tables: 'Solo estas tablas',
    tablesHelp:
      'Nombres separados por comas; las tablas a las que se refieren también se incluyen. Vacío = todas las tablas.',
  },
  preview: {
    rows: 'Crea, lee, modifica y elimina una fila marcada en {count, plural, one {# tabla} other {cada una de # tablas}}, tras ensayarlo en una transacción que se revierte.',
    journal:
      'Crea un esquema mudanza_crud_… que anota cada fila mientras existe, para poder eliminarla incluso tras una caída; se elimina al final.',
    concurrency:
      'Hace lo mismo con {clients, plural, one {# cliente} other {# clientes a la vez}} en la primera tabla.',
    sequences:
      'Los números tomados de las secuencias no se devuelven, y los disparadores de las tablas se ejecutan como con cualquier otra fila.',
    leftovers:
      '{count, plural, one {Una comprobación anterior quedó cortada} other {# comprobaciones anteriores quedaron cortadas}}; las filas que dejó se eliminan primero.',
  },
  stage: {
    cleanup: 'Buscando filas que una comprobación anterior haya podido dejar.',
    concurrency: 'Varios clientes a la vez.',
    session: 'Lo mismo por la puerta en modo sesión.',
    delete: 'Eliminando las filas, en el orden inverso.',
  },
  log: {
    table:
      '{table}: creada, leída y modificada; {held, plural, one {se cumple # regla} other {se cumplen # reglas}}.',
    skipped:
      '{table}: omitida. {reason, select, type {No se conoce ningún valor para {subject}.} check {No se encontró ninguna fila que sus CHECK acepten.} parent {No hay ninguna fila a la que {subject} pueda referirse.} other {Sus filas no podrían eliminarse después ({subject}).}}',
    failed: `{table}: falló {operation, select, create {crear} read {leer} update {modificar} delete {eliminar} other {{operation}}}. {original}`,
  },
  criterion: {
    failed: `{table}: falló ${OPERATION}. {original}`,
    stopped:
      '{reason, select, cancelled {Un operador paró la comprobación} other {Se perdió la conexión}} antes de terminar.',
    nothing: 'No se comprobó ninguna tabla.',
    passed:
      'Crear, leer, modificar y eliminar funciona en {count, plural, one {# tabla} other {las # tablas probadas}}.',
    broken:
      '{table}: {name} no se cumple ({rule, select, unique {se aceptó un duplicado} foreignKey {se aceptó una clave ajena a nadie} notNull {se aceptó un valor ausente} check {se aceptó un valor prohibido} onDelete {el hijo no se trató como está declarado} updatedAt {la hora de modificación no avanzó} other {hay filas de una transacción revertida}}).',
    held: '{held, plural, one {Se demostró # regla} other {Se demostraron # reglas}}{unproved, plural, =0 {} one {; # no se pudo poner a prueba} other {; # no se pudieron poner a prueba}}.',
    all: 'No se omitió ninguna tabla.',
    skipped: '{count, plural, one {Se omitió una tabla} other {Se omitieron # tablas}}: {names}.',
    noConcurrency: 'No se probó con varios clientes a la vez.',
    concurrent:
      '{clients, plural, one {# cliente} other {# clientes}} a la vez lo lograron en {ms, number} ms.',
    notConcurrent: 'Solo {succeeded, number} de {clients, number} clientes a la vez lo lograron. {original}',
    remaining:
      '{count, plural, one {Una fila de la comprobación sigue ahí} other {# filas de la comprobación siguen ahí}}, la primera en {table}: {original}',
    byTriggers:
      'Todas las filas de la comprobación han desaparecido, pero los disparadores escribieron {rows, plural, one {una fila} other {# filas}} con su marca en {table}.',
    clean: 'Todas las filas de la comprobación han desaparecido.',
  },
  door: { pooler: 'Pooler', session: 'Sesión' },
  table: {
    caption: 'Tablas y operaciones',
    table: 'Tabla',
    door: 'Puerta',
    ms: '{ms, number} ms',
    rules: '{count, plural, one {# regla puesta} other {# reglas puestas}} a prueba',
    rulesCaption: 'Reglas de las tablas',
    rule: 'Regla',
    name: 'Restricción o columna',
    outcome: 'Resultado',
    removedBefore: 'Filas de una comprobación anterior, eliminadas',
    remaining: 'Filas que quedan',
  },
} as const;

const tests = {
  view: {
    runner: 'Pruebas',
    end: 'Final',
    time: 'Tiempo empleado',
    seconds: '{seconds, number} s',
    newlyFailing: 'Fallan ahora',
    missing: 'Faltan',
    newlyPassing: 'Pasan ahora',
    failed: 'Fallan ({count, number})',
  },
  field: {
    command: 'Comando',
    commandHelp: 'Como en una terminal, pero sin shell. Vacío = lo que ofrece la carpeta del backend.',
    minutes: 'Parar después de (minutos)',
    only: 'Solo esta prueba',
    onlyHelp: 'Nombre de una prueba fallida tal como aparece; se ejecuta sola y con detalle.',
    needed: 'Parte que debe pasar (%)',
    neededHelp: 'Vacío = el ajuste de la migración. Otra necesita un motivo, que aparece en el informe.',
    neededBecause: 'Motivo para otra parte',
    neededBecauseMissing: 'Indica el motivo para otra parte.',
  },
  preview: {
    command:
      'Ejecuta este comando en {folder}, durante {minutes, plural, one {# minuto} other {# minutos}} como máximo, sin shell.',
    environment: 'Le da estas variables de entorno y ninguna otra. El backend lee sus propios archivos.',
    other: 'La carpeta ofrece otro comando: {suggested}',
  },
  log: {
    start: 'Ejecutando {command}',
    exit: 'Terminó con el código de salida {code, number}.',
    signal: 'Lo terminó la señal {signal}.',
    cutOff:
      '{by, select, time {Se paró al llegar a su límite de tiempo} other {Lo paró un operador}}; con él terminó todo lo que había iniciado.',
    counted: '{runner}: {passed, number} pasan, {failed, number} fallan, {skipped, number} omitidas.',
    notUnderstood: 'La salida no es de un ejecutor que Mudanza conozca: solo cuenta el código de salida.',
    cutOutput:
      'Escribió más de lo que muestra el registro en vivo{lines, plural, =0 {} other { (# líneas del medio no se conservaron)}}; el resto está en el archivo para descargar.',
  },
  criterion: {
    cutOff:
      '{by, select, time {Se alcanzó el límite de tiempo} other {Un operador lo paró}} antes de que terminaran las pruebas.',
    onlyOne: 'Solo se ejecutó «{name}». Ejecútalas todas para que este paso pase.',
    signal: 'Al comando lo terminó la señal {signal}.',
    exitOnly: 'Código de salida 0. La salida no nombra pruebas, así que solo se conoce el código de salida.',
    exitFailed:
      'Código de salida {code, number}. La salida no nombra pruebas, así que solo se conoce el código de salida.',
    none: 'No se ejecutó ninguna prueba.',
    counted: '{passed, number} pasan, {failed, number} fallan, {skipped, number} omitidas.',
    still:
      '{still, number} de {before, number} pruebas que pasaban antes siguen pasando ({percent, number} %; hace falta el {needed, number} %).',
    fewer:
      'Solo {still, number} de {before, number} pruebas que pasaban antes siguen pasando ({percent, number} %; hace falta el {needed, number} %).',
    share:
      'Pasan {passed, number} de {total, number} pruebas ({percent, number} %; hace falta el {needed, number} %).',
    tooFew:
      'Solo pasan {passed, number} de {total, number} pruebas ({percent, number} %; hace falta el {needed, number} %).',
    oddExit:
      'No falló ninguna prueba y, aun así, el código de salida es {code, number}: mira el final de la salida.',
    exit: 'El código de salida concuerda con las pruebas.',
    exitAlone:
      'Las pruebas no se leyeron por su nombre, así que no hay con qué comparar el código de salida.',
    oddPass:
      '{count, plural, one {Falló # prueba} other {Fallaron # pruebas}} y, sin embargo, el código de salida es 0: una integración continua lo daría por bueno.',
    noBaseline: 'No hay línea base con la que comparar prueba por prueba.',
    nothingNew:
      'Ninguna prueba falla de nuevo ni falta{better, plural, =0 {} one {; # pasa y antes fallaba} other {; # pasan y antes fallaban}}.',
    worse:
      '{failing, plural, =0 {} one {# prueba falla ahora} other {# pruebas fallan ahora}}{missing, plural, =0 {} one { # prueba falta} other { # pruebas faltan}}: {names}',
  },
} as const;

const chart = {
  showTable: 'Ver como tabla',
  hideTable: 'Ocultar la tabla',
  csv: 'CSV',
  svg: 'SVG',
  png: 'PNG',
  number: '{value, number}',
  ms: 'Milisegundos',
  msLog: 'Milisegundos (logarítmico)',
  seconds: 'Segundos',
  share: 'Parte de los tiempos (%)',
  interval: 'Intervalo del 95 %',
  limit: 'Límite {ms, number} ms',
  floor: 'Solo la red {ms, number} ms',
  live: {
    title: 'Hasta ahora',
    lead: 'P50, P95 y P99 de los tiempos enviados en directo, como mucho 50 por segundo; la evidencia se hace con todos.',
    series: 'Carga y lado',
  },
  overTime: {
    title: `SELECT 1 en el tiempo, ${SIDE}`,
    summary:
      'P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms; el límite es {limit, number} ms.',
  },
  distribution: {
    title: 'Cómo se reparten los tiempos de SELECT 1',
    summary: 'De {min, number} a {max, number} ms.',
  },
  beforeAfter: {
    title: 'Antes y después: SELECT 1',
    summary: 'El P95 pasó de {before, number} ms en el origen a {after, number} ms en el destino.',
    alone: 'El P95 es {after, number} ms en el destino; no hay origen con el que comparar.',
  },
  sweep: {
    title: 'Cada vez más conexiones a la vez',
    connections: 'Conexiones',
    throughput: 'Consultas por segundo',
    p95: 'P95 (ms)',
    knee: 'Por encima de {connections, plural, one {# conexión} other {# conexiones}}, más conexiones traen espera en vez de rendimiento.',
    noKnee:
      'El rendimiento siguió creciendo hasta {connections, plural, one {# conexión} other {# conexiones}}.',
    kneeLabel: 'Codo en {connections, number}',
  },
} as const;

const SERVICE = '{service, select, database {base de datos} redis {Redis} pms {PMS} other {{service}}}';

const health = {
  field: {
    liveUrl: 'Dirección de vida',
    liveUrlHelp:
      'Vacía: la que muestra la carpeta del backend, con la ruta de su código y el puerto de su archivo env o compose.',
    readyUrl: 'Dirección de disponibilidad',
    readyUrlHelp:
      'En su respuesta se lee lo que dice de la base de datos y de Redis. Vacía junto a una dirección de vida escrita: no la hay.',
    waitSeconds: 'Esperar como máximo (segundos)',
    waitSecondsHelp: 'A un backend que aún arranca se le vuelve a preguntar cada segundo.',
    assertions: 'Lo que debe contener la respuesta',
    assertionsHelp: 'Una línea por cada cosa: una ruta dentro del JSON, = y el valor.',
    header: 'Cabecera que enviar',
    headerHelp:
      'Nombre: valor. Se guarda sellada y solo se envía a ese servidor. Vacía conserva la guardada.',
    limitMs: 'Una respuesta puede tardar (ms)',
  },
  log: {
    found: 'La carpeta del backend muestra {url}: ruta de {path}, puerto de {port}.',
    answer: 'Intento {attempt, number}: {url} respondió {status} en {ms, number} ms.',
    problem:
      'Intento {attempt, number}: {url} {problem, select, refused {rechazó la conexión} timeout {no respondió a tiempo} redirect {redirige a otro servidor, y eso no se sigue} other {no se puede alcanzar}}.',
  },
  criterion: {
    problem:
      '{problem, select, refused {{url} rechaza la conexión: ¿está en marcha el backend?} timeout {{url} no respondió a tiempo.} redirect {{url} redirige a otro servidor ({original}), y eso no se sigue.} tooManyRedirects {{url} redirige sin fin.} other {No se puede alcanzar {url}: {original}}}',
    status: '{url} responde {status} en lugar de 200.',
    live: 'Vivo tras {seconds, number} s ({attempts, plural, one {# intento} other {# intentos}}).',
    noReady:
      'No se indicó dirección de disponibilidad, así que nada se sabe de los servicios que hay detrás del backend.',
    notJson:
      'La disponibilidad responde 200, pero con {type} en lugar de JSON, así que no se conocen sus servicios.',
    ready: 'La disponibilidad responde 200.',
    serviceOk: `La respuesta de disponibilidad dice: ${SERVICE} bien.`,
    serviceFailing: `La respuesta de disponibilidad dice que algo falla en: ${SERVICE}.`,
    serviceUnasked: `Sin una buena respuesta de disponibilidad no se sabe nada de: ${SERVICE}.`,
    notTimed: 'Sin buenas respuestas no hay tiempo de respuesta que juzgar.',
    serviceUnknown: `La respuesta de disponibilidad no menciona: ${SERVICE}.`,
    assertion: '{path} es {actual}, y se esperaba {expected}.',
    assertions:
      '{count, plural, =0 {No se pedía nada más a la respuesta.} one {La respuesta contiene lo que se pedía.} other {La respuesta contiene las # cosas que se pedían.}}',
    quick: 'La respuesta más lenta tardó {ms, number} ms (límite {limit, number} ms).',
    slow: 'La respuesta más lenta tardó {ms, number} ms, más de {limit, number} ms.',
  },
  view: {
    body: 'Respuesta de {url}',
    caption: 'Respuestas',
    url: 'Dirección',
    status: 'Estado',
    ms: 'ms',
    none: 'sin respuesta',
  },
} as const;

const watch = {
  page: {
    title: 'Monitorización',
    lead: 'Si el backend responde y cómo está ahora la base de datos de destino.',
    watch: 'Vigilancia de caídas',
    watchLead:
      'Pregunta al backend cada segundo hasta la firma final. El tiempo en que nadie preguntó es un hueco, no tiempo activo.',
    on: 'Vigilando',
    off: 'Sin vigilar',
    asks: 'Pregunta a {url}; la activó {name}.',
    url: 'Dirección de comprobación',
    urlHelp:
      'Todo lo que no sea una respuesta 200 en 3 segundos cuenta como caída. Se envía la cabecera guardada por el paso de salud.',
    start: 'Vigilar esta dirección',
    starting: 'Activando…',
    stop: 'Dejar de vigilar',
    stopping: 'Desactivando…',
    since: 'Vigilado desde',
    until: 'Última pregunta',
    upTime: 'Respondió',
    downTime: 'Caído en total',
    gapTime: 'Sin vigilar',
    strip: 'Registro: respondió {up}, caído {down}, sin vigilar {gap}.',
    caption:
      'Caídas y huecos, lo más reciente primero{left, plural, =0 {} other { (se omiten # anteriores)}}',
    what: 'Qué',
    from: 'Inicio',
    to: 'Fin',
    length: 'Duración',
    reason: 'Motivo',
    during: 'Pasos en marcha',
    breaks:
      'Caídas y huecos en la vigilancia{left, plural, =0 {} one {; no se muestra uno más corto} other {; no se muestran # más cortos}}',
    kind: { up: 'Respondió', down: 'Caída', gap: 'Nadie vigilaba' },
    clean: 'Ninguna caída y ningún hueco hasta ahora.',
  },
  none: 'No se vigiló nada, así que nada se sabe de caídas.',
  up: 'El backend respondió todo el tiempo: {minutes, plural, one {# minuto} other {# minutos}}, preguntado cada segundo.',
  outages:
    '{count, plural, one {El backend estuvo caído una vez} other {El backend estuvo caído # veces}}, {seconds, number} s en total.',
  gaps: 'No se vio ninguna caída, pero nadie vigiló durante {seconds, number} s ({count, plural, one {un hueco} other {# huecos}}).',
} as const;

const monitor = {
  panel: 'Base de datos de destino',
  panelLead: 'Se lee con una conexión breve cada pocos segundos mientras se mira esta página.',
  reading: 'Leyendo…',
  nothing: 'Nada ahora.',
  lost: 'No disponible porque el panel no respondió. Se vuelve a preguntar.',
  noTarget: 'No disponible porque aún no hay un destino conectado.',
  card: {
    connections: 'Conexiones',
    longestQuery: 'Consultas más largas',
    size: 'Tamaño',
    cache: 'Caché',
    statements: 'Sentencias (pg_stat_statements)',
    pools: 'Grupos de conexiones',
    log: 'Registro del backend',
    metric: 'Métrica',
  },
  row: {
    used: 'En uso',
    of: '{used, number} de {limit, number}',
    runs: '{user}, {state}, {seconds, number} s',
    size: 'Base de datos',
    limit: 'Límite del plan gratuito',
    disk: 'Disco del plan de pago',
    hits: 'Lecturas desde la caché',
    percent: '{percent, number} %',
    calls: '{calls, plural, one {# llamada} other {# llamadas}}, {mean, number} ms de media',
  },
  nearConnections: 'Están en uso {used, number} de {limit, number} conexiones.',
  longQuery: 'Una consulta de {user} lleva {seconds, number} s en marcha.',
  readOnly:
    'La base de datos es de solo lectura: en el plan gratuito ocurre por encima de su límite de tamaño.',
  nearSize:
    'La base de datos ocupa el {percent, number} % de lo que admite el plan gratuito; por encima pasa a solo lectura.',
  nearDisk:
    'La base de datos ocupa el {percent, number} % del disco. El disco de un plan de pago crece al llegar al 90 %, como mucho cuatro veces al día.',
  pool: {
    direct: 'Al destino se llega sin pooler: estas son las sesiones del servidor por programa.',
    noConsole:
      'Los poolers de Supabase no enseñan sus grupos a nadie: estas son las sesiones del servidor por programa, entre ellas las del pooler.',
    refused:
      'Este pooler no enseña sus grupos ({original}): estas son las sesiones del servidor por programa. Se le vuelve a preguntar en diez minutos.',
    waiting: '{count, plural, one {Un cliente espera} other {# clientes esperan}} una conexión del grupo.',
    near: 'Están conectados {clients, number} de los {limit, number} clientes que admite el pooler.',
    clients: 'Clientes',
    sessions:
      '{total, number}: {active, number} activas, {idle, number} inactivas, {idleInTransaction, number} inactivas en una transacción',
    pool: '{mode}: {clientsActive, plural, one {# cliente} other {# clientes}}, {clientsWaiting, number} en espera{longestWait, plural, =0 {} other { (# s)}}; {serversActive, plural, one {# conexión} other {# conexiones}} en uso, {serversIdle, plural, one {# libre} other {# libres}}',
  },
  log: {
    title: 'Registro del backend',
    lead: 'El final del registro, con las líneas de error marcadas. Cuentan las posteriores al cambio.',
    lines: 'Final del registro del backend',
    isError: 'Error',
    errors: 'Líneas de error desde el cambio',
    read: 'Líneas leídas',
    noCutOver: 'El archivo de entorno aún no se ha escrito, así que cuentan todas las líneas leídas.',
    notChosen:
      'No disponible porque no se eligió ningún registro. Indica un archivo o un contenedor en «Qué se observa».',
    noFolder: 'No disponible porque falta la carpeta del backend. Indíquela en los ajustes.',
    onlyErrors: 'Solo líneas de error',
  },
  metric: {
    title: 'Métrica del backend',
    lead: 'Se lee de su dirección de Prometheus.',
    notChosen: 'No disponible porque no se eligió ninguna dirección. Indica una en «Qué se observa».',
    more: '{count, plural, one {No se muestra un valor más.} other {No se muestran # valores más.}}',
  },
  pools: {
    title: 'Grupos de conexiones',
    lead: 'Quién espera una conexión y cuántas mantiene el pooler.',
  },
  settings: {
    title: 'Qué se observa',
    lead: 'Se guarda con la migración y se escribe en su archivo de plan.',
    compute: 'Plan y tamaño de cómputo del destino',
    computeHelp: 'Fija los límites por los que se guían los avisos y el barrido de latencia.',
    free: 'Plan gratuito (Nano)',
    paid: 'Plan de pago, {size}',
    diskGb: 'Disco (GB)',
    logFile: 'Archivo de registro del backend',
    logFileHelp: 'Dentro de la carpeta del backend, como logs/app.log.',
    container: 'Contenedor del backend',
    containerHelp: 'Su nombre o identificador; se lee con docker logs si no se indica un archivo.',
    metricsUrl: 'Dirección de Prometheus del backend',
    metricsUrlHelp: 'http o https, sin contraseña.',
    metricName: 'Nombre de la métrica',
    save: 'Guardar qué se observa',
    saving: 'Guardando…',
  },
  coldCache: 'Solo el {percent, number} % de las lecturas sale de la caché.',
  tooFewReads: 'No disponible porque se ha leído demasiado poco para saberlo.',
  noStatements: 'No disponible porque la extensión pg_stat_statements no está instalada.',
  refused: 'No disponible porque: {original}',
  noMetrics: 'No disponible porque {url} no dio métricas: {original}',
  noMetric: 'No disponible porque no hay una métrica {name}. Hay, entre otras: {some}',
  logErrors: '{count, plural, one {# línea de error} other {# líneas de error}} desde el cambio.',
} as const;

export const testing: Translation<typeof english> = { latency, crud, tests, chart, health, watch, monitor };
