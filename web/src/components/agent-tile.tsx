import type { ReactNode } from "react";
import { classes } from "./classes";
import { hash } from "./hash";

type Ground = { ground: string; figure: string; light: string };

/** Four grounds of classical cloth. */
const GROUNDS: readonly Ground[] = [
  { ground: "#f4b184", figure: "#7a2f14", light: "#fdf0dc" },
  { ground: "#e9cf9f", figure: "#7c4a21", light: "#4f2c13" },
  { ground: "#c79a3d", figure: "#4f3316", light: "#ffe9b4" },
  { ground: "#55301a", figure: "#f3d9a6", light: "#d98a3d" },
];

const MOTIFS = [kawung, truntum, parang, ceplok, anyam, tumpal] as const;

/** An agent is square, a piece of cloth: motif and ground follow from its id, so it is the same everywhere. */
export function AgentTile({ id, className }: { id: string; className?: string }) {
  const seed = hash(id);
  const motif = MOTIFS[seed % MOTIFS.length] ?? kawung;
  const dyes = GROUNDS[(seed >>> 8) % GROUNDS.length] as Ground;
  return (
    <svg
      viewBox="0 0 40 40"
      aria-hidden="true"
      className={classes("size-8 shrink-0 rounded-[26%]", className)}
    >
      <rect width="40" height="40" fill={dyes.ground} />
      {motif(dyes)}
    </svg>
  );
}

const QUARTERS = [0, 90, 180, 270];

function kawung({ figure, light }: Ground): ReactNode {
  return (
    <g transform="translate(20 20)">
      {QUARTERS.map((turn) => (
        <path
          key={turn}
          transform={`rotate(${turn})`}
          d="M1.5-1.5A14 14 0 0 1 15.5-15.5 14 14 0 0 1 1.5-1.5Z"
          fill={figure}
        />
      ))}
      {QUARTERS.map((turn) => (
        <circle key={turn} transform={`rotate(${turn})`} cx="14" cy="0" r="2.6" fill={light} />
      ))}
    </g>
  );
}

function truntum({ figure, light }: Ground): ReactNode {
  return (
    <g transform="translate(20 20)">
      {[0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (
        <path
          key={turn}
          transform={`rotate(${turn})`}
          d="M0-4C3.4-8 3-13-0-17-3-13-3.4-8 0-4Z"
          fill={turn % 90 ? light : figure}
        />
      ))}
      <circle r="3.4" fill={figure} />
    </g>
  );
}

function parang({ figure, light }: Ground): ReactNode {
  return (
    <g transform="rotate(-45 20 20)">
      {[-4, 8, 20, 32].map((y) => (
        <g key={y} transform={`translate(0 ${y})`}>
          <path
            d="M-10 0C-4-5 2 5 8 0S20-5 26 0 38 5 50 0V6C44 11 38 1 32 6S20 11 14 6 2 1-10 6Z"
            fill={figure}
          />
          <circle cx="8" cy="9" r="1.5" fill={light} />
          <circle cx="26" cy="9" r="1.5" fill={light} />
        </g>
      ))}
    </g>
  );
}

function ceplok({ figure, light }: Ground): ReactNode {
  return (
    <>
      {[
        [0, 0],
        [40, 0],
        [0, 40],
        [40, 40],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="11" fill={figure} />
      ))}
      <circle cx="20" cy="20" r="11.5" fill={figure} />
      <circle cx="20" cy="20" r="7" fill={light} />
      <circle cx="20" cy="20" r="3" fill={figure} />
    </>
  );
}

function anyam({ figure, light }: Ground): ReactNode {
  return (
    <>
      {[4, 22].flatMap((x) =>
        [4, 22].map((y) => {
          const upright = (x + y) % 36 === 8;
          return [0, 5.5].map((step) => (
            <rect
              key={`${x} ${y} ${step}`}
              x={x + (upright ? step * 1.6 : 0)}
              y={y + (upright ? 0 : step * 1.6)}
              width={upright ? 5 : 14}
              height={upright ? 14 : 5}
              rx="1"
              fill={step ? figure : light}
            />
          ));
        }),
      )}
    </>
  );
}

function tumpal({ figure, light }: Ground): ReactNode {
  return (
    <>
      {[0, 13.33, 26.66].map((x) => (
        <g key={x}>
          <path d={`M${x} 40L${x + 6.66} 20 ${x + 13.33} 40Z`} fill={figure} />
          <path d={`M${x} 0L${x + 6.66} 20 ${x + 13.33} 0Z`} fill={figure} />
          <circle cx={x + 6.66} cy="34" r="1.8" fill={light} />
          <circle cx={x + 6.66} cy="6" r="1.8" fill={light} />
        </g>
      ))}
    </>
  );
}
