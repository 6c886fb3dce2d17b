export const tests = {
  view: {
    runner: 'Pruebas',
    end: 'Final',
    time: 'Tiempo empleado',
    seconds: '{seconds, number} s',
    newlyFailing: 'Fallan ahora',
    missing: 'Faltan',
    newlySkipped: 'Se omiten ahora',
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
    counted:
      '{runner}: {passed, plural, one {# pasa} other {# pasan}}, {failed, plural, one {# falla} other {# fallan}}, {skipped, plural, one {# omitida} other {# omitidas}}.',
    notUnderstood: 'La salida no es de un ejecutor que Mudanza conozca: solo cuenta el código de salida.',
    cutOutput:
      'Escribió más de lo que muestra el registro en vivo{lines, plural, =0 {} one { (una línea del medio no se conservó)} other { (# líneas del medio no se conservaron)}}; el resto está en el archivo para descargar.',
  },
  criterion: {
    cutOff:
      '{by, select, time {Se alcanzó el límite de tiempo} other {Un operador lo paró}} antes de que terminaran las pruebas.',
    stillFailing:
      '{count, plural, one {Una prueba que falló en una ejecución anterior no se ha ejecutado esta vez, así que sigue} other {# pruebas que fallaron en una ejecución anterior no se han ejecutado esta vez, así que siguen}} en rojo: {names}.',
    onlyOne: 'Solo se ejecutó «{name}». Ejecútalas todas para que este paso pase.',
    signal: 'Al comando lo terminó la señal {signal}.',
    exitOnly: 'Código de salida 0. La salida no nombra pruebas, así que solo se conoce el código de salida.',
    exitFailed:
      'Código de salida {code, number}. La salida no nombra pruebas, así que solo se conoce el código de salida.',
    none: 'No se ejecutó ninguna prueba.',
    counted:
      '{passed, plural, one {# pasa} other {# pasan}}, {failed, plural, one {# falla} other {# fallan}}, {skipped, plural, one {# omitida} other {# omitidas}}.',
    still:
      '{still, number} de {before, plural, one {# prueba que pasaba antes sigue pasando} other {# pruebas que pasaban antes siguen pasando}} ({percent, number} %; hace falta el {needed, number} %).',
    fewer:
      'Solo {still, number} de {before, plural, one {# prueba que pasaba antes sigue pasando} other {# pruebas que pasaban antes siguen pasando}} ({percent, number} %; hace falta el {needed, number} %).',
    nonePassedBefore: 'Antes no pasaba ninguna prueba, así que ninguna puede seguir pasando.',
    mostSkipped:
      'Pasan {passed, number} de {total, plural, one {# prueba} other {# pruebas}}, pero {skipped, plural, one {se omitió #} other {se omitieron #}}: muchas suites omiten pruebas cuando no llegan a su base de datos. Lo omitido no demuestra nada.',
    share:
      'Pasan {passed, number} de {total, plural, one {# prueba} other {# pruebas}}{skipped, plural, =0 {} one {, # omitida} other {, # omitidas}} ({percent, number} %; hace falta el {needed, number} %).',
    tooFew:
      'Solo pasan {passed, number} de {total, plural, one {# prueba} other {# pruebas}} ({percent, number} %; hace falta el {needed, number} %).',
    oddExit:
      'No falló ninguna prueba y, aun así, el código de salida es {code, number}: mira el final de la salida.',
    exit: 'El código de salida concuerda con las pruebas.',
    exitAlone:
      'Las pruebas no se leyeron por su nombre, así que no hay con qué comparar el código de salida.',
    oddPass:
      '{count, plural, one {Falló # prueba} other {Fallaron # pruebas}} y, sin embargo, el código de salida es 0: una integración continua lo daría por bueno.',
    noBaseline: 'No hay línea base con la que comparar prueba por prueba.',
    nothingNew:
      'Ninguna prueba falla de nuevo, se omite ni falta{better, plural, =0 {} one {; # pasa y antes fallaba} other {; # pasan y antes fallaban}}.',
    worse:
      '{failing, plural, =0 {} one {# prueba falla ahora} other {# pruebas fallan ahora}}{missing, plural, =0 {} one { # prueba falta} other { # pruebas faltan}}{skipped, plural, =0 {} one { # prueba se omite ahora} other { # pruebas se omiten ahora}}: {names}',
  },
} as const;
