import type { backendErrors as english } from '../../en/errors/backend-errors';
import type { Translation } from '../../translation';

export const backendErrors: Translation<typeof english> = {
  'MUD-400': {
    title: 'No se encuentra la carpeta del backend',
    cause: '«{path}» no es una carpeta de la máquina en la que funciona Mudanza.',
    cures: [
      'Revisa cómo está escrita; debe ser una ruta absoluta de la máquina que ejecuta Mudanza, no de la tuya.',
      'Deja la carpeta vacía: los pasos te dan entonces texto para copiar y piden tu confirmación.',
    ],
  },
  'MUD-401': {
    title: 'La ruta sale de la carpeta del backend',
    cause:
      '«{path}» lleva fuera de la carpeta que indicaste (por «..», una ruta absoluta o un enlace simbólico). Mudanza solo lee y escribe dentro de ella.',
    cures: [
      'Indica un archivo de dentro de la carpeta.',
      'Sustituye el enlace simbólico por el propio archivo.',
    ],
  },
  'MUD-402': {
    title: 'No se puede escribir un archivo',
    cause: 'La cuenta que ejecuta Mudanza no puede escribir «{path}». No se ha cambiado nada.',
    cures: [
      'Da a esa cuenta permiso de escritura sobre el archivo y su carpeta.',
      'Ejecuta Mudanza como propietario de la carpeta.',
      'Deja la carpeta vacía y aplica a mano los cambios que se muestran.',
    ],
  },
  'MUD-403': {
    title: 'Falta un archivo',
    cause: '«{path}» no existe en la carpeta del backend, o no es un archivo.',
    cures: ['Elige un archivo que exista.', 'Créalo primero y empieza de nuevo.'],
  },
  'MUD-404': {
    title: 'Un archivo es demasiado grande para ser de configuración',
    cause:
      '«{path}» tiene {bytes, plural, one {# byte} other {# bytes}}; el límite es {limit, number}. No se ha leído ni cambiado nada.',
    cures: ['Comprueba que se indicó el archivo correcto.', 'Haz el cambio a mano.'],
  },
  'MUD-405': {
    title: 'Un archivo no es texto',
    cause: '«{path}» contiene bytes que no son texto UTF-8, así que no se puede editar sin dañarlo.',
    cures: ['Comprueba que se indicó el archivo correcto.', 'Conviértelo antes a UTF-8.'],
  },
  'MUD-406': {
    title: 'Un archivo ha cambiado entretanto',
    cause: '«{path}» ya no es aquello para lo que se hizo la vista previa. No se ha escrito nada.',
    cures: ['Haz una vista previa nueva y léela.', 'Pregunta quién más está editando el archivo.'],
  },
  'MUD-407': {
    title: 'Un valor no se puede escribir de modo que todos los lectores lo entiendan',
    cause:
      'El valor de {key} mezcla comillas, barras invertidas o signos de dólar de una forma que los lectores habituales de archivos de entorno interpretan de distinta manera.',
    cures: [
      'Pon en la base de datos una contraseña de letras, cifras, «-» y «_», e introdúcela de nuevo.',
      'Escribe la línea a mano, como la quiera tu lector.',
    ],
  },
  'MUD-408': {
    title: 'No se puede leer el archivo de compose',
    cause: '«{path}», línea {line}: {detail}',
    cures: [
      'Corrige esa línea (no se admiten tabuladores como sangría y las claves no se pueden repetir).',
      'Empieza de nuevo.',
    ],
  },
  'MUD-409': {
    title: 'No se ha encontrado ningún servicio de base de datos',
    cause: 'Ningún servicio de {files} tiene una imagen de Postgres ni se llama «{service}».',
    cures: [
      'Indica el servicio en el formulario.',
      'Omite este paso si compose no arranca la base de datos.',
    ],
  },
  'MUD-410': {
    title: 'Hay más de un servicio de base de datos',
    cause: 'Todos estos servicios parecen Postgres: {services}.',
    cures: ['Indica cuál sustituye Supabase, o varios, separados por comas.'],
  },
  'MUD-411': {
    title: 'El archivo de compose no se puede editar con seguridad',
    cause: 'En «{path}» la edición cambiaría más de lo debido ({detail}), así que no se ha escrito nada.',
    cures: [
      'Prueba la otra opción: el perfil conserva el servicio en el archivo.',
      'Haz el cambio a mano; la vista previa muestra de qué líneas se trata.',
    ],
  },
  'MUD-412': {
    title: 'git no está instalado',
    cause: 'No se encontró el programa git en la máquina en la que funciona Mudanza.',
    cures: ['Instala git.', 'Omite este paso y haz el commit a mano.'],
  },
  'MUD-413': {
    title: 'La carpeta no es un repositorio de git',
    cause: '«{path}» no está dentro de un árbol de trabajo de git.',
    cures: ['Indica la carpeta que contiene el repositorio.', 'Omite este paso.'],
  },
  'MUD-414': {
    title: 'No hay ninguna rama activa',
    cause: 'HEAD está suelto (detached), así que un commit no pertenecería a ninguna rama.',
    cures: ['Cambia a una rama y empieza de nuevo.'],
  },
  'MUD-415': {
    title: 'Hay una fusión o un rebase en curso',
    cause: 'El repositorio está a mitad de: {operation}.',
    cures: ['Termínalo o cancélalo y empieza de nuevo.'],
  },
  'MUD-416': {
    title: 'El commit incluiría un secreto',
    cause: '«{path}», línea {line}, contiene lo que parece: {kind}. No se ha hecho ningún commit.',
    cures: ['Saca el secreto del archivo y léelo del entorno.', 'Deja el archivo fuera del commit.'],
  },
  'MUD-417': {
    title: 'git se ha negado',
    cause: 'git no pudo terminar «{command}». Abajo están sus propias palabras.',
    cures: ['Lee lo que dice git.', 'Hazlo a mano en la carpeta del backend.'],
  },
  'MUD-418': {
    title: 'Alguien cambió un archivo después de que Mudanza lo escribiera',
    cause:
      'Ni lo que había antes ni lo que escribió Mudanza: {files}. Restaurar perdería ese cambio, así que no se ha restaurado nada en absoluto.',
    cures: [
      'Haz otra vista previa: muestra las tres versiones (antes, escrita, actual) y lo que hay entre ellas.',
      'Haz lo que propone: guarda tu versión con otro nombre y repón la primera. O deshaz a mano el cambio posterior.',
      'Luego haz la vista previa una vez más y ejecútala.',
    ],
  },
  'MUD-419': {
    title: 'Falta una copia de seguridad o está dañada',
    cause: 'La copia de «{path}» que guarda el diario ya no coincide con su suma de comprobación.',
    cures: [
      'Usa la copia que está junto al archivo, NOMBRE.backup.FECHA, si existe.',
      'Recupera el archivo del control de versiones.',
    ],
  },
  'MUD-420': {
    title: 'No se puede leer el diario',
    cause: 'La línea {line} del diario de escrituras está dañada.',
    cures: [
      'No edites el diario. Recupéralo de una copia de la carpeta de datos.',
      'Deshaz a mano desde las copias NOMBRE.backup.FECHA.',
    ],
  },
  'MUD-421': {
    title: 'El archivo de entorno no contiene una URL de conexión',
    cause: '{key} falta en «{path}» o no es una URL de Postgres.',
    cures: ['Ejecuta antes «Archivo de entorno».', 'Indica la clave que lee el backend.'],
  },
  'MUD-422': {
    title: 'Una copia de seguridad no es igual a su original',
    cause: 'Tras copiar, la suma de comprobación de «{path}» difiere de la del original.',
    cures: ['Comprueba si el disco tiene espacio libre o errores.', 'Empieza de nuevo.'],
  },
  'MUD-424': {
    title: 'No se conoce el driver',
    cause:
      'No se encontró ningún driver de Postgres conocido en los manifiestos del backend, y no se eligió ninguno.',
    cures: ['Elige el driver en el formulario.'],
  },
  'MUD-425': {
    title: 'Una sección está dañada',
    cause: '«{path}» contiene la marca inicial o la final de la sección de Mudanza, pero no ambas en orden.',
    cures: ['Quita la marca suelta, o repón las dos, y empieza de nuevo.'],
  },
  'MUD-426': {
    title: 'El push no nombra lo que se enviaría',
    cause: 'El repositorio enviaría «{remote}/{branch}», pero se confirmó «{given}».',
    cures: ['Escribe el remoto y la rama tal como se muestran, por ejemplo origin/main.'],
  },
  'MUD-427': {
    title: 'No hay nada que incluir en un commit',
    cause: 'Ninguno de los archivos que escribió la migración difiere del último commit.',
    cures: ['Ejecuta primero los pasos que escriben.', 'Omite este paso.'],
  },
  'MUD-428': {
    title: 'Se mezclarían cambios sin confirmar',
    cause:
      'Además de lo que escribió la migración, estos archivos tienen cambios tuyos sin confirmar: {files}.',
    cures: [
      'Haz un commit de tus propias líneas (git add -p las separa) y ejecuta este paso otra vez: él hace el commit del resto.',
      'O haz tú el commit de los archivos tal como están: este paso los deja entonces en paz.',
    ],
  },
  'MUD-430': {
    title: 'El servicio de base de datos ya es un comentario',
    cause:
      'Una ejecución anterior convirtió «{service}» de {files} en comentarios y alguien ha cambiado el archivo desde entonces. Solo se puede dar un perfil a un servicio que siga estando.',
    cures: [
      'Elige la opción A: deja los comentarios como están y mira si algún servicio sigue esperando.',
      'Quita a mano los signos de comentario de «{service}» y elige de nuevo la opción B.',
    ],
  },
  'MUD-429': {
    title: 'No hay nada que deshacer',
    cause: 'La migración no ha escrito nunca en la configuración de esta carpeta.',
    cures: ['No hace falta hacer nada.'],
  },
};
