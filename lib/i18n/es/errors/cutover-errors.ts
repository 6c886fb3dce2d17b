import type { cutoverErrors as english } from '../../en/errors/cutover-errors';
import type { Translation } from '../../translation';

export const cutoverErrors: Translation<typeof english> = {
  'MUD-966': {
    title: 'El cambio aún no puede empezar',
    cause:
      '{reason, select, lag {El destino no se pone al día: queda atrás por más de lo que el origen escribe en cinco segundos.} prepared {El origen tiene transacciones preparadas ({what}); podrían confirmarse detrás de la valla.} standby {El origen es una réplica: no se puede cercar.} other {Algo lo impide: {what}.}} No se cambió nada.',
    cures: [
      'Sigue el origen hasta que el retraso sea pequeño (paso Seguir el origen) y empieza de nuevo.',
      'Confirma o deshaz las transacciones preparadas: sobreviven a todas las sesiones.',
    ],
  },
  'MUD-967': {
    title: 'No se pudieron bloquear las tablas a tiempo',
    cause:
      'Tras {seconds} s alguien retenía aún filas de ellas en el {side, select, target {destino} other {origen}}: {who}. Se renunció al bloqueo y la aplicación nunca se detuvo: sus escrituras solo esperaron.',
    cures: [
      'Termina esa transacción, o espera a que acabe, y empieza de nuevo. Una sesión «idle in transaction» espera a su propio programa.',
      'Una transacción preparada no tiene sesión: COMMIT PREPARED o ROLLBACK PREPARED con el nombre que se muestra.',
      'Empieza a una hora más tranquila, o permite una espera más larga para el bloqueo.',
    ],
  },
  'MUD-968': {
    title: 'La valla no aguanta',
    cause:
      '{reason, select, sessions {Hay sesiones de la aplicación que no acabaron: pid {what}.} other {Una escritura en {what} se habría aceptado aunque la valla estaba puesta.}} Todo se deshizo; la aplicación sigue en el origen.',
    cures: [
      'El rol necesita pg_signal_backend (o ser miembro del rol de la aplicación) para terminar sus sesiones; las de un superusuario solo las termina un superusuario.',
      'Mira lo que nombra el mensaje y ensaya otra vez.',
    ],
  },
  'MUD-969': {
    title: 'El cambio tardó demasiado y se deshizo',
    cause:
      'El destino no estaba abierto {seconds} s después de levantar la valla. La valla ya no está, la aplicación sigue en el origen y no se ha perdido nada.',
    cures: [
      'Mira qué acto se llevó el tiempo: el ensayo muestra cada uno sin pausa.',
      'Compara después de abrir en lugar de antes, o permite más segundos.',
    ],
  },
  'MUD-970': {
    title: 'Alguien escribió en el origen detrás de la valla',
    cause:
      '{count, plural, one {Llegó # cambio} other {Llegaron # cambios}} después de la marca. La valla se quitó, el destino nunca se abrió y no se ha perdido nada.',
    cures: [
      'Busca quién escribe a pesar de los bloqueos: otro superusuario, un disparador, una extensión. Detenlo y empieza de nuevo.',
    ],
  },
  'MUD-971': {
    title: 'Los dos lados difieren en el momento del cambio',
    cause:
      'Hay filas de estas tablas que no son iguales: {tables}. El destino no se abrió; la aplicación sigue en el origen.',
    cures: [
      'Compara las filas (paso Comparar las filas): las nombra por su clave.',
      'Alguien escribió en el destino, o lo hicieron sus disparadores: vacíalo y copia de nuevo.',
    ],
  },
  'MUD-972': {
    title: 'No se pudo llevar el backend al destino',
    cause:
      '{reason, select, time {El comando no acabó a tiempo.} exit {El comando acabó con {what}.} nobody {Nadie llegó al destino a tiempo.} other {El comando no se pudo ejecutar.}} El destino nunca se abrió y la valla ya no está: el origen acepta escrituras como antes.',
    cures: [
      'Si el backend ya se reinició, ahora apunta al destino: devuelve su archivo de entorno (deshacer del paso 2.1), reinícialo y mira el registro del comando.',
      'Prueba el comando a mano fuera del cambio y empieza de nuevo.',
    ],
  },
  'MUD-973': {
    title: 'Se perdió un bloqueo del cambio',
    cause:
      'La sesión que lo tenía, en el origen o en el destino, acabó, así que pudo pasar alguna escritura. El cambio no siguió; todo se deshizo.',
    cures: [
      'Busca un reinicio, una conmutación o un administrador que termina sesiones, y empieza de nuevo.',
    ],
  },
  'MUD-974': {
    title: 'Se ha escrito en el destino desde el cambio',
    cause: 'Volver ahora perdería lo que se escribió allí: {tables}. No se cambió nada.',
    cures: [
      'Lleva antes los cambios de vuelta (paso El camino de vuelta): entonces volver no pierde nada.',
      'O quédate en el destino y arréglalo allí.',
    ],
  },
  'MUD-975': {
    title: 'Un rol que se nombró no está en el origen',
    cause: 'Allí no hay ningún rol con este nombre: {names}.',
    cures: [
      'Escribe los nombres como los escribe el origen, separados por comas; déjalo vacío para tomar los que se encuentren.',
    ],
  },
  'MUD-976': {
    title: 'Un cambio anterior sigue en pie',
    cause:
      '{state, select, fencing {Se detuvo con la valla puesta: puede que haya roles del origen sin acceso.} switching {Se detuvo mientras se llevaba la aplicación al destino.} other {El destino está abierto; el cambio está hecho.}}',
    cures: [
      'Deshazlo (Deshacer de este paso): los roles vuelven a tener acceso, salvo que ya se haya escrito en el destino.',
      'Si el destino ya está en uso, quédate en él: el cambio está hecho.',
    ],
  },
  'MUD-977': {
    title: 'No se pudo quitar la valla',
    cause: 'Puede que estos roles del origen sigan sin acceso: {roles}. El destino no se abrió.',
    cures: [
      'Deshaz este paso en cuanto se pueda llegar al origen; sabe cómo estaba cada rol.',
      'A mano en el origen: ALTER ROLE … LOGIN, y ALTER ROLE … IN DATABASE … RESET default_transaction_read_only.',
    ],
  },
  'MUD-978': {
    title: 'Alguien más está con este cambio',
    cause:
      'Otra sesión en el destino tiene el bloqueo del cambio de {slot}: hay en curso un cambio, un ensayo o su vuelta atrás, en esta máquina o en otra. No se cambió nada.',
    cures: [
      'Espera a que termine y mira cómo acabó antes de empezar.',
      'Si está muerto, su sesión termina en un cuarto de minuto; vuelve a intentarlo después.',
    ],
  },
  'MUD-654': {
    title: 'El origen rechazaría la valla',
    cause:
      'No aceptó las sentencias que dejan fuera a estos roles: {roles}. Solo se probaron, antes de bloquear nada; no se cambió nada.',
    cures: [
      'Conecta el origen con un rol que pueda cambiarlos: CREATEROLE y, desde PostgreSQL 16, GRANT rol TO ti WITH ADMIN OPTION. A un superusuario solo lo cambia un superusuario.',
      'Si la aplicación es superusuario o usa el rol de esta conexión, nombra solo los demás: los bloqueos dejan fuera a todos hasta que el destino abre, y el resultado nombra a quien sigue dentro.',
      'Después ensaya otra vez.',
    ],
  },
  'MUD-655': {
    title: 'El destino no acepta escrituras',
    cause:
      'Una sesión que empieza allí solo puede leer (default_transaction_read_only está activo), así que la aplicación llegaría a un sitio que la rechaza. No se cambió nada.',
    cures: [
      'Un proyecto alojado lo hace con el disco lleno: amplía el disco o libera espacio y espera a que su página diga que vuelve a aceptar escrituras.',
      'Si no, mira quién lo puso: SELECT * FROM pg_db_role_setting; quítalo con ALTER DATABASE … RESET default_transaction_read_only.',
    ],
  },
  'MUD-656': {
    title: 'Un servidor falló a mitad del cambio',
    cause:
      'Durante «{act, select, caughtUp {Al día} shut {Destino de solo lectura para los demás} copied {Todas las filas copiadas} locked {Tablas bloqueadas en el origen} marked {Marca escrita} drained {La marca ha llegado} reverse {Camino de vuelta creado} compared {Nada llegó tras la marca} closed {Destino bloqueado, ambos momentos tomados} fenced {Roles fuera, sesiones terminadas} probed {Escritura rechazada como prueba} sequences {Secuencias puestas} verified {Todas las filas comparadas} switched {Backend reiniciado} other {Destino abierto}}»{side, select, source { se perdió el origen y aún no responde} target { se perdió el destino y aún no responde} none { se perdieron los dos servidores y aún no responden} other { falló una conexión o una sentencia; los dos servidores responden}}. El destino no se abrió, la valla ya no está y la aplicación sigue en el origen sin haber perdido nada.',
    cures: [
      'Mira las palabras del servidor y su registro: un reinicio, una conmutación, un límite de conexiones.',
      'Cuando los dos respondan, ensaya y empieza de nuevo. Si se dice que un cambio anterior sigue en pie, Deshacer de este paso lo olvida.',
      'Si el backend ya se había reiniciado, devuelve su archivo env (deshacer del paso 2.1) y reinícialo.',
    ],
  },
  'MUD-657': {
    title: 'El destino no se puede dejar en solo lectura para los demás',
    cause:
      'La base de datos {database} del destino es de {owner}, y solo su dueño puede fijar algo en ella. Sin eso, un backend que arranca solo podría escribir entre filas a medias. No se ha cambiado nada.',
    cures: [
      'Conecta el destino como {owner}, o como miembro de ese rol.',
      'O pide a quien pueda que ejecute ALTER DATABASE … OWNER TO tu rol.',
    ],
  },
  'MUD-658': {
    title: 'El origen ya se está siguiendo',
    cause:
      'El destino tiene filas que llegaron con {slot}, de otro momento que las que se copiarían ahora. No se ha cambiado nada.',
    cures: [
      'Haz el cambio con lo que se ha seguido: deja «Cómo llegan las filas» en su primera opción.',
      'O quita el seguimiento (D.9) y vacía la copia (deshacer de D.3); luego empieza otra vez con una pausa.',
    ],
  },
  'MUD-659': {
    title: 'Hay un cambio hecho a este destino',
    cause:
      'La aplicación se envió a este destino, o estaba a punto. Vaciar ahora sus tablas se llevaría lo que escribió aquí y la nota que la deja entrar otra vez en el origen. No se ha cambiado nada.',
    cures: [
      'Deshaz antes el cambio (D.7): trae de vuelta lo que se escribió aquí, compara y abre el origen.',
      'O deshazlo todo de una vez (R.4), que lo hace en ese orden.',
    ],
  },
  'MUD-652': {
    title: 'Ahora mismo se están trayendo cambios de vuelta',
    cause:
      'Un relevo nuestro lee {slot}, en esta máquina o en otra. Volver lee el mismo slot, y solo puede hacerlo uno.',
    cures: [
      'Detén Llevar los cambios de vuelta (D.8) en su página, o npm run check donde se inició; detenerlo no pierde nada.',
      'Después empieza esto otra vez. No ha cambiado nada.',
      'Si su proceso ha muerto, su sesión termina dentro del wal_sender_timeout del destino; inténtalo después.',
    ],
  },
  'MUD-650': {
    title: 'Todavía no hay habitaciones que reservar',
    cause: 'El origen de práctica no tiene la plataforma de hoteles: falta su esquema lodging.',
    cures: [
      'Ejecuta el paso Servidores de práctica (0.0) con filas con las que practicar una copia.',
      'Hazlo antes de mirar el esquema, para que llegue también al destino.',
    ],
  },
  'MUD-651': {
    title: 'Las reservas las confirmó un servidor que no se conoce',
    cause:
      'La última reserva llegó del puerto {port, number, ::group-off}, donde ahora no escuchan ni el origen de práctica ni su destino. Por eso no se pudo contar nada.',
    cures: [
      'Ejecuta Servidores de práctica (0.0), que levanta los servidores en sus puertos, y deja entrar reservas otra vez.',
      'Mira adónde apunta DATABASE_URL en el .env del backend de práctica.',
    ],
  },
};
