import type { Fault } from './fault';
import { type ResponderScript, startResponder } from './fault-responder';
import { WIRE_SAMPLES } from './fault-samples';
import { STATE_SAMPLES } from './fault-samples-states';
import type { FaultServers } from './fault-servers';
import type { FaultSample } from './fault-table';
import { codeOfUse } from './see-code';

/** States that end a query, not a connection. */
const IN_SESSION = /^(?:0A|2[2356B]|34|3F|40|42|54|55P03|57014|53[12]|58|P0)/;

function scriptOf({ text, sqlState = 'XX000' }: FaultSample): ResponderScript {
  const isInSession = IN_SESSION.test(sqlState);
  const error = { text, sqlState, severity: isInSession ? ('ERROR' as const) : ('FATAL' as const) };
  return { tls: 'refuse', startup: isInSession ? { queryError: error } : { error } };
}

/** Every text of the catalogue as a real ErrorResponse, received by the real driver. */
export function wireFaults(servers: FaultServers): Fault[] {
  return [...WIRE_SAMPLES, ...STATE_SAMPLES].map((sample) => ({
    id: `${sample.rule}: ${sample.text}`,
    code: sample.code,
    inject: async () => {
      const responder = await startResponder(scriptOf(sample));
      try {
        const credentials = servers.credentials(responder.port, { tls: { mode: 'disable' } });
        return await codeOfUse(credentials, undefined, sample.endpoint ? { endpoint: sample.endpoint } : {});
      } finally {
        await responder.close();
      }
    },
  }));
}
