import {
  Ban,
  Check,
  Circle,
  Clock,
  Hand,
  History,
  LoaderCircle,
  Lock,
  type LucideIcon,
  Play,
  SkipForward,
  TriangleAlert,
  Undo2,
  Unplug,
  X,
} from 'lucide-react';
import type { STEP_STATE_LOOK } from '@/lib/plan/status';

type IconName = (typeof STEP_STATE_LOOK)[keyof typeof STEP_STATE_LOOK]['icon'];

const ICON: Record<IconName, LucideIcon> = {
  circle: Circle,
  lock: Lock,
  play: Play,
  hand: Hand,
  skip: SkipForward,
  history: History,
  undo: Undo2,
  clock: Clock,
  loader: LoaderCircle,
  check: Check,
  alert: TriangleAlert,
  x: X,
  ban: Ban,
  unplug: Unplug,
};

interface Props {
  readonly name: IconName;
  readonly className?: string;
}

/** The icon of a status by its name in `lib/runs/status`; decoration, since the word stands beside it. */
export function StatusIcon({ name, className = '' }: Props) {
  const Icon = ICON[name];
  return <Icon aria-hidden className={name === 'loader' ? `animate-spin-slow ${className}` : className} />;
}
