import type { check as english } from '../en/check';
import type { Translation } from '../translation';

/** Textos de `npm run check`. */
export const check: Translation<typeof english> = {
  about:
    'Lo que Mudanza sabe, en una línea de comandos: sin servidor y sin estado. No se escribe nada si una opción no lo pide, y no se imprime ningún secreto. Una URL puede ser también «-» (entrada estándar) o «env:NOMBRE».',
  codes:
    'Códigos de salida: 0 nada en rojo; 1 algo en rojo; 2 uso incorrecto, o no se entendió la entrada; 3 no se pudo preguntar.',
  wrongUse: 'No se entendió la orden: no se preguntó nada.',
  stopped: 'Detenido. Lo que estaba abierto se revirtió.',
  refused: 'No se cambió nada: hay algo que lo impide.',
  undone: 'Deshecho.',
  option: {
    json: 'imprime un objeto JSON',
    lang: 'idioma de los textos',
    target: 'URL del destino',
    source: 'URL del origen; solo se lee',
    ca: 'archivo PEM de la CA que firma el certificado del servidor',
    schemas: 'esquemas, separados por comas; sin ella, public',
  },
  paste: {
    help: 'lo que un texto pegado (entrada estándar) dice de una conexión, y lo que está mal en él',
    understood: 'Se entendió:',
    not: 'En el texto no hay ninguna conexión, dirección de proyecto ni clave.',
  },
  classify: {
    help: 'la causa y los remedios de un error',
    sqlstate: 'SQLSTATE, o el nombre que Node da a un error de red (ECONNREFUSED)',
    text: 'el texto del error',
    place: 'quién lo dijo',
    unknown: 'Ninguna fila del catálogo conoce este texto.',
  },
  connection: {
    help: 'la escalera hasta un servidor: DNS, TCP, TLS, un inicio de sesión, agrupación, ida y vuelta',
    url: 'URL del servidor que usará el backend',
  },
  exposure: {
    help: 'quién llega a las tablas con la clave pública',
    lockDown: 'cierra las tablas: activa la seguridad por filas, o revoca',
    undo: 'vuelve a abrir lo que se cerró: archivo con aquella respuesta',
  },
  crud: {
    help: 'escribe, lee, cambia y borra filas propias en cada tabla',
    tables: 'solo estas tablas y las que ellas nombran, separadas por comas',
    clients: 'clientes a la vez en la primera tabla; 0 = ninguno',
  },
  latency: {
    help: 'idas y vueltas del destino, por turnos con las del origen',
    samples: 'muestras de cada carga (de 100 a 100000)',
    connections: 'conexiones a la vez como mucho; 0 = solo una',
    writes: 'mide también escrituras, en una tabla propia que se borra',
  },
  envDiff: {
    help: 'qué cambiaría en un archivo env, tal como lo ve quien lee el informe',
    driver: 'driver del backend; si no, el que muestra la carpeta',
    urlKey: 'clave de la URL; si no, la que muestra la carpeta',
  },
  data: {
    practice: 'Prepara una plataforma hotelera para probar: su esquema en ambos lados, filas en el origen',
    plant: 'Cambia una fila del destino de --practice, para que la comparación la encuentre',
    filling: 'Se llena el origen.',
    help: 'compara cada columna de cada fila de dos bases de datos; si se le pide, antes las copia',
    schemas: 'esquemas, separados por comas (public)',
    tables: 'comparar solo estas tablas, como esquema.tabla',
    leaveOut: 'tablas o columnas que se quedan atrás, como esquema.tabla',
    lanes: 'conexiones en cada lado, de 1 a 8 (4)',
    maxNamed: 'filas distintas nombradas por tabla (100)',
    copy: 'copiar antes las filas en las tablas vacías del destino: esto escribe; con Ctrl-C se vuelven a vaciar',
    again: 'lo mismo, tras vaciar lo que trajo un --copy anterior',
    sourceCa: 'fichero PEM de la CA del origen, si no es la de --ca',
  },
  follow: {
    help: 'copia una base de datos en otra y la sigue mientras se escribe en ella; compara ambas en un mismo instante y limpia. Escribe en las dos',
    tables: 'seguir solo estas tablas, como esquema.tabla',
    name: 'de qué toman nombre el slot y la publicación; con el mismo nombre continúa donde estaba',
    for: 'segundos que sigue; sin esto, hasta que el destino esté al día',
    untilCaughtUp: 'seguir hasta que el destino esté al día (es lo que pasa sin --for)',
    keep: 'dejar el slot y el diario para otra llamada con el mismo --name',
    clean: 'solo quitar lo que dejó una llamada anterior con este --name (todo lo nuestro sin --name)',
    prepared: 'Publicación de {count, plural, one {# tabla} other {# tablas}} creada en el origen.',
    resumed: 'Continúa desde {lsn}.',
    slot: 'Slot {slot} creado en {lsn}: seguirá todo lo que venga después.',
    following:
      '{transactions, plural, one {# transacción aplicada} other {# transacciones aplicadas}}, {lag, plural, one {falta # byte} other {faltan # bytes}}.',
    equal:
      'Ambos lados son iguales en {lsn}: {rows, plural, one {# fila} other {# filas}} de {count, plural, one {# tabla} other {# tablas}}.',
    differ: '{count, plural, one {Una tabla difiere} other {# tablas difieren}} en {lsn}.',
    kept: 'El slot {slot} queda en el origen y retiene su WAL. Para limpiar: --clean --name {name}',
    rehearse:
      'después ensaya el cambio con todo menos el cierre y el reinicio; 1 si la pausa fuera demasiado larga',
    roles: 'con --rehearse: roles de la aplicación en el origen; sin ello, los que se encuentren',
    maxSeconds: 'con --rehearse: segundos que puede durar la pausa (60)',
    withLock: 'con --rehearse: toma el bloqueo de verdad; quien escribe espera hasta que llega la marca',
    pause:
      'El cambio detendría las escrituras {ms, number} ms, {isLong, select, true {más de los} other {dentro de los}} {limit, number} s permitidos.',
    shutOut:
      '{count, plural, =0 {Nadie quedaría fuera del origen: no se encontró ningún rol.} one {# rol quedaría fuera del origen} other {# roles quedarían fuera del origen}}{count, plural, =0 {} other {; rechazados por el servidor: {refused}.}}',
    longOnes:
      '{count, plural, one {# transacción abierta ha escrito} other {# transacciones abiertas han escrito}}: el bloqueo la esperaría.',
    oneWay: 'No habría vuelta atrás sin pérdidas ({reason}).',
    cleaned: 'No queda nada en ninguno de los dos lados.',
    left: 'Sigue ahí: {names}',
  },
  redact: {
    help: 'el texto de la entrada estándar tal como se guardaría',
    secretFile: 'archivo con secretos conocidos, uno por línea',
  },
  backend: {
    help: 'cada camino a Postgres en la carpeta de un backend: URL, ajustes, código y lo que se rompería',
    mode: 'cómo trata una sesión el servidor de la URL',
    observed: 'archivo con una respuesta de «connection --json»: lo que se vio cuenta más que --mode',
    session: 'URL de la conexión en modo sesión o directa, para la herramienta de migraciones',
    envFile: 'archivo env, relativo a la carpeta; si no, el que muestra la carpeta',
    none: 'Nada en la carpeta muestra cómo llega a Postgres.',
  },
  schema: {
    help: 'previsualiza un archivo de esquema; despliega, compara o deshace si se pide',
    deploy: 'lo despliega; la respuesta lleva el registro que pide --undo',
    verify: 'compara el destino (y el origen) con lo que construye el archivo',
    accepted: 'archivo con diferencias aceptadas, una por línea',
    undo: 'deshace un despliegue: archivo con su registro',
  },
};
