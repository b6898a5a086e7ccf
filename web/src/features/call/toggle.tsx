import type { LucideIcon } from "lucide-react";
import { classes } from "@/components/classes";

type Props = {
  on: boolean;
  /** What a press would do. */
  label: string;
  /** The letter that does the same. */
  letter?: string;
  icon: LucideIcon;
  onToggle: () => void;
  busy?: boolean;
  /** Everybody should notice that it is on. */
  alarming?: boolean;
};

/** A round switch; filled while it is on. */
export function Toggle({ on, label, letter, icon: Icon, onToggle, busy = false, alarming = false }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={letter}
      aria-busy={busy || undefined}
      disabled={busy}
      title={letter ? `${label} (${letter})` : label}
      onClick={onToggle}
      className={classes(
        "grid size-12 shrink-0 place-items-center rounded-full border transition-colors duration-150 aria-busy:opacity-60",
        on
          ? "border-transparent bg-nila text-on-nila hover:bg-nila/90"
          : "border-garis-kuat bg-paper text-tinta-2 hover:bg-kapur-2",
        on && alarming && "bg-bata text-white hover:bg-bata/90 dark:text-kapur",
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
