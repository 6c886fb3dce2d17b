import type { help as english } from '../en/help';
import type { Translation } from '../translation';

export const help: Translation<typeof english> = {
  welcome: {
    title: 'Lleva el Postgres de tu backend a Supabase, con pruebas',
    lead: 'Mudanza te guía por el traslado paso a paso. Cada paso enseña lo que va a hacer antes de hacerlo y se marca por lo que se midió, nunca con un clic.',
    practiceHint:
      'La práctica trae su propio origen, destino y pooler: PostgreSQL real en esta máquina. Sin cuenta, sin nada que perder, unos diez minutos.',
    picture:
      'Desde el origen, un Postgres en tu propia máquina, pasando por seis fases, hasta el destino, un proyecto de Supabase.',
    sourceName: 'Tu Postgres de hoy',
    targetName: 'Tu proyecto de Supabase',
    phases: 'Las seis fases',
    minutes: '{minutes} min',
    promise: {
      evidence: {
        title: 'Pruebas, no clics',
        text: 'Cada marca guarda lo que vio la máquina: resultados de consultas, hashes, tiempos. De ahí sale el informe.',
      },
      failure: {
        title: 'Fallos que se explican solos',
        text: 'Host equivocado, dirección bloqueada, certificado ausente, modo de pooling incorrecto: cada uno tiene nombre, causa y remedios numerados.',
      },
      rollback: {
        title: 'Una vuelta atrás ya ensayada',
        text: 'La vuelta atrás se muestra y se ensaya antes de necesitarla, y demuestra que todo queda como antes.',
      },
    },
  },
  guide: {
    title: 'Práctica guiada',
    step: {
      'practice-lab':
        'Los servidores arrancan solos. Cuando se cumplan los criterios de abajo, continúa con «Siguiente», arriba a la derecha.',
      'target-credentials':
        'Ya está todo relleno. Deja los campos vacíos y pulsa el botón: se comprueba la conexión guardada, todavía sin conectar.',
      'source-connection':
        'Es opcional, pero merece la pena: con el origen conectado, el informe puede mostrar el antes y el después.',
      connection:
        'Pulsa el botón y mira la escalera: cada peldaño es algo que puede fallar, con su tiempo. En un proyecto real, aquí aparecen casi todos los errores.',
      'schema-preview':
        'Pulsa el botón: el esquema de muestra se construye en una base de datos de borrador y se prueba en el destino dentro de una transacción que se revierte. Después el destino sigue tan vacío como antes.',
      'schema-deploy':
        'Haz primero la vista previa y léela: es exactamente lo que se va a ejecutar. Después acepta sus riesgos por su nombre y confirma.',
      'schema-verify':
        'Pulsa el botón: el destino se compara con el archivo objeto a objeto. Lo que falte o difiera aparecería aquí con su nombre.',
      exposure:
        'El destino de práctica no tiene clave pública, así que solo se pregunta a la base de datos. En un proyecto real, este paso muestra lo que podría leer todo internet.',
      crud: 'Se escriben, leen, cambian y borran filas en el destino, y no queda nada. Lee la vista previa: dice cómo se marcan las filas.',
      latency:
        'Origen y destino responden por turnos para que la comparación sea justa. Los dos están en esta máquina, así que verás números pequeños.',
      report:
        'El último paso: reúne lo que demostraron todos los demás. Después abre «Informe», firma una fase en el resumen y comparte el informe para ver lo que ven los revisores.',
      'rollback-rehearsal': 'Prueba la vuelta atrás mientras no hay nada en juego: solo trabaja con copias.',
    },
  },
  glossary: {
    title: 'Glosario',
    lead: 'Las palabras que usa este producto, en una o dos frases cada una.',
    term: {
      advisoryLock: {
        name: 'Bloqueo consultivo (advisory lock)',
        text: 'Un bloqueo de Postgres al que la aplicación da significado. Mudanza mantiene uno sobre el destino mientras un paso escribe, para que dos ejecuciones no escriban a la vez.',
      },
      anonKey: {
        name: 'Clave anon (publicable)',
        text: 'La clave de Supabase pensada para ser pública. Lo que ella pueda leer o escribir lo puede cualquiera: el paso de exposición lo mide.',
      },
      baseline: {
        name: 'Línea base',
        text: 'Una medición hecha antes de cambiar nada, para tener después con qué comparar.',
      },
      criterion: {
        name: 'Criterio',
        text: 'Una pregunta que se hace a las pruebas de un paso. Responde «se cumple», «atención» o «no se cumple», con una frase.',
      },
      dataApi: {
        name: 'Data API',
        text: 'La interfaz web que Supabase pone delante de las tablas de un proyecto. Las tablas del esquema public pueden quedar accesibles por ella aunque nadie lo quisiera.',
      },
      dryRun: {
        name: 'Ensayo (dry run)',
        text: 'Hacerlo todo dentro de una transacción y deshacerla: Postgres lo ha ejecutado de verdad y no queda nada.',
      },
      evidence: {
        name: 'Pruebas (evidencia)',
        text: 'Lo que vio la máquina mientras se ejecutaba un paso: resultados de consultas, hashes, tiempos. Se guarda, nunca se escribe a mano.',
      },
      hazard: {
        name: 'Riesgo',
        text: 'Un peligro con nombre, como borrar datos o bloquear una tabla. Hay que aceptarlo por su nombre antes de ejecutar el paso.',
      },
      p95: {
        name: 'P50, P95, P99',
        text: 'Percentiles. Un P95 de 40 ms significa que 95 de cada 100 consultas se respondieron en 40 ms o menos y las otras cinco tardaron más. Los percentiles no se pueden promediar.',
      },
      pooler: {
        name: 'Pooler',
        text: 'Un programa entre el backend y la base de datos que reparte pocas conexiones entre muchos clientes. Supabase usa Supavisor para todos los proyectos y PgBouncer en los de pago.',
      },
      preparedStatement: {
        name: 'Sentencia preparada',
        text: 'Una consulta que el servidor analizó una vez y conoce por su nombre. En modo transacción la siguiente conexión puede no conocer ese nombre, así que los drivers no deben depender de él.',
      },
      projectRef: {
        name: 'Referencia del proyecto',
        text: 'Las veinte letras que identifican un proyecto de Supabase en su dirección, en los usuarios y en las claves. Tienen que coincidir en todas partes.',
      },
      rls: {
        name: 'RLS (seguridad por filas)',
        text: 'Reglas de Postgres que dicen quién puede ver o cambiar cada fila. Activada sin ninguna regla, deja fuera a todos salvo al dueño de la tabla.',
      },
      scratchBuild: {
        name: 'Construcción de borrador',
        text: 'Tu archivo de esquema construido en una base de datos de usar y tirar, para saber qué crea antes de que lo vea el destino y comparar después el destino con ella.',
      },
      sessionMode: {
        name: 'Modo sesión',
        text: 'Cada cliente conserva una conexión hasta que se va. Todo funciona como sin pooler, pero caben pocos clientes.',
      },
      source: {
        name: 'Origen',
        text: 'El Postgres que usa hoy el backend. Mudanza solo lee de él.',
      },
      stale: {
        name: 'Desactualizado',
        text: 'Un paso correcto del que ha cambiado algo: lo que necesita se volvió a ejecutar o se deshizo. Hay que ejecutarlo otra vez.',
      },
      target: {
        name: 'Destino',
        text: 'El proyecto de Supabase, o el servidor de práctica, al que se traslada el backend. Es donde los pasos escriben, tras una vista previa.',
      },
      tls: {
        name: 'TLS verificado',
        text: 'Una conexión cifrada cuyo certificado se comprobó con una autoridad conocida. Cifrada pero sin verificar detiene a quien escucha, no a quien suplanta.',
      },
      transactionMode: {
        name: 'Modo transacción',
        text: 'El pooler presta una conexión solo durante una transacción. Caben muchos clientes, pero nada de la sesión sobrevive: ni sentencias preparadas por nombre, ni ajustes de sesión, ni LISTEN.',
      },
      waiver: {
        name: 'Dispensa',
        text: 'La decisión de una persona, con nombre y motivo, de seguir aunque un criterio no se cumpla. Queda en el informe.',
      },
    },
  },
};
