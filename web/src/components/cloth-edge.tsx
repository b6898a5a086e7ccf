import { useId } from "react";

/** Where two circles of the cloth overlap. */
const PETAL = "M1.6-1.6A18 18 0 0 1 19.6-19.6 18 18 0 0 1 1.6-1.6Z";

/** A band of kawung, the edge of the cloth; never under text. It fills its parent. */
export function ClothEdge({ className }: { className?: string }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className={className} width="100%" height="100%">
      <defs>
        <pattern id={id} width="42" height="42" patternUnits="userSpaceOnUse">
          <rect width="42" height="42" fill="oklch(0.24 0.08 268)" />
          <g transform="translate(21 21)">
            {[0, 90, 180, 270].map((turn) => (
              <path
                key={turn}
                d={PETAL}
                transform={`rotate(${turn})`}
                fill={turn % 180 ? "oklch(0.7 0.12 65)" : "oklch(0.88 0.03 85)"}
              />
            ))}
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
      <rect width="3" height="100%" fill="oklch(0.7 0.12 65)" />
    </svg>
  );
}
