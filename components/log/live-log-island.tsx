'use client';

import { QueryIsland } from '@/components/query/query-island';
import { LiveLogBody, type LiveLogProps } from './live-log-body';

export default function LiveLogIsland(props: LiveLogProps) {
  return (
    <QueryIsland>
      <LiveLogBody {...props} />
    </QueryIsland>
  );
}
