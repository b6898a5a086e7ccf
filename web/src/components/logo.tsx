import { classes } from "./classes";

/** Where two circles overlap; four of them make the flower. */
const PETAL = "M1.2-1.2A9.4 9.4 0 0 1 10.6-10.6 9.4 9.4 0 0 1 1.2-1.2Z";

/** A kawung flower: two dyes that meet. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classes("size-8", className)}>
      <rect width="32" height="32" rx="8" fill="oklch(0.4 0.13 268)" />
      <g transform="translate(16 16)">
        {[0, 90, 180, 270].map((turn) => (
          <path
            key={turn}
            d={PETAL}
            transform={`rotate(${turn})`}
            fill={turn % 180 ? "oklch(0.72 0.125 65)" : "#fff"}
          />
        ))}
      </g>
    </svg>
  );
}
