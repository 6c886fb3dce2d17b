import type { follow as english } from '../en/follow';
import type { Translation } from '../translation';

/** Textos del seguimiento de un origen en el que se escribe. */
export const follow: Translation<typeof english> = {
  field: {
    others: 'Borrar también los slots ajenos que nadie lee',
    othersHelp: 'Solo si su migración ya no existe: pierde lo que esperaba en ellos.',
    notes: 'También las notas del destino',
    notesHelp:
      'Lo que las copias, los seguimientos y los cambios anotaron de sí mismos. Sin ellas ya no se deshace ninguna copia ni ningún cambio.',
    minutes: 'Minutos',
    minutesHelp:
      'Vacío: hasta que lo detengas, también tras reinicios de esta máquina. 0: hasta que el destino esté al día. Detenerlo no pierde nada: continúa donde estaba.',
    verify: 'Comparar ambos lados al final',
    verifyEvery: 'Minutos entre dos comparaciones exactas',
    verifyEveryHelp:
      'Ambos lados se comparan en un mismo punto del registro mientras se escribe en los dos; 0 para nunca.',
    everything: 'Consultar todas las tablas en cada comparación',
    everythingHelp:
      'Si no, una tabla que era igual y para la que no llegó nada desde entonces no se consulta de nuevo; se nombra con la hora en que se comparó.',
  },
  preview: {
    source:
      'Crear en el origen una publicación de {count, plural, one {# tabla} other {# tablas}}{identities, plural, =0 {} one { y una identidad para # tabla} other { e identidades para # tablas}}',
    slot: 'La copia creará en el origen el slot {slot}: desde entonces guarda su WAL hasta que se lea aquí',
    follow:
      'Aplicar lo que trae {slot} desde {lsn}{isOpen, select, yes { hasta que lo detengas} other {{minutes, plural, =0 { hasta que el destino esté al día} one { durante # minuto} other { durante # minutos}}}}',
    held: 'Crear el slot {slot} en el origen y copiar en su instante',
    mixed:
      'Aquí no se pueden copiar solo las tablas que faltan: el seguimiento parte de un mismo instante para todas. Copia todo de nuevo.',
  },
  obstacle: {
    walLevel:
      'wal_level es {level}: ponlo en logical (en RDS rds.logical_replication = 1, en Cloud SQL cloudsql.logical_decoding = on) y reinicia el servidor.',
    standby: 'Este servidor es una réplica: conéctate al primario.',
    slots:
      'Todos los slots de replicación están ocupados: sube max_replication_slots o borra uno que nadie use.',
    senders: 'Todos los WAL senders están ocupados: sube max_wal_senders.',
    role: 'El rol no puede replicar: ALTER ROLE … REPLICATION, o en RDS GRANT rds_replication.',
    publish: 'El rol no puede crear una publicación: GRANT CREATE ON DATABASE, y ser dueño de las tablas.',
    prepared: 'Hay transacciones preparadas: un slot espera a que acaben. Confírmalas o deshazlas.',
  },
  provider: {
    how: 'El origen está en {name}. Allí: {setting}; rol: {role}; {restart, select, reboot {después reinicia el servidor} none {no hace falta reiniciar} other {pregunta al proveedor por el reinicio}}. {limit, select, idleSlots {Los slots que nadie lee durante unas 40 horas se borran allí. } noKeepSize {Allí no se puede limitar cuánto registro retiene un slot (max_slot_wal_keep_size): vigila el disco. } support {Lo activa su soporte, para espacios desde Pro y discos desde 10 GB, y quiere saber el rol. } directHost {Solo replica la dirección directa, no el pooler; max_slot_wal_keep_size se fija con su línea de órdenes. } flyDirect {Usa direct.….flympg.net, no pgbouncer.….flympg.net. } other {}}Fuente: {source}',
    cannot: '{name} no tiene replicación lógica, así que allí no se puede seguir al origen. Fuente: {source}',
    pause:
      'El camino con pausa: detén a quien escribe, copia, compara y cambia. La copia de un ensayo dice cuánto dura: su tiempo es la pausa.',
  },
  prepare: {
    published:
      '{count, plural, one {# tabla está publicada} other {# tablas están publicadas}}, y ninguna más.',
    notPublished: 'La publicación no tiene lo que se pidió: {names}.',
    identities:
      'Cada tabla dice de qué fila es un cambio{count, plural, =0 {} one {; # recibió para ello una identidad} other {; # recibieron para ello una identidad}}.',
    lacking: 'UPDATE y DELETE fallarían en el origen por falta de identidad: {names}.',
    limited: 'El origen guarda como mucho {megabytes, number} MB de WAL por slot (max_slot_wal_keep_size).',
    unlimited:
      'Nada limita el WAL que el origen guarda para un slot (max_slot_wal_keep_size): si se olvida, llena el disco.',
  },
  undo: {
    source:
      'Quitar del origen slot, publicación e identidades ({count, plural, one {# nombre} other {# nombres}})',
  },
  lag: {
    unknown: 'No se ha mirado.',
    small:
      '{transactions, plural, one {# transacción aplicada} other {# transacciones aplicadas}}; retraso de {megabytes, number} MB y {seconds, number} s.',
    large:
      'El destino va {megabytes, number} MB y {seconds, number} s por detrás ({transactions, plural, one {# transacción aplicada} other {# transacciones aplicadas}}).',
  },
  held: {
    small: 'El origen retiene para nosotros {held, number} MB de WAL, de los {limit, number} MB que puede.',
    large:
      'El origen retiene para nosotros {held, number} MB de WAL, más de la mitad de los {limit, number} MB tras los que se pierde el slot.',
    unlimited: 'El origen retiene para nosotros {held, number} MB de WAL, y nada lo limita.',
  },
  schema: {
    same: 'Cada tabla que se sigue es la que era cuando empezó el seguimiento: columnas, claves, reglas, índices, valores por defecto, triggers, valores de enums. Las vistas y funciones no se vigilan.',
    others:
      'Ninguna fila sufre por ello, pero el destino no lo tiene: {names}. Haz allí lo mismo antes del cambio.',
    changed: 'El esquema del origen ha cambiado: {changes}.',
  },
  compared: {
    kept: 'Se han comparado todas las tablas y columnas; {count, plural, one {# tabla de {tables, number}, comparada} other {# de {tables, number}, comparadas}} antes, a la hora que figura al lado: desde entonces no llegó ningún cambio para ellas y ningún servidor contó una escritura. Una escritura que ningún servidor haya contado todavía no se busca ahí.',
  },
  clean: {
    notes:
      'Borrar también las notas del destino (esquema {schema}): después no se deshace ninguna copia ni ningún cambio',
    notesUnknown: 'No se preguntó si hay notas en el destino.',
    noNotes: 'El destino no tiene ninguna nota nuestra (esquema mudanza_rows).',
    notesNeeded:
      'Nuestras notas siguen en el destino (esquema mudanza_rows): {names} todavía {count, plural, one {las necesita} other {las necesitan}}.',
    notesStay:
      'Nuestras notas siguen en el destino (esquema mudanza_rows, {count, plural, one {# tabla} other {# tablas}}): deshacer una copia o un cambio las necesita. Cuando nadie quiera volver, limpia otra vez con «También las notas del destino».',
    reverse: 'Renunciar al camino de vuelta: {slot} en el destino y su diario en el origen',
    strangeDropped: 'Borrar también lo que nadie lee, de migraciones que ya no existen: {names}',
    action:
      'Quitar lo nuestro en ambos lados ({count, plural, one {# nombre} other {# nombres}} en el origen)',
    strangeOne: '{name} es de otra mudanza o de una que se perdió; retiene {megabytes, number} MB.',
    left: 'Sigue ahí: {names}.',
    nothing:
      'No queda nada de esta mudanza en ninguno de los lados ({count, plural, one {# quitado} other {# quitados}}).',
    noStrange: 'No hay ningún otro slot de Mudanza en lo consultado.',
  },
  reverse: {
    action: 'Escribir en el origen lo que {slot} trae de vuelta del destino desde {lsn}',
    alone:
      'El origen sigue cerrado para su aplicación: solo este relé puede escribir allí. Ábrelo únicamente mediante la reversión.',
    lost: 'El registro que {slot} debía leer ya no existe: volver ahora pierde lo que se escribió en el destino.',
    sequences:
      '{count, plural, =0 {Las secuencias del origen están más allá de lo que dio el destino.} one {# secuencia del origen se puso más allá de lo que dio el destino.} other {# secuencias del origen se pusieron más allá de lo que dio el destino.}}',
    undo: 'Renunciar al camino de vuelta: borrar {slot} y su publicación en el destino, y el diario en el origen',
  },
  slots: {
    unknown: 'No se preguntó si hay slots de Mudanza en este servidor.',
    active: 'En este servidor trabajan otros seguimientos: {names}.',
    orphaned:
      '{count, plural, one {Hay un slot de Mudanza} other {Hay # slots de Mudanza}} que nadie lee: {names}.{there, select, none {} other { En el destino: {there}.}} Guarda {held, number, size} de WAL, cada día más, hasta llenar el disco. Si su migración ya no existe, ejecuta allí: {statements} (o Limpiar con «también los ajenos»).',
  },
  preflight: {
    unknown: 'No se preguntó si se puede seguir al origen.',
    can: 'Se puede seguir al origen mientras se escribe en él: así el cambio dura segundos.',
    canAt:
      'Se puede seguir al origen mientras se escribe en él: así el cambio dura segundos. Está en {name}. {limit, select, idleSlots {Los slots que nadie lee durante unas 40 horas se borran allí. } noKeepSize {Allí no se puede limitar cuánto registro retiene un slot (max_slot_wal_keep_size): vigila el disco. } support {Lo activa su soporte, para espacios desde Pro y discos desde 10 GB, y quiere saber el rol. } directHost {Solo replica la dirección directa, no el pooler; max_slot_wal_keep_size se fija con su línea de órdenes. } flyDirect {Usa direct.….flympg.net, no pgbouncer.….flympg.net. } other {}}Fuente: {source}',
    plain:
      'Tal como está, el origen no se puede seguir ({obstacles}): pon wal_level = logical, reinicia y usa un rol con REPLICATION. {isKnown, select, yes {A la velocidad de la última copia, una mudanza con pausa detendría la aplicación unos {seconds, plural, one {# segundo} other {# segundos}}.} other {Una mudanza con pausa detiene la aplicación lo que duren una copia y su comparación; una primera copia lo mide.}}',
    how: 'Tal como está, el origen no se puede seguir ({obstacles}). En {name}: {setting}; rol: {role}; {restart, select, reboot {después reinicia el servidor} none {no hace falta reiniciar} other {pregunta al proveedor por el reinicio}}. {limit, select, idleSlots {Los slots que nadie lee durante unas 40 horas se borran allí. } noKeepSize {Allí no se puede limitar cuánto registro retiene un slot (max_slot_wal_keep_size): vigila el disco. } support {Lo activa su soporte, para espacios desde Pro y discos desde 10 GB, y quiere saber el rol. } directHost {Solo replica la dirección directa, no el pooler; max_slot_wal_keep_size se fija con su línea de órdenes. } flyDirect {Usa direct.….flympg.net, no pgbouncer.….flympg.net. } other {}}Fuente: {source} {isKnown, select, yes {A la velocidad de la última copia, una mudanza con pausa detendría la aplicación unos {seconds, plural, one {# segundo} other {# segundos}}.} other {Una mudanza con pausa detiene la aplicación lo que duren una copia y su comparación; una primera copia lo mide.}}',
    cannot:
      '{name} no tiene replicación lógica, así que no se puede seguir al origen. Fuente: {source} {isKnown, select, yes {A la velocidad de la última copia, una mudanza con pausa detendría la aplicación unos {seconds, plural, one {# segundo} other {# segundos}}.} other {Una mudanza con pausa detiene la aplicación lo que duren una copia y su comparación; una primera copia lo mide.}}',
  },
  back: {
    carried:
      'Cerrar el destino, traer de vuelta lo escrito allí desde el cambio, comparar ambos lados y dejar entrar de nuevo a la aplicación en el origen ({roles})',
    untouched:
      'Dejar entrar de nuevo a la aplicación en el origen ({roles}); nadie ha escrito en el destino desde el cambio',
    lost: 'Dejar entrar de nuevo a la aplicación en el origen ({roles}) y perder lo escrito en el destino desde entonces: {tables}',
    stopFirst:
      'Detén antes «Llevar los cambios de vuelta» (D.8), en su página: ahora mismo está trayendo cambios de vuelta, y solo puede hacerlo uno. Detenerlo no pierde nada.',
    pointFirst:
      'Apunta antes el backend al origen y reinícialo: mientras siga escribiendo en el destino, volver se rechaza y no cambia nada.',
    done: {
      carried:
        'Todo está de vuelta en el origen; al final {transactions, plural, one {volvió # transacción} other {volvieron # transacciones}}.',
      untouched: 'El origen está abierto de nuevo.',
      lost: 'El origen está abierto de nuevo, sin lo que se escribió en el destino.',
    },
    noSwitch: 'La aplicación nunca se cambió de base de datos: ninguna fila tenía que volver.',
    wasUntouched: 'Nadie había escrito en el destino desde el cambio: no se pierde nada.',
    wasLost: 'Lo escrito en el destino desde el cambio se pierde, como se aceptó: {tables}.',
    wasCarried:
      'Todo lo escrito en el destino volvió ({transactions, plural, one {# transacción} other {# transacciones}} al final); antes de abrir el origen {compared, plural, one {se comparó # tabla y es igual} other {se compararon # tablas y son iguales}}.',
    notCompared:
      'Lo escrito en el destino volvió ({transactions, plural, one {# transacción} other {# transacciones}} al final); no se comparó.',
  },
  /** What is shown of a following once it is over. */
  view: {
    slot: 'Slot de replicación',
    publication: 'Publicación',
    from: 'Retomado en',
    changes: 'Cambios de filas',
    time: 'Duró',
    reconnects: 'Conexión perdida',
    keep: 'Registro que puede guardar el slot',
    unlimited: 'Sin límite: puede llenar el disco',
    freeSlots: 'Slots aún libres',
    identities: 'Recibieron la fila entera como identidad',
    lacking: 'Ya no se pueden actualizar',
    leaveOut: 'Excluidas',
    published: 'Tablas de la publicación',
    schemaChanges: 'Cambios en el esquema mientras tanto',
    otherChanges: 'Otros cambios en las tablas',
    taken: 'Retirado',
    left: 'Sigue ahí',
    strange: 'De otros',
    notes: 'Notas que quedan en el destino',
    nothing: 'No había nada que retirar.',
  },
  log: {
    lost: 'Se perdió la conexión; se intenta de nuevo en {seconds, plural, one {# segundo} other {# segundos}}.',
    stands:
      '{transactions, plural, one {# transacción aplicada} other {# transacciones aplicadas}}, {lag, number} MB de retraso; el origen retiene {held, number} MB.',
  },
};
