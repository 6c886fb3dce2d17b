'use client';

import dynamic from 'next/dynamic';
import type { ChartSpec } from './chart-data';
import { ChartPlaceholder } from './chart-placeholder';

const loading = () => <ChartPlaceholder />;

// Recharts is heavy: it is fetched when a chart is on the page, not with the wizard.
const OverTime = dynamic(() => import('./over-time-chart').then((module) => module.OverTimeChart), {
  ssr: false,
  loading,
});
const Distribution = dynamic(
  () => import('./distribution-chart').then((module) => module.DistributionChart),
  {
    ssr: false,
    loading,
  },
);
const BeforeAfter = dynamic(() => import('./before-after-chart').then((module) => module.BeforeAfterChart), {
  ssr: false,
  loading,
});
const Sweep = dynamic(() => import('./sweep-chart').then((module) => module.SweepChart), {
  ssr: false,
  loading,
});

/** Draws the chart that the data asks for. */
export function LazyChart({ spec }: { readonly spec: ChartSpec }) {
  switch (spec.kind) {
    case 'over-time':
      return <OverTime {...spec} />;
    case 'distribution':
      return <Distribution {...spec} />;
    case 'before-after':
      return <BeforeAfter {...spec} />;
    case 'sweep':
      return <Sweep {...spec} />;
  }
}
