import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes";

const look = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium transition-colors duration-150 disabled:opacity-50 aria-busy:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        primary: "bg-nila text-on-nila hover:bg-nila/90",
        plain: "border border-garis-kuat bg-paper text-tinta hover:bg-kapur-2",
        quiet: "text-tinta-2 hover:bg-nila-lembut hover:text-tinta",
        danger: "bg-bata text-white hover:bg-bata/90 dark:text-kapur",
        onNila: "bg-white text-[oklch(0.3_0.1_268)] hover:bg-white/90",
        quietOnNila: "text-white/90 hover:bg-white/10",
      },
      size: {
        small: "h-8 px-3 text-meta",
        medium: "h-10 px-4 text-body",
        large: "h-12 px-6 text-body",
        icon: "size-10",
        smallIcon: "size-8",
      },
    },
    defaultVariants: { tone: "plain", size: "medium" },
  },
);

type Props = ComponentProps<"button"> &
  VariantProps<typeof look> & {
    /** Wear the look, but be the child: for links. */
    asChild?: boolean;
    /** Its work is under way: no second press. */
    busy?: boolean;
  };

export function Button({ tone, size, asChild = false, busy = false, className, ...rest }: Props) {
  const given = { className: classes(look({ tone, size }), className), ...rest };
  if (asChild) return <Slot.Root {...given} />;
  return <button type="button" {...given} aria-busy={busy || undefined} disabled={busy || rest.disabled} />;
}
