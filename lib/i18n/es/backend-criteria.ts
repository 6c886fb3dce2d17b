/** A part of `backend`. */
export const backendCriteria = {
  note: {
    everything:
      'Se deshace: {commits, plural, =0 {ningún commit} one {# commit} other {# commits}}, {files, plural, =0 {ningún archivo} one {# archivo} other {# archivos}} del backend, y el esquema en el destino con {statements, plural, =0 {nada que eliminar} one {# sentencia} other {# sentencias}}; en este orden.',
    copiesGo:
      '{count, plural, one {La copia que hizo el paso de copias junto a su original también se quita, porque antes no existía.} other {Las # copias que hizo el paso de copias junto a sus originales también se quitan, porque antes no existían.}} Las copias selladas de Mudanza se quedan.',
    onlySchema:
      'Hasta que se resuelva no se toca nada. El backend solo puede volver ya: «R.3 Deshacer el backend» deja el esquema y sus filas donde están.',
    stays: 'Lo que dejó «{step}» no se deshace: Mudanza no puede.',
    restart:
      'Mudanza no reinicia nada: reinicia el backend cuando sus archivos estén de vuelta, para que los lea.',
    noHealthUrl:
      'No se conoce ninguna URL de salud, así que no se preguntará al backend. Escribe una arriba para que se pregunte.',
    commitStays:
      'El commit {hash} queda en el historial, y git mostrará los archivos restaurados como cambiados. Solo «R.4 Deshacerlo todo» lo deshace.',
    backupLate:
      'Mudanza ya ha escrito en estos archivos, así que una copia hecha ahora no es la de su original: {files}.',
    manual:
      'Esta migración no tiene carpeta de backend, así que no se cambia nada por ti. Escribe tu nombre cuando esté hecho.',
    duplicate:
      '{key} aparece {count, number} veces en el archivo. Se cambian todas, porque los lectores difieren en cuál vale.',
    followed: '{key} solo remite a {editedKey}, así que el valor se pone allí.',
    envTracked:
      'git no ignora este archivo: la contraseña podría acabar en un commit. Añádelo antes a .gitignore.',
    composeService:
      '{count, plural, one {El servicio de base de datos es «{service}».} other {Los servicios de base de datos son «{service}».}}',
    composeAlso:
      'Los quitó una ejecución anterior, así que siguen fuera aunque esta vez no se nombren: {services}. Deshaz este paso para recuperarlos.',
    composeThere:
      'Los archivos ya dicen esto: lo escribió una ejecución anterior. Ejecutar de nuevo no cambia nada y deja la constancia.',
    composeOverride:
      '{place}: «{text}» manda sobre el archivo de entorno y sigue llevando a la base antigua. Antes de confirmar, escribe «{instead}», o quita la línea si el servicio lee el archivo de entorno (env_file).',
    composeKept:
      'Se siguen mirando aunque esta vez no se nombraron, porque una ejecución anterior los editó o los señaló: {files}. Deshaz este paso para dejarlos fuera.',
    composeCommand:
      '{place}: «{text}» espera a la base antigua, que ya no arranca. Antes de confirmar, quita esa espera.',
    composeVolume:
      'El volumen «{volume}» deja de declararse. Sus datos siguen en el disco hasta que los borres.',
    connectTwice: 'Dos inicios de sesión como mucho: uno de Mudanza y otro del propio driver del backend.',
    docsReplaced: 'Se sustituye la sección propia de Mudanza en {path}; el resto del archivo queda igual.',
    commitThere:
      'No queda nada por confirmar: el último commit, {hash}, es el que hizo una ejecución anterior.',
    commitOnly:
      'El commit incluye exactamente estos archivos; lo demás que tengas preparado sigue preparado.',
    commitEdited:
      'Cambiaron después de que Mudanza los escribiera y entran en el commit tal como están: {files}. Relee tus propias líneas.',
    backAlready:
      'Todos los archivos ya están como antes. Si lo ejecutas otra vez, los comprueba y da la prueba.',
  },
  criterion: {
    confirmed: '{name} ha confirmado que está hecho.',
    unconfirmed: 'Nadie ha confirmado aún que se siguieran las instrucciones.',
    envValues:
      '{count, plural, one {La única clave, leída de nuevo del archivo, dice} other {Las # claves, leídas de nuevo del archivo, dicen}} lo que se pidió.',
    envWrong: 'Leídas de nuevo del archivo, estas claves no dicen lo que se pidió: {keys}.',
    envKept:
      '{count, plural, =0 {No había otras claves.} one {La otra clave dice lo mismo que antes.} other {Las otras # claves dicen lo mismo que antes.}}',
    envLost: 'Estas otras claves han cambiado: {keys}.',
    envPrivate: 'Solo su propietario puede leer {file}.',
    envReadable: 'Otros pueden leer {file}.',
    envPooler: 'El backend pasa por el pooler en modo transacción.',
    envPoolerUnseen:
      'No se ha observado cómo agrupa conexiones esta dirección (promete {mode}). Ejecuta antes «Validar la conexión».',
    envNoPooler:
      'El backend no pasa por un pooler en modo transacción; cada proceso mantiene sus propias conexiones.',
    envNoOldHost: 'Ninguna otra clave nombra el servidor antiguo.',
    envOldUnknown:
      'No se conoce ningún servidor antiguo: no se indicó ningún origen y el archivo no tenía antes una conexión.',
    envOldHost: 'Estas claves aún nombran el servidor antiguo: {keys}.',
    envNoCa: 'No hizo falta el archivo de una CA.',
    envCaUnseen: 'No se pudo preguntar si git conserva {file}.',
    envCaIgnored:
      'Una regla de .gitignore (como *.crt) se traga {file}, así que un clon nuevo no podría verificar el servidor. Una CA no es un secreto: añade la línea «!{file}» a .gitignore.',
    envCaKept: 'git conserva {file}, así que un clon nuevo puede verificar el servidor.',
    envIgnored: '{file} no puede acabar en un commit por descuido.',
    envNoGit: 'Aquí no hay un repositorio git que pueda incluir {file}, o no hay git a quien preguntar.',
    envTracked: 'git no ignora {file}: la contraseña podría acabar en un commit.',
    composeParses:
      '{count, plural, =0 {Ningún archivo difiere de como estaba: cada uno ya dice lo previsto} one {Un archivo difiere de como estaba antes de la primera ejecución y dice} other {# archivos difieren de como estaban antes de la primera ejecución y dicen}}{count, plural, =0 {} other { exactamente lo previsto}}, con cada ancla resuelta.',
    composeStarts:
      'Compose aún arrancaría «{services}»: {count, plural, one {este archivo lo dice} other {estos # archivos lo dicen}} ahora: {files}.',
    composeOtherOption:
      '{count, plural, one {Un archivo sigue} other {# archivos siguen}} como {count, plural, one {lo} other {los}} dejó la otra opción, porque alguien {count, plural, one {lo} other {los}} cambió después: {files}. «{services}» no arranca de ninguna de las dos formas. {edited, plural, =0 {} one {Un archivo difiere de como estaba.} other {# archivos difieren de como estaban.}}',
    composeWaits: 'Ningún servicio espera ya a «{service}». Lo hacían: {waiting}.',
    composeNoOverride: 'Ninguna variable ni orden de los archivos de compose lleva ya a «{service}».',
    composeOverridesUnseen: 'No se miró si las variables de los servicios llevan aún a «{service}».',
    composeOverrides:
      '{count, plural, one {Una línea} other {# líneas}} de compose {count, plural, one {manda} other {mandan}} sobre el archivo de entorno y {count, plural, one {lleva} other {llevan}} a la base antigua. Deshaz este paso, {count, plural, one {cámbiala} other {cámbialas}} y ejecútalo otra vez: {places}.',
    composeToolOverrides: 'Solo herramientas junto al backend nombran aún la base antigua: {places}.',
    composeNoDocker:
      'docker compose no está instalado aquí; el archivo se comprobó con la lectura propia de Mudanza.',
    composeDocker: '{program} acepta el resultado.',
    composeDockerRefuses: '{program} no acepta el resultado: {words}',
    composeDockerOld:
      '{program} ya no aceptaba los archivos antes de la edición, así que no puede juzgarla: {words}',
    composeDockerSilent:
      '{program} no respondió, así que el archivo solo se comprobó con la lectura propia de Mudanza: {words}',
    toolsNeeded: 'Está lo necesario.',
    toolsMissing: 'Falta: {names}.',
    toolsVersions: 'Todas las versiones son suficientes.',
    toolsOld: 'Más antiguas de lo que pide el plan: {names}.',
    toolsAll: 'También están las herramientas opcionales.',
    toolsOptional: 'Opcionales y no encontradas: {names}.',
    clean:
      'No hay nada sin confirmar{count, plural, =0 {} one { (# archivo sin seguimiento)} other { (# archivos sin seguimiento)}}.',
    dirtyPlanned: 'Archivos que la migración va a escribir tienen cambios sin confirmar: {files}.',
    dirtyOther:
      '{count, plural, one {# archivo más tiene} other {# archivos más tienen}} cambios sin confirmar.',
    gitOperation: 'git está a mitad de: {operation}.',
    branch: 'En la rama {branch}.',
    detached: 'No hay ninguna rama activa.',
    driverSeen: 'Driver {driver}, según {file}, línea {line}.',
    driverUnseen: 'No se encontró ningún driver de Postgres conocido en los manifiestos.',
    backupNone: 'No había nada que copiar.',
    backupOriginal: 'Ningún archivo llevaba nada de Mudanza al copiarlo: estos son los originales.',
    backupLate:
      'Mudanza ya había escrito en estos archivos, así que lo copiado ahora no es su original: {files}.{originals, select, none {} other { Las copias originales: {originals}.}}{sealed, select, none {} other { El original de {sealed} está solo en las copias selladas de Mudanza; una vuelta atrás lo restaura.}}',
    backupEqual:
      '{count, plural, one {La copia es igual a su archivo} other {Las # copias son iguales a sus archivos}}, según SHA-256.',
    backupDifferent: 'No son iguales al original: {files}.',
    backupPrivate: 'Solo su propietario puede leer las copias de secretos.',
    backupOpen: 'Otros pueden leer una copia de un secreto.',
    backupIgnored: 'git ignora las copias de secretos.',
    backupVisible: 'git no ignora estas copias de secretos: {files}. Añade «.env.*» a .gitignore.',
    parametersUnseen: 'No se ha mirado qué más dice el texto de conexión.',
    parametersNone: 'El texto de conexión no dice nada más que haya que conservar.',
    parametersCarried: 'Todo lo demás que dice el texto de conexión se conserva: {parameters}.',
    parametersPath:
      'Las consultas irían a otras tablas que antes: el esquema aún no se conserva. Queda por hacer: {parameters}.',
    parametersLost: 'Parte del texto de conexión aún no se conserva: {parameters}.',
    driverKnown: '{driver}{version, select, none {} other { {version}}}, según {from}.',
    driverReaches: '{driver} habla Postgres y puede llegar a esta conexión.',
    driverUnreachable:
      '{driver} nunca puede llegar a Supabase: habla con el proxy de su propio proveedor. Usa {instead} en su lugar; el código de abajo dice qué entra y qué sale.',
    sessionUnseen: 'No se miró si el código pide a una conexión más que una transacción.',
    sessionNone: 'Nada del código pide a una conexión más que una transacción.',
    sessionHolds:
      'El código pide cosas de una sesión y esta conexión las conserva: {count, plural, one {# lugar} other {# lugares}} (modo: {mode}, ajustes de inicio: {startup}).',
    sessionBreaks:
      'El código hace lo que esta conexión (modo: {mode}, ajustes de inicio: {startup}) rechaza o pierde: {places}.',
    sessionLost:
      'Esta conexión (modo: {mode}, ajustes de inicio: {startup}) puede descartar o pasar a otros clientes lo que el código ajusta: {places}.',
    poolUnknown:
      'No se pudo seguir hasta el motor cuántas conexiones abre un proceso: no se sabe. Previstas: {planned}; esta conexión admite {limit}.',
    engineMissing:
      'El motor propio del backend no se ejecutó: ningún módulo crea uno al importarse, o sus paquetes no están instalados aquí ({reason}).',
    engineAnswers:
      'El motor propio del backend, tal como {module} lo crea con el archivo de entorno escrito, responde.',
    engineFails:
      'El motor propio del backend, tal como {module} lo crea con el archivo de entorno escrito, falla: {reason} ({code}).',
    engineRefused:
      'Al motor propio del backend, tal como {module} lo crea con el archivo de entorno escrito, lo rechazan al conectarse: {reason}. Quita «{parameter}» de los argumentos del motor (server_settings, options) y, donde haga falta, dáselo al rol: ALTER ROLE … SET {parameter} = ….',
    notAskedUnreachable: 'No se preguntó: primero hay que sustituir {driver}.',
    notAskedUnadvised: 'No se ha preguntado: aún no hay consejos para {driver}.',
    driverNeedsSession:
      '{driver} prepara cada consulta en el servidor, y el modo transacción no la conserva. Toma como destino el pooler en modo sesión o la conexión directa.',
    othersNone: 'No se encontró en la carpeta ningún otro camino a Postgres.',
    othersUnseen: 'No se miró si la carpeta tiene otros caminos a Postgres.',
    othersReady: 'Los demás caminos a Postgres de esta carpeta también están listos: {names}.',
    othersRed:
      'Otros caminos a Postgres de esta carpeta fallarían: {names}. Elige cada uno como driver para ver sus consejos.',
    othersKnown:
      'Se encontraron otros caminos a Postgres en esta carpeta, para los que aún no hay consejos: {names}.',
    driverAdviceNone:
      '{driver} es conocido, por {from}, pero aún no hay consejos para él: nada suyo se comprobó.',
    tlsInCode: 'Este driver toma el TLS de su código, y el código lo pide: {place}.',
    tlsNotInCode:
      'Este driver no lee de la URL ningún parámetro de TLS, y no se encontró código que pida TLS: {name} = {value}.',
    driverUrl: 'La URL de {file} (línea {line}) tiene la forma de este driver y lleva al destino.',
    driverUrlForeign: 'La URL de {file} no conviene a este driver: {reason}.',
    driverUrlMissing: 'No hay URL de conexión en el archivo de entorno. Ejecuta antes «Archivo de entorno».',
    driverParts:
      'El backend pide el servidor, el usuario y la contraseña por separado ({keys}), y llevan al destino.',
    driverPartsElsewhere:
      'El backend pide el servidor, el usuario y la contraseña por separado, y {keys} lleva a otro sitio.',
    driverKeyUnread:
      'La URL está en {key}, pero el código no pide esa clave: pide {read}. Indica esa clave en «Archivo de entorno» (más opciones).',
    driverAssembled:
      'La URL está en {key}, pero ninguna línea del código pide esa clave: {places} arma la URL con las partes. Así no pide TLS y falla con una contraseña que lleve @, / o %. Haz que use {key} cuando exista.',
    elsewhereNone: 'Ninguna otra línea del backend lleva a otra base de datos.',
    elsewhereUnseen: 'No se miró si otras líneas del backend llevan a otra base de datos.',
    elsewhere: 'Estas líneas aún llevan a otra base de datos; míralas una a una: {places}.',
    elsewhereMigrations:
      'La herramienta de migraciones cambiaría la base antigua: {places}. Haz que lea DIRECT_URL (la conexión de sesión) y ejecuta este paso otra vez.',
    driverTls: 'La URL pide TLS a la manera de este driver: {tls}.',
    driverNoTls: 'La URL no pide TLS.',
    statementsSafe: 'Las sentencias preparadas son seguras en este modo de agrupación.',
    statementsUnseen:
      'Nadie ha observado si esta dirección es un pooler en modo transacción. Ejecuta antes «Validar la conexión».',
    statementsMissing: 'En modo transacción hacen falta estos ajustes, que no se encontraron: {names}.',
    tlsVerified: 'Se verifica el certificado del servidor.',
    tlsUnverified: 'Cifrado, pero el certificado del servidor aún no se verifica: {names}.',
    noDanger: 'No se encontró nada que vaya a fallar.',
    danger: 'Esto fallaría: {places}.',
    risk: 'Esto se comportará de otra manera: {places}.',
    poolNone:
      'NullPool: el backend no mantiene un pool propio y cada petición abre una conexión. El destino admite {limit, number} a la vez.',
    poolFits:
      '{size, plural, one {# conexión por proceso cabe} other {# conexiones por proceso caben}} en el destino (límite {limit, number}).',
    poolTooLarge:
      '{size, plural, one {# conexión por proceso supera} other {# conexiones por proceso superan}} lo que permite el destino ({limit, number}).',
    connectVersion: 'Conectado con los valores escritos: {version}',
    connectNoVersion: 'Los valores escritos no conectan.',
    connectCount: '{table} tiene {count, plural, one {# fila} other {# filas}}.',
    connectNoTable: 'No se puede contar {table}: {reason}',
    connectDriver: '{driver} conectó con los mismos valores.',
    connectDriverFails: '{driver} no pudo: {reason}',
    connectDriverMissing:
      '{driver} no está instalado donde funciona Mudanza ({reason}), así que solo se usó el cliente propio de Mudanza.',
    docsWritten: '{count, plural, one {# archivo escrito} other {# archivos escritos}}.',
    docsLinks:
      '{count, plural, one {El único enlace lleva a algún sitio.} other {Los # enlaces llevan a algún sitio.}}',
    docsBroken: 'Enlaces que no llevan a ninguna parte: {links}.',
    committed: 'El commit {hash} en {branch} contiene {count, plural, one {# archivo} other {# archivos}}.',
    commitNothingLeft: 'En esta carpeta no hay otros cambios que git conozca.',
    commitLeft:
      'Cambiado en esta carpeta y fuera del commit: {files}. Lo que el backend necesite de ello para su nueva base de datos (ajustes del engine, Alembic) también debe ir en un commit; si no, este no funciona por sí solo.',
    commitClean: 'No contiene ningún secreto.',
    commitPushed: 'Enviado a {target}.',
    commitPushFailed: 'git no quiso enviar: {words}',
    commitNotPushed: 'No enviado; no se pidió.',
    rollbackExact:
      '{count, plural, one {# archivo es} other {Los # archivos son}} byte a byte lo de antes, y ya no están los que no existían.',
    rollbackInexact: 'No son lo de antes: {files}.',
    rollbackHealthy:
      'El backend responde bien ({url}). Si no se ha reiniciado, sigue con lo que leyó al arrancar.',
    rollbackNobody:
      '{url} no responde bien: {reason}. La dirección es solo una sugerencia de la carpeta: reinicia el backend, o escribe su dirección y ejecútalo de nuevo.',
    rollbackHealthUnasked: 'No se preguntó al backend si está bien; no se pidió.',
    rollbackUnwell:
      'El backend no responde bien en {url}: {reason}. Reinícialo para que lea los archivos restaurados.',
    rollbackNoHealth:
      'No se preguntó al backend: no se indicó una URL de salud, el paso 3.3 no tiene ninguna y la carpeta no muestra ninguna.',
    rollbackTests:
      'Las pruebas de referencia se han ejecutado de nuevo: {count, plural, =0 {el comando terminó bien} one {# prueba pasa} other {# pruebas pasan}}, como antes de la migración.',
    rollbackTestsFail: 'Las pruebas de referencia no pasan: {reason}.',
    rollbackTestsSkipped: 'No hay pruebas de referencia con las que comparar.',
    rollbackSchema:
      'El despliegue del esquema está deshecho: {count, plural, one {# sentencia} other {# sentencias}}.',
    rollbackProof:
      'Leído de nuevo, el catálogo del destino no conserva nada del despliegue: {count, plural, one {# objeto comprobado} other {# objetos comprobados}} (SHA-256 del catálogo {digest}…).',
    rollbackWhole:
      'Leído de nuevo, todo el destino es lo que era antes de que la migración escribiera en él por primera vez, con permisos y privilegios por defecto: {count, plural, one {# objeto comparado} other {# objetos comparados}} (SHA-256 del catálogo {digest}…).',
    rollbackSchemaLeft: 'No son lo que eran antes de la migración: {objects}.',
    rollbackNoSchema: 'La migración no había desplegado ningún esquema.',
    rollbackCatalog: 'El catálogo del destino es el de antes del despliegue.',
    rollbackCommit: 'Lo que la migración puso en commits está deshecho.',
    rollbackCommitStays:
      'El commit queda en el historial: {reason, select, pushed {ya se hizo push} laterCommits {hay commits más nuevos encima} firstCommit {es el primero} otherBranch {está en otra rama} mixed {alguien le añadió archivos} other {{reason}}}. Deshazlo con git revert cuando quieras que el historial diga lo mismo que los archivos.',
    rollbackStillCommitted:
      'El último commit todavía contiene lo que la migración escribió en {files}. Haz un commit de los archivos restaurados o deshaz aquel con git revert.',
    rollbackNoCommit: 'La migración no había hecho ningún commit.',
    rehearsalBack:
      '{count, plural, one {# archivo escrito por la migración está} other {Los # archivos escritos por la migración están}} de vuelta en la copia, byte a byte lo de antes.',
    rehearsalBackNothing: 'La migración aún no ha escrito nada que una vuelta atrás fuera a deshacer.',
    rehearsalBackConflict:
      'Ahora una vuelta atrás se negaría, porque alguien cambió estos archivos después de que Mudanza los escribiera: {files}. La vista previa de R.3 o R.4 muestra las versiones y la salida.',
    rehearsalBackDiffers: 'Deshechos en la copia, estos no son lo de antes: {files}.',
    rehearsalFiles:
      '{count, plural, one {# archivo} other {# archivos}} de una copia del backend: tras deshacer, cada byte y cada permiso es como antes.',
    rehearsalFilesDiffer: 'Tras deshacer, difieren: {files}.',
    rehearsalDid: 'El ensayo cambió algo de verdad, en los pasos {steps}.',
    rehearsalDidNothing: 'El ensayo no cambió nada, así que no prueba nada.',
    rehearsalSchema: 'Desplegar y deshacer el esquema deja el catálogo de la base desechable como estaba.',
    rehearsalSchemaDiffers:
      'El catálogo de la base desechable difiere tras deshacer: {count, plural, one {# objeto} other {# objetos}}.',
    rehearsalNoFolder: 'Esta migración no tiene carpeta de backend, así que solo se ensayó el esquema.',
    rollbackTestsUnasked: 'No se pidieron las pruebas.',
    rehearsalNoSchema: 'Aún no hay un esquema previsto, así que solo se ensayaron los archivos.',
  },
} as const;
