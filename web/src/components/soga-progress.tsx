import { classes } from "./classes";

type Props = {
  /** From 0 to 1. */
  value: number;
  label: string;
  className?: string;
};

/** How far the agent's own work has come. */
export function SogaProgress({ value, label, className }: Props) {
  const percent = Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classes("h-1.5 w-full overflow-hidden rounded-full bg-soga-lembut", className)}
    >
      <div
        className="h-full animate-pulse rounded-full bg-soga transition-[width] duration-500"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
