/** Speaks a plan of Supabase by its id. */
export const PLAN_NAME =
  '{plan, select, free {Free} pro_micro {Pro con cómputo Micro} pro_small {Pro con cómputo Small} pro_medium {Pro con cómputo Medium} pro_large {Pro con cómputo Large} pro_xl {Pro con cómputo XL} pro_2xl {Pro con cómputo 2XL} other {{plan}}}';
