import type { ReactNode } from "react";
import { ClothEdge } from "./cloth-edge";

/** The one bold field of the page: what is next on the left, the agent on the right, the edge of the cloth last. */
export function BoldField({
  label,
  children,
  aside,
}: {
  label: string;
  children: ReactNode;
  aside: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="grid grid-cols-[minmax(0,1fr)] overflow-hidden rounded-hero bg-nila-dalam text-white sm:grid-cols-[minmax(0,1fr)_4.5rem] xl:grid-cols-[minmax(0,1fr)_5.75rem]"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 p-5 sm:p-7 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-10">
        <div className="flex flex-col items-start">{children}</div>
        <div className="border-white/15 max-lg:border-t max-lg:pt-6 lg:border-l lg:pl-10">{aside}</div>
      </div>
      <div className="hidden sm:block">
        <ClothEdge />
      </div>
    </section>
  );
}
