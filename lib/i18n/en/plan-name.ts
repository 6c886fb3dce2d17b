/** Speaks a plan of Supabase by its id. */
export const PLAN_NAME =
  '{plan, select, free {Free} pro_micro {Pro with Micro compute} pro_small {Pro with Small compute} pro_medium {Pro with Medium compute} pro_large {Pro with Large compute} pro_xl {Pro with XL compute} pro_2xl {Pro with 2XL compute} other {{plan}}}';
