const SERVICE = '{service, select, database {base de datos} redis {Redis} pms {PMS} other {{service}}}';

export const health = {
  field: {
    liveUrl: 'Dirección de actividad (liveness)',
    liveUrlHelp:
      'Vacía: la que muestra la carpeta del backend, con la ruta de su código y el puerto de su archivo env o compose.',
    readyUrl: 'Dirección de disponibilidad (readiness)',
    readyUrlHelp:
      'En su respuesta se lee lo que dice de la base de datos y de Redis. Déjala vacía, con la de actividad escrita, si tu backend no la tiene.',
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
    serviceUnclear: `La respuesta de disponibilidad dice algo de esto que no se entiende, ni bueno ni malo: ${SERVICE}.`,
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
