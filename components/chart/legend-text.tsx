/** A legend's word in the colour of text: the series' own colour is for its mark, and too faint to read. */
export function legendText(name: string) {
  return <span className="text-sm text-ink">{name}</span>;
}
