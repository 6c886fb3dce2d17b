import { processSingleton } from '../store/process-singleton';

/** How many live logs this process serves now: the event feed counts itself in and out. */
export const openStreams = () => processSingleton('open-streams', () => ({ count: 0 }));
