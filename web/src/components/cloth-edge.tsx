import { useId } from "react";

const PETAL = "M0 0C9-3 15-9 18-18 9-15 3-9 0 0Z";

/** A band of kawung, the edge of the cloth; never under text. It fills its parent. */
export function ClothEdge({ className }: { className?: string }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className={className} width="100%" height="100%">
      <defs>
        <pattern id={id} width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(0)">
          <rect width="40" height="40" fill="oklch(0.24 0.08 268)" />
          <g transform="translate(20 20)">
            {[0, 90, 180, 270].map((turn) => (
              <path
                key={turn}
                d={PETAL}
                transform={`rotate(${turn})`}
                fill={turn % 180 ? "oklch(0.7 0.12 65)" : "oklch(0.88 0.03 85)"}
              />
            ))}
          </g>
          <circle r="2" cx="20" cy="20" fill="oklch(0.24 0.08 268)" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
      <rect width="3" height="100%" fill="oklch(0.7 0.12 65)" />
    </svg>
  );
}
