import type { cutover as english } from '../en/cutover';
import type { Translation } from '../translation';

/** Textos del cambio del origen al destino, y de su ensayo. */
export const cutover: Translation<typeof english> = {
  field: {
    roles: 'Roles de la aplicación en el origen',
    rolesHelp:
      'Quién queda fuera, separados por comas. Vacío: todo rol que tenga una sesión allí o pueda escribir en las tablas mudadas.',
    fence: 'Cómo quedan fuera',
    fenceHelp:
      'Las tablas se bloquean en todo caso hasta que el destino abre. Esto es lo que deja fuera a quien escribe después. El rol de esta conexión solo puede quedar de solo lectura: se dejaría fuera a sí mismo.',
    kind: {
      nologin: 'Ya no pueden iniciar sesión (ALTER ROLE … NOLOGIN)',
      readonly: 'Sus transacciones son de solo lectura salvo que digan otra cosa (blando)',
    },
    wayToTake: 'Cómo llegan las filas',
    wayToTakeHelp:
      'Seguir el origen pide antes los pasos D.2 a D.5. Con una pausa nadie escribe desde la valla hasta que cada fila está copiada y comparada, dure lo que dure; del origen solo hace falta el derecho a dejar fuera a sus roles.',
    take: {
      auto: 'Lo que se pueda: con una pausa donde el origen no se puede seguir',
      follow: 'El origen se ha seguido: una pausa de menos de un segundo',
      pause: 'Con una pausa: valla, copia, comparación, cambio',
    },
    pauseMinutes: 'Minutos de pausa como máximo',
    pauseMinutesHelp:
      'Solo con una pausa: desde el bloqueo hasta que se abre el destino. Después todo se deshace solo.',
    maxSeconds: 'Segundos como máximo',
    maxSecondsHelp: 'Desde el bloqueo hasta que el destino abre. Después, todo se deshace por sí mismo.',
    lockSeconds: 'Segundos de espera por el bloqueo',
    lockSecondsHelp:
      'Quien escribe espera mientras tanto, y a nadie se rechaza. Sin el bloqueo no se cambia nada.',
    wayBack: 'Dejar abierto el camino de vuelta',
    wayBackHelp:
      'Crea un slot en el destino antes de su primera escritura: todo lo que se escriba allí se puede llevar de vuelta. Donde no sea posible, el cambio es un punto sin retorno.',
    restart: 'Cómo se reinicia el backend',
    restartHelp:
      'Su archivo de entorno ya debe nombrar el destino (paso 2.1). Sus escrituras esperan hasta que el destino abre.',
    way: {
      hand: 'A mano, cuando la página lo diga',
      compose: 'docker compose up -d en la carpeta del backend',
      systemd: 'systemctl restart',
      command: 'Un comando mío',
    },
    command: 'Comando, unidad o servicios',
    commandHelp:
      'Sin shell. Para systemctl, la unidad; para docker compose, los servicios, o vacío para todos; si no, el comando entero.',
    verify: 'Comparar todas las filas',
    verifyHelp:
      'Antes: no se abre nada que no esté probado, y la pausa se alarga eso. Después: ambos lados se comparan tal como estaban en el cambio, mientras la aplicación ya escribe.',
    compare: { before: 'Antes de abrir el destino', after: 'Después de abrirlo' },
    firstWrite: 'Segundos de espera por la primera escritura',
    firstWriteHelp:
      'La primera escritura de la aplicación en el destino, tal como la cuenta el propio servidor.',
    withLock: 'Tomar el bloqueo de verdad',
    withLockHelp:
      'Quien escribe espera hasta que la marca ha llegado, normalmente una fracción de segundo. Sin él, el tiempo del bloqueo es el de uno vacío.',
  },
  preview: {
    fence:
      'Dejar {roles, plural, one {# rol} other {# roles}} fuera del origen: bloquear {count, plural, one {# tabla} other {# tablas}}, cambiar los roles, terminar sus sesiones',
    shut: 'Dejar el destino en solo lectura para los demás mientras se llenan sus tablas, y terminar las sesiones que haya',
    drain: 'Escribir una marca en el registro del origen y dejar que todo lo anterior llegue al destino',
    sequences:
      'Poner las secuencias del destino más allá de las del origen, por {room, plural, one {# paso} other {# pasos}}',
    wayBack: 'Crear en el destino el slot desde el que los cambios se pueden llevar de vuelta',
    verify:
      'Comparar todas las filas de {count, plural, one {# tabla} other {# tablas}} en el momento del cambio',
    restart:
      '{way, select, hand {Esperar a que hayas reiniciado el backend} other {Reiniciar el backend}}; sus escrituras esperan ante el destino',
    abortLine:
      '— Hasta aquí todo se deshace por sí mismo, si algo falla o pasados {seconds, number} s: no se pierde nada —',
    open: 'Abrir el destino, ver la primera escritura, soltar el bloqueo del origen',
    rehearse:
      'Representar el cambio con {count, plural, one {# tabla} other {# tablas}}: las sentencias para los roles se deshacen{withLock, select, true {, el bloqueo se toma y se devuelve} other {, no se toma ningún bloqueo}}',
  },
  note: {
    rehearsed:
      '{isKnown, select, yes {El ensayo dice que la pausa dura unos {ms, number} ms sin el reinicio.} other {El cambio no se ha ensayado: no se sabe cuánto dura la pausa.}}',
    pauseEstimate:
      '{isKnown, select, yes {Con una pausa: según la última copia de esta migración, la aplicación está parada unos {seconds, number} s, más lo que tarde el reinicio.} other {Con una pausa: no se sabe cuánto está parada la aplicación. Una copia antes (D.3) lo mide, mientras la aplicación sigue.}}',
    pauseFollowing:
      'El destino tiene filas de un origen que se sigue: haz el cambio con eso, o quítalo antes (D.9) y vacía la copia (deshacer de D.3).',
    doorOwner:
      'La base de datos {database} del destino es de {owner}: solo su dueño puede dejarla en solo lectura mientras se llena, para que un backend que arranca solo no escriba entre filas a medias. Conecta el destino como {owner}.',
    standby: 'El origen es una réplica: no se puede cercar.',
    prepared:
      '{count, plural, one {Una transacción preparada} other {# transacciones preparadas}} en el origen: {names}.',
    followed: 'El origen se está siguiendo: detén antes esa ejecución. El cambio toma su slot.',
    targetReadOnly:
      'Las sesiones que empiezan en el destino solo pueden leer (default_transaction_read_only): así queda un proyecto alojado con el disco lleno. La aplicación no podría escribir allí.',
    envUnwritten:
      'El archivo env del backend en {file} aún no se ha escrito (paso 2.1): un reinicio lo arrancaría con su dirección antigua, donde se le rechaza.',
    envChanged:
      '{file} no está como lo escribió el paso 2.1: alguien lo ha cambiado desde entonces. Mira si aún nombra el destino; un reinicio lee lo que hay.',
    others: '{names} también pueden escribir en el origen y no quedarían fuera.',
    insideTarget:
      'En el destino, {names} puede escribir desde dentro del servidor, también antes del cambio, y una tarea que está dos veces se ejecuta dos veces. Mantenlo apagado allí hasta que el destino esté abierto.',
    inside:
      'En el origen, {names} puede escribir desde dentro del servidor. Los bloqueos lo retienen hasta el final y después sigue: apágalo antes y enciéndelo en el destino.',
    noRoles:
      'No se encontró ningún rol de una aplicación: después nada dejaría fuera del origen a quien escribe.',
    soft: 'Solo lectura es blando: una sesión puede anularlo en cuanto falta el bloqueo. Vale para {names}.',
    superusers: '{names}: superusuarios. Solo un superusuario puede terminar sus sesiones o cambiarlos.',
    mayNotAlter:
      'Este rol no puede cambiar otros roles (CREATEROLE y, desde PostgreSQL 16, ADMIN sobre ellos).',
    locks:
      '{count, plural, one {# tabla ocupa un bloqueo} other {# tablas ocupan otros tantos bloqueos}}: más de la mitad de los que tiene el origen.',
    standing:
      'Un cambio anterior sigue en pie: {state, select, fencing {se detuvo con la valla puesta} switching {se detuvo con la aplicación en camino} other {el destino está abierto}}. Deshazlo, o quédate en el destino.',
    noWayBack:
      'No se podría llevar nada de vuelta ({reason}): desde la primera escritura en el destino, volver pierde lo que se escribió allí.',
  },
  judge: {
    nobodyFenced: 'Ningún rol queda fuera del origen: quien escribe puede volver a él.',
    stillIn: 'Nada rechaza a {names} en el origen.',
    others: 'Fuera del origen, salvo {names}: pueden escribir en él y no se nombraron.',
    broken: 'No se vio: con el destino ya abierto falló un servidor ({what}). El cambio sigue en pie.',
    notCompared:
      'Sin comparar en el momento del cambio: {names}. La aplicación ya se ha mudado; compara los dos lados mientras se traen los cambios (D.8).',
    cameAnyway:
      'El reinicio no acabó bien ({fault}), pero la aplicación ya estaba en el destino, así que se abrió: deshaciéndolo, una parte habría escrito en cada lado. Mira si se ha mudado entera; Deshacer lo trae todo de vuelta.',
    soft: '{names}: solo lectura, que una sesión puede anular. Nada más los deja fuera ahora.',
    fenced:
      '{count, plural, one {El rol queda} other {# roles quedan}} fuera. Con la valla puesta se rechazó una escritura ({probe}); {ended, plural, one {acabó # sesión} other {acabaron # sesiones}}.',
    notArrived: 'El destino tiene todo hasta {applied}; la marca está en {marker}.',
    strays:
      '{count, plural, one {# cambio} other {# cambios}} en el origen {count, plural, one {llegó} other {llegaron}} después de la marca y no {count, plural, one {está} other {están}} en el destino.',
    arrived: 'Todo hasta la marca ({marker}) está en el destino ({applied}), y nada llegó después.',
    copied:
      '{rows, plural, one {# fila} other {# filas}} de {count, plural, one {# tabla} other {# tablas}} copiadas tras la valla, y desde entonces no se escribió nada en el origen.',
    estimate:
      '{way, select, pause {Con una pausa} other {La pausa}}: {ms, number} ms sin el reinicio; se habían estimado {estimated, number} ms.',
    notEstimated:
      '{way, select, pause {Con una pausa} other {La pausa}}: {ms, number} ms sin el reinicio. No se había estimado nada: {way, select, pause {no hubo una copia antes} other {no se ensayó}}.',
    behind: 'Secuencias del destino que van por detrás, o que faltan: {names}.',
    ahead:
      '{count, plural, one {La secuencia está} other {Las # secuencias están}} a la altura de las del origen o más allá.',
    noWrite:
      'No se vio ninguna escritura en el destino en {seconds, number} s. Si el backend arrancó con su dirección antigua, allí se le rechaza: mira su archivo env y su registro. Mientras no se escriba nada, Deshacer revierte el cambio al momento.',
    firstWrite: 'La primera escritura se vio {ms, number} ms después de abrir.',
    noSessions: 'Nadie más está conectado al origen.',
    sessions:
      'Siguen conectados al origen: {names}. Puede que un pool guarde conexiones viejas: reinicia a quien pertenezcan.',
    gap: 'Desde el bloqueo del origen hasta abrir el destino: {ms, number} ms.',
    noWayBack: 'No hay slot en el destino: volver pierde lo que se escribe allí.',
    wayBack: 'El slot {slot} guarda todo lo que se escribe en el destino desde el cambio.',
    predicted:
      'La pausa duraría unos {ms, number} ms sin el reinicio{withLock, select, true {} other {; no se tomó el bloqueo}}.',
    predictedLong: 'La pausa duraría unos {ms, number} ms, más de los {limit, number} s permitidos.',
    mayNot: 'El servidor rechazó lo que la valla necesita: {names}.',
    may: 'El servidor acepta las sentencias para {count, plural, one {# rol} other {# roles}}; se deshicieron.',
    mayNotSignal: 'Este rol no puede terminar sesiones de otros roles (pg_signal_backend).',
    quiet: 'Ninguna transacción llevaba mucho tiempo abierta.',
    long: 'Transacciones a las que el bloqueo tendría que esperar: {names}.',
    left: 'Quedó atrás: {names}.',
    nothingLeft: 'No queda nada del ensayo.',
  },
  view: {
    gap: 'Pausa',
    predicted: 'Pausa prevista',
    estimated: 'Estimada, sin el reinicio',
    marker: 'Marca',
    applied: 'Aplicado',
    sequences: 'Secuencias',
    tables: '{count, plural, one {# tabla comparada} other {# tablas comparadas}}',
    sequence: { name: 'Secuencia', source: 'Origen', target: 'Destino' },
  },
  undo: {
    nothing: 'No queda nada de un cambio.',
    open: 'Volver a dejar entrar {count, plural, one {# rol} other {# roles}} en el origen, cada uno como estaba',
    carried:
      'Antes se trae de vuelta lo que se escribió en el destino, y se compara. Lleva primero el backend al origen: mientras escriba en el destino, no se deshace nada.',
    written:
      'Se ha escrito en el destino desde el cambio: {tables}. Llévalo antes de vuelta, o quédate allí.',
  },
  log: {
    act: '{act, select, caughtUp {Al día} shut {Destino de solo lectura para los demás} copied {Todas las filas copiadas} locked {Tablas bloqueadas en el origen} fenced {Roles fuera, sesiones terminadas} probed {Escritura rechazada como prueba} marked {Marca escrita} drained {La marca ha llegado} sequences {Secuencias puestas} reverse {Camino de vuelta creado} compared {Nada llegó tras la marca} closed {Destino bloqueado, ambos momentos tomados} verified {Todas las filas comparadas} switched {Backend reiniciado} opened {Destino abierto} firstWrite {Primera escritura buscada} refused {Visto cómo se rechaza a los roles} released {Bloqueo del origen suelto} other {{act}}}: {ms, number} ms.',
    nobody:
      'Nadie ha escrito aún en el destino. Si el backend arrancó con su dirección antigua, el origen lo rechaza: mira su archivo env y su registro.',
    takenBack:
      'El proceso de este cambio había muerto. El origen está abierto otra vez: {count, plural, =0 {ningún rol estaba fuera} one {# rol entra como antes ({roles})} other {# roles entran como antes ({roles})}}. En el destino no se escribió nada.',
    byHand: 'Reinicia ahora el backend: en cuanto quiera escribir en el destino, el destino abre.',
  },
};
