import { processSingleton } from '../store/process-singleton';

/** Live logs that one session may have open; far more than the windows of a person, or of a whole team behind one account. */
const MOST = 600;

/** Counts a stream of a session in; gives what counts it out again, or null when it has too many. */
export function takeStream(sessionId: string): (() => void) | null {
  const open = processSingleton('streams-of-sessions', () => new Map<string, number>());
  const count = open.get(sessionId) ?? 0;
  if (count >= MOST) return null;
  open.set(sessionId, count + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const left = (open.get(sessionId) ?? 1) - 1;
    if (left > 0) open.set(sessionId, left);
    else open.delete(sessionId);
  };
}
