import type { checkErrors as english } from '../../en/errors/check-errors';
import type { Translation } from '../../translation';

/** Errores de la línea de comandos, MUD-050 a MUD-069. */
export const checkErrors: Translation<typeof english> = {
  'MUD-051': {
    title: 'La URL no nombra ningún servidor',
    cause: 'El valor de {option} no se entendió como conexión: hacen falta un host y un usuario.',
    cures: [
      'Pon la URL entre comillas, para que el intérprete de órdenes no toque & ni ?: postgresql://USUARIO:CONTRASEÑA@HOST:PUERTO/BASE.',
      'Pregunta a npm run check -- paste qué se entiende de ella.',
    ],
  },
  'MUD-052': {
    title: 'No se puede leer el archivo',
    cause: '{path} no existe aquí, o no se puede leer.',
    cures: ['Revisa la ruta; es relativa a la carpeta desde la que se llamó a la orden.'],
  },
  'MUD-053': {
    title: 'El archivo no contiene ese registro',
    cause: '{path} no es lo que una comprobación anterior escribió con --json.',
    cures: ['Da el archivo en el que se escribió la respuesta, o el registro que contiene.'],
  },
};
