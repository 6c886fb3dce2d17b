interface Props {
  /** Keys as shown, separated by spaces when pressed one after the other: `g r`. */
  readonly keys: string;
}

/** Keys to press. */
export function Kbd({ keys }: Props) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-block min-w-5 rounded-sm border border-line-strong bg-sunken px-1 text-center font-sans text-xs text-ink"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
