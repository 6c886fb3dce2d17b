// Loaded before Next: it makes its own HTTP server and takes no limits for it.
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

/** ms for the headers of a request, and for all of it; a client that is slower is cut off. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 120_000;
const CHECK_MS = 2_000;
/** What a page, a form or a stream is asked with. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** The status with which a request is refused before anything looks at it; null for one that may go on. */
export function refusedWith({ method = '', url = '' }) {
  if (!METHODS.has(method)) return 405;
  // A target in absolute form is for proxies; the host it names is not the one that was checked.
  return url.startsWith('/') && !url.startsWith('//') ? null : 400;
}

function guarded(listener) {
  return (request, response) => {
    const status = refusedWith(request);
    if (status === null) return listener(request, response);
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close',
      ...(status === 405 ? { allow: [...METHODS].join(', ') } : {}),
    });
    response.end(
      status === 405 ? 'This method is not allowed.\n' : 'The target of a request begins with one slash.\n',
    );
  };
}

const createServer = http.createServer;
http.createServer = (...given) => {
  const listener = given.find((one) => typeof one === 'function');
  const options = given.find((one) => typeof one === 'object' && one !== null) ?? {};
  const limits = {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_MS,
  };
  return createServer({ ...options, ...limits }, listener && guarded(listener));
};
syncBuiltinESMExports();
