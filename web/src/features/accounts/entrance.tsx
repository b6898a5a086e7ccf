import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { ClothEdge } from "@/components/cloth-edge";
import { Logo } from "@/components/logo";

type Props = { title: string; text: string; corner: ReactNode; below: ReactNode; children: ReactNode };

/** The frame of signing in and signing up: one column, the edge of the cloth beside it. */
export function Entrance({ title, text, corner, below, children }: Props) {
  const { t } = useTranslation("accounts");
  const heading = useId();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <aside className="relative hidden overflow-hidden bg-nila-dalam text-white lg:block">
        <p className="absolute top-12 left-10 max-w-64 font-serif text-[2rem] leading-tight">{t("motto")}</p>
        <div className="absolute inset-x-0 bottom-0 h-3/5">
          <ClothEdge />
        </div>
      </aside>
      <div className="flex flex-col">
        <div className="flex justify-end gap-1 p-4">{corner}</div>
        <main aria-labelledby={heading} className="mx-auto w-full max-w-sm px-5 pt-[8vh] pb-16">
          <Logo className="size-10" />
          <h1 id={heading} className="mt-6 font-bold text-title">
            {title}
          </h1>
          <p className="mt-1.5 mb-8 text-tinta-2">{text}</p>
          {children}
          <p className="mt-7 text-tinta-2">{below}</p>
        </main>
      </div>
    </div>
  );
}
