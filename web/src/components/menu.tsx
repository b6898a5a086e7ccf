import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

/** A button and what it offers. The trigger is a `Button`. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="z-50 min-w-48 rounded-card border bg-paper p-1.5 shadow-ribbon"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ItemProps = ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean };

export function MenuItem({ danger = false, className, ...rest }: ItemProps) {
  return (
    <DropdownMenu.Item
      {...rest}
      className={classes(
        "flex cursor-pointer select-none items-center gap-2.5 rounded-lg px-3 py-2 outline-none data-[highlighted]:bg-nila-lembut [&_svg]:size-4 [&_svg]:text-tinta-3",
        danger && "text-bata data-[highlighted]:bg-bata-lembut [&_svg]:text-bata",
        className,
      )}
    />
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-garis" />;
}
