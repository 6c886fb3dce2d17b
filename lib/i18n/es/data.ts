import type { data as english } from '../en/data';
import type { Translation } from '../translation';

/** Textos de la fase en la que se mueven las filas. */
export const data: Translation<typeof english> = {
  noSource: 'Esta migración no tiene origen, así que no hay filas que mover.',
  progress: '{size, number, size} de filas copiados',
  field: {
    again: 'Tablas que se vuelven a comparar',
    accept: {
      largeObjects: 'Los objetos grandes se quedan',
      otherDatabases: 'Las otras bases del servidor se quedan',
      prepared: 'Las filas de transacciones preparadas abiertas se quedan',
    },
    acceptHelp: {
      largeObjects: 'No se pueden copiar de esta forma: muévelos con pg_dump o renuncia a ellos.',
      otherDatabases: 'Una migración es de una sola base; las otras necesitan la suya.',
      prepared: 'Ninguna instantánea ve lo que retiene una transacción preparada hasta que se confirma.',
    },
    onFilled: 'Tablas que ya tienen filas',
    onFilledHelp: 'Qué pasa con las tablas del destino que no están vacías. La vista previa las nombra.',
    filled: {
      refuse: 'Negarse y nombrarlas',
      missing: 'Dejarlas como están y copiar solo las vacías',
      again: 'Vaciar lo que trajo una copia anterior y empezar de nuevo',
    },
    leaveOut: 'Tablas que se excluyen',
    leaveOutHelp:
      'Una por línea, como esquema.tabla o esquema.tabla.columna. Sus filas se quedan atrás y el informe lo dice en su primera página. «large objects» y «other databases» aceptan esas pérdidas.',
    lanes: 'Carriles',
    lanesHelp:
      'Cuántas tablas o partes de tablas se copian a la vez; cada carril usa una conexión en cada lado.',
    chunkMb: 'Parte de una tabla, en MB',
    chunkMbHelp:
      'Las tablas grandes se cortan en partes de este tamaño, para que las compartan varios carriles.',
    deferIndexes: 'Índices secundarios',
    deferIndexesHelp:
      'Los que no son únicos ni pertenecen a una restricción pueden crearse después de las filas: es más rápido y mientras tanto no falta ninguna regla sobre las filas.',
    defer: {
      auto: 'Crearlos después donde compense',
      always: 'Crearlos todos después',
      never: 'Conservarlos mientras llegan las filas',
    },
    only: 'Solo estas tablas',
    onlyHelp: 'Una por línea, como esquema.tabla. Vacío compara todas; lo que no se compara no se marca.',
    maxNamed: 'Filas nombradas por tabla',
    maxNamedHelp: 'Cuántas filas distintas se enumeran por su clave. Todas se cuentan.',
  },
  stage: {
    snapshot: 'Se retiene un mismo instante del origen para todos los carriles.',
    rows: 'Copiando filas.',
    indexes: 'Creando los índices que se habían quitado.',
    sequences: 'Poniendo las secuencias donde están las del origen.',
    analyze: 'Dando al planificador sus cifras (ANALYZE).',
    views: 'Llenando las vistas materializadas.',
    orphans: 'Contando en ambos lados las filas sin su fila padre.',
    verify: 'Comparando cada columna de cada fila con el instante que se copió.',
  },
  log: {
    paused: '{by} la detuvo tras las partes en curso.',
    goesOn: 'Continúa.',
    noSource: 'No hay ningún origen guardado: no se ha preguntado nada.',
    looked: '{count, plural, one {# tabla} other {# tablas}} con {size, number, size} de filas tienen sitio.',
    plan: '{count, plural, one {# tabla} other {# tablas}} en {chunks, plural, one {# parte} other {# partes}}, {size, number, size}.',
    chunk:
      '{table}: {rows, plural, one {# fila} other {# filas}}, {size, number, size} en {ms, number} ms (carril {lane}).',
    comparing: 'Comparando {count, plural, one {# tabla} other {# tablas}}.',
    gone: 'Comparadas antes y ya no están en el origen: {names}.',
    equal: '{table}: {rows, plural, one {# fila es igual} other {# filas son iguales}}.',
    differs: '{table} es distinta ({rows, plural, one {# fila} other {# filas}} en el origen).',
  },
  rows: {
    equal:
      '{rows, plural, one {La única fila} other {Las # filas}} de {count, plural, one {# tabla} other {# tablas}} {rows, plural, one {es igual} other {son iguales}} en todas las columnas.',
    equalThen:
      '{rows, plural, one {La única fila} other {Las # filas}} de {count, plural, one {# tabla} other {# tablas}} {rows, plural, one {es igual} other {son iguales}} en todas las columnas. {kept, plural, one {# de estas tablas no se consultó de nuevo: se comparó} other {# de estas tablas no se consultaron de nuevo: se compararon}} antes, la primera el {at, date, instant}: {names}.',
    none: 'No se comparó ninguna tabla.',
    differ:
      '{count, plural, one {Una tabla es distinta} other {# tablas son distintas}}. {table}: filas en el origen: {source, number}, en el destino: {target, number}{keys, select, none {} other {; claves: {keys}}}.',
  },
  preflight: {
    source: 'Se pueden copiar {count, plural, one {# tabla} other {# tablas}} con {size, number, size}.',
    noSource:
      'No hay ningún origen guardado, así que no se puede mover ninguna fila: es una migración solo del esquema, o las filas se mueven por otro medio.',
    doorSession: '{target} conserva la sesión, según se observó en el paso 1.1.',
    doorTransaction:
      '{target} agrupa transacciones, según se observó en el paso 1.1: la copia necesita la conexión de sesión. Guárdala en el paso 0.1.',
    doorUnknown: 'No se observó cómo agrupa {target}: ejecuta antes el paso 1.1.',
    readOnly: 'El destino es de solo lectura para {role}.',
    rowSecurity:
      'La seguridad por filas está activa en {count, plural, one {una tabla} other {# tablas}} del origen ({names}) y {role} no puede leer sin ella: si no es su propietario, la copia se niega en lugar de perder filas.',
    circular:
      'Hay claves foráneas en círculo y el rol no puede desactivar las comprobaciones: {names}. Permítele session_replication_role, o quita una de las claves hasta que lleguen las filas.',
    replica:
      '{role} puede desactivar comprobaciones y disparadores mientras llegan las filas (session_replication_role).',
    origin:
      '{role} no puede desactivar las comprobaciones: las tablas padre se copian antes que las hijas y se comprueba cada clave foránea, más o menos el doble de lento.',
    room: 'Hacen falta unos {needed, number, size} y el plan deja libres {free, number, size}.',
    noRoom:
      'Hacen falta unos {needed, number, size}, pero el límite del plan, {limit, number, size}, deja {free, number, size}: la base de datos pasaría a solo lectura. Contrata un plan mayor o excluye tablas.',
    roomUnknown:
      'Hacen falta unos {needed, number, size}. No se sabe cuánto permite el plan del destino: mira el disco antes de empezar.',
    noPlace:
      '{count, plural, one {Un elemento no tiene} other {# elementos no tienen}} sitio en el destino: {names}. Despliega un esquema que los tenga o exclúyelos por su nombre.',
    unfilled:
      'Hay columnas del destino que quedarían vacías y no pueden: {names}. Dales un valor por defecto.',
    leftOut: 'Excluido por su nombre: {names}. Sus datos se quedan atrás.',
    places: 'Cada tabla y cada columna del origen tiene su sitio en el destino.',
    largeObjects:
      '{count, plural, one {# objeto grande} other {# objetos grandes}} del origen se quedarían atrás: no se pueden copiar así. Muévelos con pg_dump o acéptalo con las palabras «{word}».',
    otherDatabases:
      'Otras bases de datos del servidor no forman parte de esta migración: {names}. Acéptalo con las palabras «{word}».',
    nothingBehind: 'No se queda atrás nada más con datos sin nombrar.',
    filled:
      '{count, plural, one {Una tabla} other {# tablas}} del destino ya {count, plural, one {contiene} other {contienen}} filas: {names}. Deshaz una copia anterior o exclúyelas.',
    empty: 'Las tablas del destino están vacías.',
    fits: 'El destino acepta cada fila tal como es: ninguna columna es más estrecha ni ninguna comprobación más estricta que en el origen.',
    fitsNot:
      'El destino rechazaría filas ({count, plural, one {una regla} other {# reglas}}; filas contadas hasta 1000): {names}. Despliega el esquema tal como lo tiene el origen, corrige las filas o excluye la tabla.',
    guarded:
      'La seguridad por filas del destino está vigente para {role} en {names}: allí no se pueden cargar filas. Conéctate con un rol con BYPASSRLS, o quita FORCE ROW LEVEL SECURITY hasta que lleguen las filas.',
    setAside:
      'Se quitan hasta que lleguen las filas y se reponen como están ahora: {names}. Hay filas del origen que las incumplen (contadas hasta 1000; NOT VALID no dice nada de las filas anteriores), o consultan otras filas.',
    otherTypes:
      'De otro tipo en el destino: {names}. La carga o la comparación mostrará si cambia algún valor.',
    keyless: 'Sin clave, las filas distintas se pueden contar pero no nombrar: {names}.',
    keys: 'Cada tabla tiene una clave con la que nombrar una fila.',
    encoding: 'Ambas bases de datos están en {source}.',
    otherEncoding:
      'El origen está en {source} y el destino en {target}: los textos se convierten y se comparan con un hash más lento que es igual en ambos.',
    sqlAscii:
      'El origen está en SQL_ASCII, que no dice nada de sus textos: conviértelo antes a UTF-8, o el primer byte que no lo sea detendrá la copia.',
    prepared:
      'Hay {count, plural, one {una transacción preparada} other {# transacciones preparadas}} sin cerrar ({names}); lo que retienen no está en ninguna instantánea: confírmalas o deshazlas antes.',
    oldTransaction:
      'Hay una transacción abierta desde hace {minutes, plural, one {# minuto} other {# minutos}}.',
    quiet: 'No hay ninguna transacción larga ni preparada abierta.',
  },
  preview: {
    again:
      'Vaciar {count, plural, one {la tabla} other {las # tablas}} que llenó una copia anterior ({rows, plural, one {# fila} other {# filas}}), según su diario',
    missing:
      'Dejar como están {count, plural, one {una tabla que ya tiene} other {# tablas que ya tienen}} filas',
    largeObjects: 'Dejar {count, plural, one {# objeto grande} other {# objetos grandes}} en el origen',
    behind: 'Dejar en el origen las filas de {count, plural, one {una tabla} other {# tablas}}',
    copy: 'Copiar {count, plural, one {# tabla} other {# tablas}} ({size, number, size}) en {lanes, plural, one {# carril} other {# carriles}}',
    setAside:
      'Quitar {count, plural, one {# restricción} other {# restricciones}} que filas del origen incumplen o que consultan otras filas, y {count, plural, one {reponerla} other {reponerlas}} como ahora después de las filas',
    indexes:
      'Quitar {count, plural, one {# índice} other {# índices}} y crearlos de nuevo después de las filas',
    after:
      'Poner las secuencias, ANALYZE, llenar las vistas materializadas, contar huérfanas, comparar cada fila',
    replica:
      'Las claves foráneas y los disparadores callan mientras llegan las filas; después se cuentan las huérfanas en ambos lados.',
    origin:
      'El rol no puede silenciar las claves foráneas: primero se copian las tablas padre, y los disparadores de usuario se desactivan mientras tanto.',
  },
  copy: {
    moved:
      '{rows, plural, one {Llegó # fila} other {Llegaron # filas}} de {count, plural, one {# tabla} other {# tablas}} ({size, number, size}) en {seconds, plural, one {# segundo} other {# segundos}}; salieron tantas como llegaron.',
    unequal: 'No llegaron tantas filas como salieron: {names}.',
    notVerified: 'Las filas no se compararon.',
    orphans: 'El destino tiene filas sin su fila padre que el origen no tiene: {names}.',
    knownOrphans:
      '{rows, plural, one {# fila no tiene} other {# filas no tienen}} fila padre, como en el origen.',
    noOrphans:
      'Cada fila tiene su fila padre ({count, plural, one {# clave foránea contada} other {# claves foráneas contadas}} en ambos lados).',
    sequences:
      '{count, plural, one {# secuencia está} other {# secuencias están}} donde {count, plural, one {la del origen} other {las del origen}}.',
    sequencesLost: 'Hay secuencias del origen sin sitio en el destino: {names}.',
    back: 'Índices, disparadores, restricciones y cifras del planificador están como deben ({count, plural, one {# objeto consultado} other {# objetos consultados}}).',
    notBack: 'No está como antes de la copia: {names}. Deshaz la copia o vuelve a crearlo a mano.',
    notHeld: 'Ahora NOT VALID en el destino, aunque válida en el origen: las filas no cumplen {names}.',
    brokenAside: 'NOT VALID como en el origen, y hay filas que incumplen {names} (contadas hasta 1000).',
    unanalysed: 'El planificador no tiene cifras de {names}: ejecuta ANALYZE.',
    left: 'Se quedó atrás, por su nombre: {names}.',
    nothingLeft: 'No se quedó nada atrás.',
  },
  verify: {
    complete: 'Se compararon todas las tablas y columnas del origen.',
    kept: 'Se compararon todas las tablas y columnas del origen, {count, plural, one {una de ellas} other {# de ellas}} en una ejecución anterior: la hora figura al lado.',
    notCompared: 'No se comparó: {names}.',
    lost: '{count, plural, one {Una tabla} other {# tablas}} del origen no {count, plural, one {está} other {están}} en el destino: {names}.',
  },
  view: {
    way: {
      follow:
        'El plan sigue el origen mientras la aplicación continúa, porque nada lo impide: el cambio tarda entonces menos de un segundo.',
      mend: 'Algo impide ambos caminos ({obstacles}): arréglalo primero y el plan seguirá el origen.',
      provider:
        'El plan toma el camino con pausa, porque {name} no tiene replicación lógica: la aplicación está parada hasta que cada fila está copiada y comparada.',
      settings:
        'Tal como está, el plan toma el camino con pausa, porque el origen no se puede seguir ({obstacles}). Arréglalo como dice el criterio, mira otra vez y el plan lo seguirá.',
      unknown:
        'El plan toma el camino con pausa, porque no se pudo preguntar al origen si se puede seguir (como antes de PostgreSQL 11).',
      goTo: 'Ir a {number} {title}',
    },
    again: 'Comparar otra vez',
    againTable: 'Comparar otra vez: {table}',
    comparedAt: 'antes:',
    checksum: 'Suma',
    sumEqual: 'igual',
    sumDiffers: '{bad, plural, one {difiere # parte} other {difieren # partes}}, de {all, number}',
    number: '{value, number}',
    size: '{value, number, size}',
    seconds: '{value, number, ::.0} s',
    stage: {
      snapshot: 'Instantánea',
      rows: 'Filas',
      indexes: 'Índices',
      sequences: 'Secuencias',
      analyze: 'ANALYZE',
      views: 'Vistas',
      orphans: 'Huérfanas',
      verify: 'Comparación',
    },
    table: 'Tabla',
    source: 'Filas en el origen',
    target: 'Filas en el destino',
    state: 'Estado',
    bytes: 'Bytes',
    time: 'Tiempo',
    keys: 'Filas distintas, por su clave',
    equal: 'igual',
    differs: 'distinta',
    cut: 'y más',
    none: 'sin clave: solo contadas',
    stages: 'En qué se fue el tiempo',
    caption: 'Filas, tabla por tabla',
    missing: 'falta',
    extra: 'sobra',
    different: 'distinta',
    more: '{count, plural, one {# tabla más, igual} other {# tablas más, iguales}}',
    estimated: 'Filas (estimación)',
    key: 'Clave',
    noKey: 'ninguna',
  },
  undo: {
    truncate:
      'Vaciar exactamente {count, plural, one {la tabla} other {las # tablas}} que llenó la copia ({rows, plural, one {# fila} other {# filas}})',
    switched:
      'La aplicación se envió a este destino: deshaz antes el cambio (D.7), que trae de vuelta lo que se escribió aquí.',
    foreign: 'Alguien más escribió en ellas desde entonces; sus filas también se irían: {tables}.',
  },
};
