import type { DriverStack } from './driver-stack';
import { prisma7 } from './prisma-7';

/** On a driver adapter Prisma 6 goes by node-postgres, as Prisma 7 does. */
export const prisma6Adapter: DriverStack = { ...prisma7, id: 'prisma-6-adapter' };
