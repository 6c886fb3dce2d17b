import { isValidElement, type ReactNode, Suspense } from 'react';

const CLIENT_REFERENCE = Symbol.for('react.client.reference');

type Component = (props: Record<string, unknown>) => ReactNode;

/** True for a component that this server can call: those of the browser are only references here. */
function isCallable(type: unknown): type is Component {
  return typeof type === 'function' && Reflect.get(type, '$$typeof') !== CLIENT_REFERENCE;
}

/** Draws a tree and forgets it; throws what drawing it throws. What stands below a Suspense cannot break its page. */
function draw(node: ReactNode): void {
  if (typeof node !== 'object' || node === null) return;
  if (isValidElement<Record<string, unknown>>(node)) {
    if (node.type === Suspense) return;
    if (isCallable(node.type)) draw(node.type(node.props));
    else for (const value of Object.values(node.props)) if (isDrawn(value, node.props)) draw(value);
  } else if (Symbol.iterator in node) {
    for (const child of node) draw(child);
  } else {
    throw new TypeError('An object stands where a text belongs.');
  }
}

/** Children are drawn whatever they are; of the other properties those that are elements. */
function isDrawn(value: unknown, props: Record<string, unknown>): value is ReactNode {
  return value === props.children || isValidElement(value);
}

/**
 * What drawing this view would throw, or null. React's error boundaries do not catch what is thrown on the server, so
 * a view of data whose shape nobody promises is tried before it is shown. To be called while a component is drawn,
 * with components that are not async.
 */
export function drawError(view: ReactNode): Error | null {
  try {
    draw(view);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
