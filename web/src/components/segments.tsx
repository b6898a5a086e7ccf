import type { LucideIcon } from "lucide-react";
import { useId } from "react";

type Segment<T extends string> = { value: T; name: string; icon?: LucideIcon; lang?: string };

type Props<T extends string> = {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChoose: (value: T) => void;
};

/** A few choices side by side, of which one holds: radio buttons in other clothes. */
export function Segments<T extends string>({ label, value, segments, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-meta">{label}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-control border bg-kapur-2 p-1">
        {segments.map(({ value: one, name: shown, icon: Icon, lang }) => (
          <label
            key={one}
            lang={lang}
            className="relative flex h-9 cursor-pointer items-center gap-2 rounded-lg px-3.5 max-sm:gap-1.5 max-sm:px-2.5 text-tinta-2 hover:text-tinta has-checked:bg-paper has-checked:font-medium has-checked:text-nila has-focus-visible:outline-2 has-focus-visible:outline-nila"
          >
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === value}
              onChange={() => onChoose(one)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-lg outline-none"
            />
            {Icon ? <Icon aria-hidden className="size-4" /> : null}
            {shown}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
