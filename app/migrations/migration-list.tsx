'use client';

import dynamic from 'next/dynamic';

/** The migrations, following along while the page is open. */
export const MigrationList = dynamic(() => import('./migration-list-island'));
