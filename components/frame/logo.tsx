interface Props {
  readonly className?: string;
}

/** The mark: a box on its way from the source’s hue to the target’s. Decoration; the name stands beside it. */
export function Logo({ className }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className ?? 'size-7'}>
      <rect width="32" height="32" rx="8" fill="var(--source-solid)" />
      <path d="M16 0h8a8 8 0 0 1 8 8v16a8 8 0 0 1-8 8H10z" fill="var(--target-solid)" />
      <path
        d="M8 12.5 16 9l8 3.5v8L16 24l-8-3.5zM8 12.5 16 16l8-3.5M16 16v8"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
