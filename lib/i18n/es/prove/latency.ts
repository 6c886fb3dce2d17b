const WORKLOAD =
  '{workload, select, select1 {SELECT 1} lookup {búsqueda por índice} insert {inserción} transaction {transacción de tres sentencias} connect {conexión nueva} other {{workload}}}';
const SIDE = '{side, select, source {origen} target {destino} other {{side}}}';

export const latency = {
  left: {
    names:
      'Mientras se ejecuta, escribe en el esquema {schema} del destino; una medición interrumpida lo deja.',
    schema: 'Eliminar el esquema {schema} y lo que la medición escribió en él',
  },
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
    queries: `Envía {queries, plural, one {# consulta} other {# consultas}} al ${SIDE} por {connections, plural, one {# conexión} other {# conexiones}}, de una en una, durante {seconds, plural, one {# segundo} other {# segundos}} como máximo.`,
    writes:
      'Crea en el destino un esquema mudanza_probe_… para la inserción y la transacción, y lo elimina al final.',
    sweep:
      'Pregunta SELECT 1 por hasta {connections, plural, one {# conexión} other {# conexiones}} a la vez, nunca más de las que le sobran al servidor.',
    withinPooler:
      'Pregunta SELECT 1 por hasta {connections, plural, one {# conexión} other {# conexiones}} a la vez; el pooler admite {limit, plural, one {# cliente} other {# clientes}} con el tamaño de cómputo {compute}.',
    pooler:
      'Pregunta SELECT 1 por hasta {connections, plural, one {# conexión} other {# conexiones}} a la vez en lugar de {asked, number}: el pooler admite {limit, plural, one {# cliente} other {# clientes}} con el tamaño de cómputo {compute}, y una quinta parte queda para los demás.',
    sessionPool:
      'Pregunta SELECT 1 por hasta {connections, plural, one {# conexión} other {# conexiones}} a la vez en lugar de {asked, number}: en modo sesión el pooler admite tantos clientes como conexiones tiene su grupo ({limit, number} si nadie lo amplió), y una quinta parte queda para los demás.',
  },
  log: {
    workload: `Midiendo ${WORKLOAD}: {samples, plural, one {# vez} other {# veces}}{sides, plural, one {} other { en cada lado, por turnos}}.`,
    sweep: 'Midiendo con cada vez más conexiones a la vez.',
    result: `${WORKLOAD}, ${SIDE}: P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms ({n, plural, one {# vez} other {# veces}}).`,
    failed: `${WORKLOAD}, ${SIDE}: no se pudo medir hasta el final. {original}`,
    stopped:
      '{reason, select, cancelled {Un operador la paró} time {Se alcanzó el límite de tiempo} other {Se perdió la conexión}}; se conserva lo medido hasta entonces.',
  },
  criterion: {
    tooFew:
      'Solo {n, plural, one {se cronometró # pregunta} other {se cronometraron # preguntas}}, de al menos {enough, number}.',
    p95Below:
      'El P95 es {p95, number} ms, por debajo del límite de {limit, number} ms ({n, plural, one {# pregunta} other {# preguntas}}).',
    p95Above:
      'El P95 es {p95, number} ms y no queda por debajo del límite de {limit, number} ms ({n, plural, one {# pregunta} other {# preguntas}}).',
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
    measured: 'El P95 del origen es {p95, number} ms ({n, plural, one {# pregunta} other {# preguntas}}).',
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
    'El barrido llegó a {allowed, plural, one {# conexión} other {# conexiones}} en lugar de {asked, number}: {by, select, pooler {el pooler no admite más clientes con este tamaño de cómputo, dejando una quinta parte a los demás} sessionPool {el modo sesión admite tantos clientes como conexiones tiene el grupo, dejando una quinta parte a los demás} other {al servidor no le sobran más}}.',
} as const;
