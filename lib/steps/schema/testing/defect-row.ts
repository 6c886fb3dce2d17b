/** A defect as its tables write it: what is planted, what must be said, and how it is special. */
export type DefectRow = readonly [
  plant: string,
  names: string,
  mark?: 'admin' | 'not-mendable' | 'admin-not-mendable',
];
