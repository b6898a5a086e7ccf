import { classes } from "@/components/classes";

/** A cloth on which the wax is drawn, but that was in no dye yet: an agent that is not saved. */
export function UndyedTile({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 40 40"
      aria-hidden="true"
      className={classes("size-8 shrink-0 rounded-[26%] bg-soga-lembut", className)}
    >
      <g
        transform="translate(20 20)"
        fill="none"
        stroke="var(--soga)"
        strokeWidth="1"
        strokeDasharray="2.2 1.6"
      >
        {[0, 90, 180, 270].map((turn) => (
          <path
            key={turn}
            transform={`rotate(${turn})`}
            d="M1.5-1.5A14 14 0 0 1 15.5-15.5 14 14 0 0 1 1.5-1.5Z"
          />
        ))}
        <rect x="-18.5" y="-18.5" width="37" height="37" rx="9" />
      </g>
    </svg>
  );
}
