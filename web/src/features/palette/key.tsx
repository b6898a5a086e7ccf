/** A key of the keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-5.5 min-w-5.5 shrink-0 place-items-center rounded-md border border-garis-kuat bg-kapur px-1.5 font-sans font-medium text-[0.6875rem] text-tinta-2">
      {children}
    </kbd>
  );
}
