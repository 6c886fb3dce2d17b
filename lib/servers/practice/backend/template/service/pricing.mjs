/** Price of a stay in cents: whole nights, weekends a quarter dearer, one free night from seven on. */
export function priceOfStay({ arrival, departure, nightlyCents }) {
  const nights = Math.round((Date.parse(departure) - Date.parse(arrival)) / 86_400_000);
  if (!Number.isInteger(nights) || nights < 1) throw new RangeError('A stay is at least one night.');
  let total = 0;
  for (let night = 0; night < nights; night += 1) {
    const day = new Date(Date.parse(arrival) + night * 86_400_000).getUTCDay();
    total += day === 5 || day === 6 ? Math.round(nightlyCents * 1.25) : nightlyCents;
  }
  return nights >= 7 ? total - nightlyCents : total;
}

/** True when the front desk of a tenant is open at an hour (0 to 23); hours may pass midnight. */
export function isDeskOpen({ start, end }, hour) {
  return start <= end ? hour >= start && hour < end : hour >= start || hour < end;
}
