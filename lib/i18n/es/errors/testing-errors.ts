import type { testingErrors as english } from '../../en/errors/testing-errors';
import type { Translation } from '../../translation';

export const testingErrors: Translation<typeof english> = {
  'MUD-500': {
    title: 'No se puede leer el comando',
    cause:
      '{reason, select, empty {No se ha indicado ningún comando.} quote {Se abre una comilla que nunca se cierra: {part}} other {Los comandos se ejecutan sin shell, así que «{part}» no haría lo que hace en una.}}',
    cures: [
      'Escribe un programa y sus argumentos, con comillas alrededor de los que contengan espacios.',
      'Para tuberías, variables o varios comandos, póngalos en un script o en un objetivo del Makefile y llámelo.',
    ],
  },
  'MUD-501': {
    title: 'No se puede iniciar el programa «{program}»',
    cause: 'No está instalado en esta máquina, no está en el PATH del panel o no es ejecutable.',
    cures: [
      'Comprueba cómo está escrito, o indica la ruta completa.',
      'Instálalo en la máquina que ejecuta Mudanza.',
      'Si está en un entorno virtual, indica la ruta dentro de él, p. ej. .venv/bin/pytest.',
    ],
  },
  'MUD-502': {
    title: 'La carpeta del backend no está',
    cause: 'La carpeta {folder} no existe en esta máquina, o no es una carpeta.',
    cures: ['Abre los ajustes de la migración y corrige la carpeta.'],
  },
  'MUD-503': {
    title: 'No hay carpeta ni comando con que probar',
    cause: 'La migración no tiene carpeta del backend, así que no hay dónde ejecutar las pruebas.',
    cures: [
      'Indica la carpeta del backend en «Estado del repositorio» o en los ajustes de la migración.',
      'Si las pruebas se ejecutan en otro sitio, exime este paso con un motivo y adjunta su informe.',
    ],
  },
  'MUD-504': {
    title: 'No hay ningún comando que ejecutar',
    cause: 'La carpeta no ofrece ningún comando de pruebas que Mudanza conozca, y no se ha escrito ninguno.',
    cures: [
      'Escribe el comando como lo harías en una terminal, p. ej. «make test-unit» o «pytest tests/unit».',
    ],
  },
  'MUD-505': {
    title: 'Aquí no se puede ejecutar una sola prueba',
    cause: 'No se sabe qué ejecutor hay detrás del comando, o no tiene manera de ejecutar solo «{name}».',
    cures: [
      'Ejecuta una vez todas las pruebas, para que el ejecutor se dé a conocer.',
      'O escribe el comando propio del ejecutor para esa prueba.',
    ],
  },
  'MUD-510': {
    title: 'La dirección de salud no se puede usar',
    cause: '«{url}» no es una dirección http o https completa.',
    cures: ['Escríbela con esquema y servidor, p. ej. http://127.0.0.1:8002/health/ready.'],
  },
  'MUD-511': {
    title: 'No se puede leer la cabecera',
    cause: 'No tiene la forma «Nombre: valor» en una línea.',
    cures: ['Escríbela como en «Authorization: Bearer …».'],
  },
  'MUD-550': {
    title: 'No se conoce ninguna dirección de salud',
    cause:
      'No se escribió ninguna y la carpeta del backend no muestra una ruta de salud junto con un puerto.',
    cures: [
      'Escribe la dirección de actividad (liveness), p. ej. http://127.0.0.1:8002/health/live.',
      'Indica la carpeta del backend en «Estado del repositorio».',
    ],
  },
};
